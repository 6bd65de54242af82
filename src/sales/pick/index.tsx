import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { dec, formatQuantity, quantityText, sum } from '../../../shared/kernel/money'
import { inUnits } from '../../../shared/masters/quantities'
import { useAsk } from '../../asking'
import { dayWords, today } from '../../day'
import { useMayOverride } from '../../documents/credit'
import { scannedPieces } from '../../entry/recall'
import { documentPage } from '../../kinds'
import { Button } from '../../kit/Button'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { NumberPad } from '../../kit/NumberPad'
import { Page } from '../../kit/Page'
import { PendingNote } from '../../kit/PendingNote'
import { OverrideSheet } from '../../documents/OverrideSheet'
import { ScanField } from '../../kit/ScanField'
import { Skeleton } from '../../kit/Skeleton'
import { Stepper } from '../../kit/Stepper'
import { useLatest } from '../../latest'
import { t } from '../../messages'
import { act } from '../../outbox'
import { type Placed, type Scanned, scannedQuantity, useScanInto } from '../../scanning'
import { useSending } from '../../sending'
import { troubleOf } from '../../trouble'
import { Parcel, type ParcelFacts } from './Parcel'
import { deliveryLines, type Pick, type PickRow, pickedOf, wholePicks, withQuantity, withScan } from './picks'
import '../../entry/entry.scss'

const unitsOf = (row: PickRow) => [
  { name: row.baseUnitName, numerator: 1, denominator: 1 },
  ...(row.unit === row.baseUnit ? [] : [{ name: row.unitName, numerator: row.numerator, denominator: row.denominator }]),
]

/** Picking one or several orders of a customer: scan what comes off the shelf; what was picked leaves as one delivery. */
export default function PickPage() {
  const { orders = '' } = useRouter().params
  const asked = useAsk('sales', 'delivery.fromOrder', { orders: orders.split(',').filter(Boolean) })
  const held = useLatest<Pick[]>(() => [])
  const { value: picks, set: setPicks } = held
  const { busy, pending, trouble, setTrouble, send } = useSending()
  const [parcel, setParcel] = useState<ParcelFacts>({})
  const [pad, setPad] = useState<PickRow | null>(null)
  const [overriding, setOverriding] = useState(false)
  const mayOverride = useMayOverride(trouble)
  const first = asked.data?.rows[0]
  // One delivery is of one customer and leaves one warehouse.
  const rows = asked.data?.rows.filter((row) => row.party === first?.party && row.warehouse === first?.warehouse) ?? []

  const place = (now: Pick[], scanned: Scanned): Placed<Pick[]> => {
    const { sku } = scanned
    const next = withScan(now, rows, sku.id, scannedQuantity(scanned), scannedPieces(scanned))
    if (next) return { next }
    return { said: rows.some((row) => row.sku === sku.id) ? t.pick.tooMany(sku.name) : t.pick.notOrdered(sku.name) }
  }
  const scan = useScanInto(held, setTrouble, place, first?.warehouse)
  // Orders that go together go where the first of them that says so goes.
  const toAddress = rows.find(({ address }) => address)?.address ?? null
  const said = Object.fromEntries(Object.entries({ address: toAddress, ...parcel }).filter(([, value]) => value))
  const deliver = async (override?: string) => {
    const lines = deliveryLines(picks, rows)
    if (!first || lines.length === 0) return setTrouble({ kind: 'local', ...t.pick.nothing() })
    const { party, warehouse } = first
    const input = { date: today(), party, warehouse, ...said, lines, ...(override ? { override } : {}) }
    const answer = await send(act('sales', 'delivery.post', input, { title: `${t.pick.title} ${first.partyName}` }))
    if (!answer) return
    await Taro.redirectTo({ url: documentPage('delivery', answer.id) })
  }
  if (pending)
    return (
      <Page title={t.pick.title}>
        <PendingNote title={t.pick.title} />
      </Page>
    )
  const pieces = formatQuantity(sum(picks.map((pick) => pick.quantity)))
  return (
    <Page
      title={t.pick.title}
      top={<ScanField focus placeholder={t.pick.scan} onCode={scan} />}
      footer={
        rows.length > 0 ? (
          <View className="buttons">
            <Button look="quiet" word={t.pick.all} onTap={() => setPicks(wholePicks(rows))} />
            <Button word={t.pick.verb(pieces)} busy={busy} onTap={() => void deliver()} />
          </View>
        ) : undefined
      }
    >
      {trouble ? (
        <ErrorNote trouble={trouble} {...(mayOverride ? { actWord: t.document.verbs.override, onAct: () => setOverriding(true) } : {})} />
      ) : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {asked.isPending ? <Skeleton rows={4} /> : null}
      {asked.data && rows.length === 0 ? <EmptyState icon="check" title={t.pick.none} advice={t.pick.noneAdvice} /> : null}
      {rows.map((row) => {
        const picked = pickedOf(picks, row.line)
        const left = dec(row.open).minus(picked)
        const lots = row.lots.map(
          (lot) => `${lot.number} ${formatQuantity(lot.take)}${lot.expiresAt ? ` ${t.lot.until(dayWords(lot.expiresAt))}` : ''}`,
        )
        return (
          <View key={row.line} className="entry-line">
            <Text className="entry-name">{row.skuName}</Text>
            <Text className="entry-facts">{[row.skuCode, row.spec, row.number].filter(Boolean).join(' · ')}</Text>
            {lots.length > 0 ? <Text className="entry-facts">{t.pick.lots(lots.join('；'))}</Text> : null}
            <View className="entry-second">
              <View className="entry-words">
                {row.onHand ? <Text className="entry-stock">{t.pick.onHand(inUnits(row.onHand, unitsOf(row)))}</Text> : null}
                <Text className={`entry-stock ${left.isZero() ? '' : 'entry-short'}`}>{t.pick.open(inUnits(left, unitsOf(row)))}</Text>
              </View>
              <Stepper
                value={quantityText(picked)}
                unit={row.baseUnitName}
                label={row.skuName}
                onChange={(value) => setPicks(withQuantity(picks, row, value))}
                onPad={() => setPad(row)}
              />
            </View>
          </View>
        )
      })}
      {rows.length > 0 ? <Parcel facts={{ address: toAddress, ...parcel }} onChange={setParcel} /> : null}
      <NumberPad
        request={
          pad
            ? {
                title: pad.skuName,
                value: quantityText(pickedOf(picks, pad.line)),
                places: 4,
                unit: pad.baseUnitName,
                onDone: (value) => setPicks(withQuantity(picks, pad, value)),
              }
            : null
        }
        onClose={() => setPad(null)}
      />
      {overriding ? <OverrideSheet onClose={() => setOverriding(false)} onDone={(reason) => void deliver(reason)} /> : null}
    </Page>
  )
}
