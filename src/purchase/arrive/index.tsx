import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { dec, formatQuantity, quantityText, sum } from '../../../shared/kernel/money'
import { REJECTS } from '../../../shared/purchase/receipt'
import { useAsk } from '../../asking'
import { today } from '../../day'
import { TrackingSheet } from '../../entry/TrackingSheet'
import { scannedPieces } from '../../entry/recall'
import { documentPage } from '../../kinds'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { Chips } from '../../kit/Chips'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { NumberPad, type PadRequest } from '../../kit/NumberPad'
import { Page } from '../../kit/Page'
import { PendingNote } from '../../kit/PendingNote'
import { ScanField } from '../../kit/ScanField'
import { Skeleton } from '../../kit/Skeleton'
import { useLatest } from '../../latest'
import { t } from '../../messages'
import { act } from '../../outbox'
import { type Placed, type Scanned, scannedQuantity, useScanInto } from '../../scanning'
import { useSending } from '../../sending'
import { useMay } from '../../session'
import { troubleOf } from '../../trouble'
import { ArrivalCard, lineFor } from './ArrivalCard'
import { type Arrival, arrivalsOf, isEmpty, nothingOf, type OrderRow, receiptLines, wholeArrivals, withArrival, withScan } from './arrivals'
import { RejectSheet } from './RejectSheet'
import '../../entry/entry.scss'

interface At {
  row: OrderRow
  nth: number
}
type Rejects = keyof typeof REJECTS
const CHIPS = (Object.keys(REJECTS) as Rejects[]).map((value) => ({ value, word: REJECTS[value] }))

