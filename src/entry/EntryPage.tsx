import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { EmptyState } from '../kit/EmptyState'
import { ErrorNote } from '../kit/ErrorNote'
import { NumberPad, type PadRequest } from '../kit/NumberPad'
import { Page } from '../kit/Page'
import { PendingNote } from '../kit/PendingNote'
import { ScanField } from '../kit/ScanField'
import { useMayOverride } from '../documents/credit'
import { entryPage } from '../kinds'
import { Button } from '../kit/Button'
import { Skeleton } from '../kit/Skeleton'
import { t } from '../messages'
import { useSettled } from '../settled'
import { useCompany, useMay } from '../session'
import { EntryDone } from './EntryDone'
import { EntryFooter } from './EntryFooter'
import { type Asked, EntryHead } from './EntryHead'
import { EntryReasons } from './EntryReasons'
import { EntrySheets } from './EntrySheets'
import { type EntryKind, isQuoted } from './kind'
import { InspectionChips } from './InspectionChips'
import { PayWays } from './PayWays'
import { LineCard } from './LineCard'
import { amountsOf, inUnit, lineKey, percentOf, rateOf, unitOf } from './lines'
import { Grants } from './Grants'
import { PriceSheet } from './PriceSheet'
import { SkuResults } from './SkuResults'
import { UsualGoods } from './UsualGoods'
import { TrackingSheet } from './TrackingSheet'
import { useBuyingPrices } from './useBuyingPrices'
import { useEntry } from './useEntry'
import { usePrices } from './usePrices'
import { usePosting } from './usePosting'
import './entry.scss'

