import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { dec, formatMoney } from '../../../shared/kernel/money'
import { useAsk } from '../../asking'
import { today } from '../../day'
import { useMayOverride } from '../../documents/credit'
import { DELIVERY } from '../../entry/kind'
import { amountsOf, type EntryLine, type Pieces, type SkuRow, withMore } from '../../entry/lines'
import { inputOf, emptyEntry, missingFrom } from '../../entry/entry'
import { scannedPieces } from '../../entry/recall'
import { SkuResults } from '../../entry/SkuResults'
import { documentPage } from '../../kinds'
import { Button } from '../../kit/Button'
import { Chips } from '../../kit/Chips'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { Money } from '../../kit/Money'
import { Page } from '../../kit/Page'
import { PendingNote } from '../../kit/PendingNote'
import { OverrideSheet } from '../../documents/OverrideSheet'
import { ScanField } from '../../kit/ScanField'
import { Skeleton } from '../../kit/Skeleton'
import { useLatest } from '../../latest'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useMay } from '../../session'
import { useScanInto } from '../../scanning'
import { useSending } from '../../sending'
import { useSettled } from '../../settled'
import { troubleOf } from '../../trouble'
import { BackCards } from '../return/BackCards'
import { DefectivePlace, type Place } from '../return/DefectivePlace'
import { useBack } from '../return/useBack'
import { backAmount, differenceOf } from './amounts'
import { OutCards } from './OutCards'
import '../../entry/entry.scss'

const SIDES = [
  { value: 'back', word: t.exchange.back },
  { value: 'out', word: t.exchange.out },
] as const

/** Goods of a delivery come back and others are given for them, in one act; the difference is owed. */
export default function ExchangePage() {
  const { id = '' } = useRouter().params
  const asked = useAsk('sales', 'delivery.detail', { id })
  const [side, setSide] = useState<'back' | 'out'>('back')
  const going = useLatest<EntryLine[]>(() => [])
  const { value: out, set: setOut } = going
  const [text, setText] = useState('')
  const searched = useSettled(text.trim())
  const [defective, setDefective] = useState<Place | null>(null)
  const [asking, setAsking] = useState(false)
  const [fund, setFund] = useState('')
  const funds = useAsk('finance', 'fund.list', { limit: 200 }, useMay('fund.view'))
  const [overriding, setOverriding] = useState(false)
  const { busy, pending, trouble, setTrouble, send } = useSending()
  const mayOverride = useMayOverride(trouble)
  const delivery = asked.data
  const coming = useBack(delivery, setTrouble)
  const { back, given, needsPlace } = coming
  const { party = null, warehouse = null, partyName = null, taxInclusive } = delivery ?? {}
  const entry = { ...emptyEntry(taxInclusive ?? true), party, warehouse, lines: out }
  const difference = differenceOf(amountsOf(out, entry).totals.amountIncl, backAmount(back, delivery?.lines ?? []))

  const add = (sku: SkuRow, unit: string, read: Partial<Pieces> = {}, quantity = '1') => {
    setOut(withMore(going.latest.current, sku, unit, DELIVERY.priceOf, read, quantity).lines)
    setTrouble(null)
  }
  const scanOut = useScanInto<EntryLine[]>(
    going,
    setTrouble,
    (now, scanned) => ({
      next: withMore(now, scanned.sku, scanned.unit, DELIVERY.priceOf, scannedPieces(scanned), scanned.line.quantity ?? '1').lines,
    }),
    warehouse,
  )
  const post = async (override?: string) => {
    if (!delivery || given.length === 0) return setTrouble({ kind: 'local', ...t.giveBack.nothing() })
    const missing = missingFrom(entry, DELIVERY, true)
    if (missing) {
      setSide('out')
      return setTrouble({ kind: 'local', ...t.entry.missing[missing](t.word.customer) })
    }
    if (needsPlace && !defective) return setAsking(true)
    const input = {
      date: today(),
      party: party ?? '',
      warehouse: warehouse ?? '',
      back: given,
      out: inputOf(entry, DELIVERY).lines,
      ...(needsPlace ? { defectiveWarehouse: defective!.id } : {}),
      ...(fund && !dec(difference).isZero() ? { fund } : {}),
      ...(override ? { override } : {}),
    }
    const answer = await send(act('sales', 'exchange.post', input, { title: `${t.exchange.title} ${partyName ?? ''}` }))
    if (answer) await Taro.redirectTo({ url: documentPage('delivery', answer.delivery.id) })
  }
  if (pending)
    return (
      <Page title={t.exchange.title}>
        <PendingNote title={t.exchange.title} />
      </Page>
    )
  const footer = (
    <View>
      <View className="entry-totals">
        <Text className="quiet">{dec(difference).isNegative() ? t.exchange.toCustomer : t.exchange.fromCustomer}</Text>
        <Money value={dec(difference).abs().toFixed(2)} size="large" />
      </View>
      {dec(difference).isZero() || !funds.data ? null : (
        <Chips
          chips={[{ value: '', word: t.exchange.owed }, ...funds.data.rows.map(({ id: value, name }) => ({ value, word: name }))]}
          value={fund}
          onChange={setFund}
        />
      )}
      <View className="buttons">
        {side === 'back' ? <Button look="quiet" word={t.giveBack.whole} onTap={coming.giveAll} /> : null}
        <Button word={t.exchange.title} busy={busy} disabled={!coming.ready} onTap={() => void post()} />
      </View>
    </View>
  )
  return (
    <Page
      title={t.exchange.title}
      top={
        <>
          <ScanField
            key={side}
            focus
            placeholder={side === 'back' ? t.giveBack.scan : t.exchange.scanOut}
            onCode={side === 'back' ? coming.scan : scanOut}
            {...(side === 'out' ? { text, onTyping: setText } : {})}
          />
          <Chips
            chips={SIDES.map((one) => ({ ...one, count: one.value === 'back' ? given.length : out.length }))}
            value={side}
            onChange={setSide}
          />
        </>
      }
      footer={delivery ? footer : undefined}
    >
      {trouble ? (
        <ErrorNote trouble={trouble} {...(mayOverride ? { actWord: t.document.verbs.override, onAct: () => setOverriding(true) } : {})} />
      ) : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {asked.isPending ? <Skeleton rows={4} /> : null}
      {needsPlace ? <DefectivePlace place={defective} open={asking} onOpen={setAsking} onChoose={setDefective} /> : null}
      {side === 'back' ? <BackCards lines={delivery?.lines ?? []} back={back} onPut={coming.put} /> : null}
      {side === 'out' && text.trim() && searched ? (
        <View className="card card-flush">
          <SkuResults
            text={searched}
            warehouse={warehouse}
            priceOf={DELIVERY.priceOf}
            showPrice
            onAdd={(sku, unit) => {
              add(sku, unit)
              setText('')
            }}
          />
        </View>
      ) : null}
      {side === 'out' && out.length === 0 && !text.trim() ? (
        <EmptyState
          icon="swap"
          title={t.exchange.nothingOut}
          advice={t.exchange.nothingOutAdvice(formatMoney(backAmount(back, delivery?.lines ?? [])))}
        />
      ) : null}
      {side === 'out' ? <OutCards lines={out} taxInclusive={entry.taxInclusive} warehouse={warehouse} onChange={setOut} /> : null}
      {overriding ? <OverrideSheet onClose={() => setOverriding(false)} onDone={(reason) => void post(reason)} /> : null}
    </Page>
  )
}