/** Receiving one or several orders of a supplier: scan what came, say what is turned down; it becomes one receipt. */
export default function ArrivePage() {
  const { orders = '', party, warehouse } = useRouter().params
  const where = { orders: orders.split(',').filter(Boolean), ...(party ? { party } : {}), ...(warehouse ? { warehouse } : {}) }
  const asked = useAsk('purchase', 'receipt.fromOrder', where)
  const held = useLatest<Arrival[]>(() => [])
  const { value: arrivals, set: setArrivals } = held
  const [rejects, setRejects] = useState<Rejects>('refuse')
  const [pad, setPad] = useState<PadRequest | null>(null)
  const [tracked, setTracked] = useState<At | null>(null)
  const [rejecting, setRejecting] = useState<At | null>(null)
  const { busy, pending, trouble, setTrouble, send } = useSending()
  const posts = useMay('receipt.approve')
  const first = asked.data?.rows[0]
  // One receipt is of one supplier and comes into one warehouse.
  const rows = asked.data?.rows.filter((row) => row.party === first?.party && row.warehouse === first?.warehouse) ?? []
  const ids = [...new Set(rows.map((row) => row.sku))]
  const goods = useAsk('product', 'sku.list', { ids, archived: true, limit: 200 }, ids.length > 0)
  const goodsOf = (row: OrderRow) => goods.data?.rows.find((one) => one.id === row.sku)
  const put = ({ row, nth }: At, next: Partial<Arrival>) => setArrivals(withArrival(held.latest.current, row, nth, next))

  const place = (now: Arrival[], scanned: Scanned): Placed<Arrival[]> => {
    const { sku } = scanned
    const next = withScan(now, rows, sku.id, scannedQuantity(scanned), scannedPieces(scanned))
    if (next) return { next }
    const words = t.buying.arrive
    return { said: rows.some((row) => row.sku === sku.id) ? words.tooMany(sku.name) : words.notOrdered(sku.name) }
  }
  const scan = useScanInto(held, setTrouble, place)
  const rowOf = ({ line }: Arrival) => rows.find((row) => row.line === line)!
  const missing = () => {
    const given = arrivals.filter((arrival) => !isEmpty(arrival))
    if (given.length === 0) return t.buying.arrive.nothing()
    const whole = rejects === 'refuse' ? given.find(({ good }) => dec(good).isZero()) : undefined
    if (whole) return t.buying.arrive.wholeRejected(rowOf(whole).skuName)
    const batchless = given.find((arrival) => goodsOf(rowOf(arrival))?.tracking === 'lot' && !arrival.lotNumber.trim())
    return batchless ? t.buying.arrive.batch(rowOf(batchless).skuName) : null
  }
  const receive = async () => {
    const wrong = missing()
    if (!first || wrong) return setTrouble({ kind: 'local', ...(wrong ?? t.buying.arrive.nothing()) })
    const lines = receiptLines(arrivals, rows, rejects)
    const rejected = arrivals.some((arrival) => !dec(arrival.rejected).isZero())
    const input = {
      date: today(),
      party: first.party,
      warehouse: first.warehouse,
      ...(rejected ? { rejects } : {}),
      lines,
    }
    const answer = await send(
      act('purchase', posts ? 'receipt.post' : 'receipt.save', input, { title: `${t.buying.arrive.title} ${first.partyName}` }),
    )
    if (answer) await Taro.redirectTo({ url: documentPage('receipt', answer.id) })
  }
  if (pending)
    return (
      <Page title={t.buying.arrive.title}>
        <PendingNote title={t.buying.arrive.title} />
      </Page>
    )
  const pieces = formatQuantity(sum(arrivals.map(({ good }) => good)))
  const line =
    tracked && goodsOf(tracked.row) ? lineFor(goodsOf(tracked.row)!, arrivalsOf(arrivals, tracked.row.line)[tracked.nth]!) : undefined
  return (
    <Page
      title={t.buying.arrive.title}
      top={<ScanField focus placeholder={t.buying.arrive.scan} onCode={scan} />}
      footer={
        rows.length > 0 ? (
          <View className="buttons">
            <Button look="quiet" word={t.buying.arrive.all} onTap={() => setArrivals(wholeArrivals(arrivals, rows))} />
            <Button
              word={posts ? t.buying.arrive.verb(pieces) : t.entry.saveDraft}
              busy={busy}
              disabled={!goods.data}
              onTap={() => void receive()}
            />
          </View>
        ) : undefined
      }
    >
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {asked.isPending ? <Skeleton rows={4} /> : null}
      {asked.data && rows.length === 0 ? (
        <EmptyState icon="check" title={t.buying.arrive.none} advice={t.buying.arrive.noneAdvice} />
      ) : null}
      {arrivals.some((arrival) => !dec(arrival.rejected).isZero()) ? (
        <Card title={t.buying.arrive.rejectsHow}>
          <Chips chips={CHIPS} value={rejects} onChange={setRejects} />
        </Card>
      ) : null}
      {rows.map((row) => (
        <ArrivalCard
          key={row.line}
          row={row}
          sku={goodsOf(row)}
          arrivals={arrivalsOf(arrivals, row.line)}
          onChange={(nth, next) => put({ row, nth }, next)}
          onPad={setPad}
          onTracking={(nth) => setTracked({ row, nth })}
          onReject={(nth) => setRejecting({ row, nth })}
          onOther={() =>
            setArrivals([...arrivals.filter(({ line: of }) => of !== row.line), ...arrivalsOf(arrivals, row.line), nothingOf(row.line)])
          }
        />
      ))}
      <NumberPad request={pad} onClose={() => setPad(null)} />
      <TrackingSheet
        line={line}
        direction="in"
        warehouse={first?.warehouse ?? null}
        onClose={() => setTracked(null)}
        onChange={({ lotNumber, producedAt, expiresAt, serials, quantity }) =>
          put(tracked!, {
            ...(lotNumber === undefined ? {} : { lotNumber, producedAt: producedAt ?? null, expiresAt: expiresAt ?? null }),
            ...(serials === undefined ? {} : { serials }),
            ...(quantity === undefined ? {} : { good: quantityText(quantity) }),
          })
        }
      />
      {rejecting ? (
        <RejectSheet
          row={rejecting.row}
          arrival={arrivalsOf(arrivals, rejecting.row.line)[rejecting.nth]!}
          onClose={() => setRejecting(null)}
          onDone={(next) => {
            put(rejecting, next)
            setRejecting(null)
          }}
        />
      ) : null}
    </Page>
  )
}