/** Writing a document of any kind: scan or search, step, say who, where or why, one button. */
export function EntryPage({ kind }: { kind: EntryKind }) {
  const { id, copy, party, name, revise } = useRouter().params
  const company = useCompany()
  const {
    entry,
    change,
    setWarehouse,
    add,
    addGift,
    repeat,
    scan,
    restart,
    trouble,
    setTrouble,
    loading,
    flash,
    draft,
    warehouses,
    forgetDraft,
  } = useEntry(kind, { ...(id ? { id } : {}), ...(copy ? { copy } : {}) }, company?.id)
  useBuyingPrices(kind, entry, change)
  const mayPrice = useMay(kind.pricePermission ?? 'sku.view')
  const mayPost = useMay(`${kind.kind}.approve`)
  const seesPrices = !kind.unpriced && (kind.pricePermission === null || mayPrice)
  const [text, setText] = useState('')
  const searched = useSettled(text.trim())
  const [pad, setPad] = useState<PadRequest | null>(null)
  const [asked, setAsked] = useState<Asked | null>(null)
  const [tracked, setTracked] = useState<number | null>(null)
  const [priced, setPriced] = useState<number | null>(null)
  const [overriding, setOverriding] = useState(false)
  const [changing, setChanging] = useState(false)

  const prices = usePrices(kind, entry, change)
  const { send, busy, pending, posted, again } = usePosting(kind, {
    entry,
    draft,
    seesPrices,
    setTrouble,
    forgetDraft,
    onMissing: setAsked,
  })
  const mayOverride = useMayOverride(trouble)
  const stale = trouble?.kind === 'refused' && trouble.code === 'CHANGED' && entry.id !== null

  // Opened from a customer's page: the first fact is known.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for the party the page was opened with
  useEffect(() => {
    if (party && kind.party && !entry.party) change({ party, partyName: decodeURIComponent(name ?? '') })
  }, [party])

  const startOver = () => {
    restart()
    again()
    if (id || copy) Taro.redirectTo({ url: entryPage(kind.kind) ?? '' })
  }

  /** Somebody changed the saved draft meanwhile: what was typed over the old one is given up for the new one. */
  const takeLatest = () => {
    forgetDraft()
    void Taro.redirectTo({ url: `${entryPage(kind.kind)}?id=${entry.id}` })
  }

  if (loading)
    return (
      <Page title={kind.title}>
        <Skeleton rows={5} />
      </Page>
    )
  if (posted) {
    const amount = seesPrices ? amountsOf(entry.lines, entry).totals.amountIncl : null
    return <EntryDone kind={kind} posted={posted} partyName={entry.partyName} amount={amount} onAnother={startOver} />
  }
  if (pending)
    return (
      <Page title={kind.title} footer={<Button word={t.entry.another} onTap={startOver} />}>
        <PendingNote title={kind.title} />
      </Page>
    )

  const { lines: amounts } = amountsOf(entry.lines, entry)
  const changeLine = (at: number, next: Partial<(typeof entry.lines)[number]>) =>
    change(({ lines }) => ({ lines: lines.map((line, index) => (index === at ? { ...line, ...next } : line)) }))
  const reprice = (at: number) => {
    const line = entry.lines[at]!
    setPriced(null)
    setPad({
      title: line.name,
      value: line.price ?? '',
      places: 6,
      sign: '¥' as const,
      unit: `/${unitOf(line).name}`,
      onDone: (price) => changeLine(at, { price, typed: true, fixed: isQuoted(kind) ? 'hand' : null }),
    })
  }
  const direction = kind.direction(entry)
  const line = tracked === null ? undefined : entry.lines[tracked]
  const pricedLine = priced === null ? undefined : entry.lines[priced]
  const footer = (
    <EntryFooter
      ways={kind.quick ? <PayWays fund={entry.own.fund} onChange={(fund) => change(({ own }) => ({ own: { ...own, fund } }))} /> : null}
      entry={entry}
      verb={revise ? t.sales.change : mayPost ? kind.verb : t.entry.saveDraft}
      seesPrices={seesPrices}
      discountNote={entry.discountByHand ? null : (prices.quote?.discountNote ?? null)}
      busy={busy}
      onPost={() => (revise ? setChanging(true) : void send(mayPost ? 'post' : 'save'))}
      onSave={revise || kind.quick ? null : () => void send('save')}
      onDiscount={() =>
        setPad({
          title: t.entry.discount,
          value: entry.discount,
          places: 2,
          sign: '¥',
          onDone: (discount) => change({ discount, discountByHand: true }),
        })
      }
    />
  )

  return (
    <Page
      title={kind.title}
      top={<ScanField focus={entry.lines.length === 0} placeholder={t.entry.scanOrSearch} onCode={scan} text={text} onTyping={setText} />}
      footer={footer}
    >
      {trouble ? (
        <ErrorNote
          trouble={trouble}
          {...(mayOverride ? { actWord: t.document.verbs.override, onAct: () => setOverriding(true) } : {})}
          {...(stale ? { actWord: t.entry.takeLatest, onAct: takeLatest } : {})}
        />
      ) : null}
      {text.trim() && searched ? (
        <View className="card card-flush">
          <SkuResults
            text={searched}
            warehouse={entry.warehouse}
            priceOf={kind.priceOf}
            showPrice={seesPrices}
            use={kind.module === 'sales' ? 'forSale' : kind.module === 'purchase' ? 'forPurchase' : undefined}
            onAdd={(sku, unit) => {
              add(sku, unit)
              setText('')
            }}
          />
        </View>
      ) : null}
      <EntryHead kind={kind} entry={entry} onAsk={setAsked} onDate={(date) => change({ date })} onOwn={(own) => change({ own })} />
      {prices.quote && seesPrices ? <Grants quote={prices.quote} onGift={(gift) => void addGift(gift)} /> : null}
      {isQuoted(kind) && entry.party && entry.lines.length === 0 && !text.trim() && !entry.id ? (
        <UsualGoods
          party={entry.party}
          warehouse={entry.warehouse}
          onRepeat={(from, source) => void repeat(from, source)}
          onAdd={(sku, unit, quantity) => add(sku, unit, {}, quantity)}
        />
      ) : null}
      {entry.lines.length === 0 && !text.trim() ? <EmptyState icon="scan" title={t.entry.empty} advice={t.entry.emptyAdvice} /> : null}
      {entry.lines.map((line, at) => (
        <LineCard
          key={lineKey(line)}
          line={line}
          amount={seesPrices && line.price !== null ? amounts[at]!.net : null}
          flash={flash === line.sku}
          direction={direction}
          onTracking={() => setTracked(at)}
          onQuantity={(quantity) => changeLine(at, { quantity })}
          onPad={() =>
            setPad({
              title: line.name,
              value: line.quantity,
              places: 4,
              unit: unitOf(line).name,
              onDone: (quantity) => changeLine(at, { quantity }),
            })
          }
          quoted={prices.of(line)}
          {...(prices.of(line) ? { onWhy: () => setPriced(at) } : {})}
          {...(seesPrices
            ? {
                onPrice: prices.mayReprice && line.fixed !== 'gift' ? () => reprice(at) : () => setPriced(at),
                onDiscount: () =>
                  setPad({
                    title: `${line.name} ${t.entry.lineDiscount}`,
                    value: line.discountRate ? percentOf(line.discountRate) : '',
                    places: 2,
                    unit: '%',
                    onDone: (percent) => changeLine(at, { discountRate: rateOf(percent), discountAmount: null }),
                  }),
              }
            : {})}
          onUnit={(unit) => changeLine(at, inUnit(line, unit, kind.priceOf))}
          onRemove={() => change(({ lines }) => ({ lines: lines.filter((_, index) => index !== at) }))}
        >
          {kind.asks === 'defective' ? (
            <InspectionChips value={line.inspection ?? 'good'} onChange={(inspection) => changeLine(at, { inspection })} />
          ) : null}
        </LineCard>
      ))}
      {entry.lines.length > 0 && seesPrices ? (
        <Text className="entry-mode">{entry.taxInclusive ? t.entry.pricesWithTax : t.entry.pricesWithoutTax}</Text>
      ) : null}
      <EntryReasons
        asked={overriding ? 'override' : changing ? 'change' : null}
        onClose={() => {
          setOverriding(false)
          setChanging(false)
        }}
        onOverride={(override) => void send('post', { override })}
        onChange={(reason) => void send('change', { reason })}
      />
      {pricedLine && prices.of(pricedLine) ? (
        <PriceSheet
          line={pricedLine}
          quoted={prices.of(pricedLine)!}
          {...(prices.mayReprice && pricedLine.fixed !== 'gift' ? { onReprice: () => reprice(priced!) } : {})}
          onReset={() => {
            changeLine(priced!, { fixed: null })
            setPriced(null)
          }}
          onClose={() => setPriced(null)}
        />
      ) : null}
      <NumberPad request={pad} onClose={() => setPad(null)} />
      <EntrySheets
        asked={asked}
        kind={kind}
        entry={entry}
        warehouses={warehouses}
        onClose={() => setAsked(null)}
        onChange={(next) => {
          change(next)
          setTrouble(null)
          setAsked(null)
        }}
        onWarehouse={(place) => {
          setAsked(null)
          void setWarehouse(place.id, place.name)
        }}
      />
      <TrackingSheet
        line={line}
        direction={direction}
        warehouse={entry.warehouse}
        onClose={() => setTracked(null)}
        onChange={(next) => changeLine(tracked!, next)}
      />
    </Page>
  )
}
