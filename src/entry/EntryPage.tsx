import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { EmptyState } from '../kit/EmptyState'
import { ErrorNote } from '../kit/ErrorNote'
import { NumberPad, type PadRequest } from '../kit/NumberPad'
import { Page } from '../kit/Page'
import { PendingNote } from '../kit/PendingNote'
import { ScanField } from '../kit/ScanField'
import { Button } from '../kit/Button'
import { t } from '../messages'
import { act } from '../outbox'
import { useCompany, useMay } from '../session'
import { EntryDone, type Done } from './EntryDone'
import { EntryFooter } from './EntryFooter'
import { type Asked, EntryHead } from './EntryHead'
import { EntrySheets } from './EntrySheets'
import { inputOf, missingFrom } from './entry'
import type { EntryKind } from './kind'
import { LineCard } from './LineCard'
import { amountsOf, inUnit, lineKey, unitOf } from './lines'
import { SkuResults } from './SkuResults'
import { TrackingSheet } from './TrackingSheet'
import { useEntry } from './useEntry'
import './entry.scss'

type Stage = { kind: 'typing' } | { kind: 'busy' } | { kind: 'pending' } | { kind: 'done'; done: Done }

/** Writing a document of any kind: scan or search, step, say who, where or why, one button. */
export function EntryPage({ kind }: { kind: EntryKind }) {
  const { id, copy, party, name } = useRouter().params
  const company = useCompany()
  const { entry, change, setWarehouse, add, scan, restart, trouble, setTrouble, flash, draft, warehouses, forgetDraft } = useEntry(
    kind,
    { ...(id ? { id } : {}), ...(copy ? { copy } : {}) },
    company?.id,
  )
  const mayPrice = useMay(kind.pricePermission ?? 'sku.view')
  const mayPost = useMay(`${kind.kind}.approve`)
  const seesPrices = !kind.unpriced && (kind.pricePermission === null || mayPrice)
  const [stage, setStage] = useState<Stage>({ kind: 'typing' })
  const [text, setText] = useState('')
  const [pad, setPad] = useState<PadRequest | null>(null)
  const [asked, setAsked] = useState<Asked | null>(null)
  const [tracked, setTracked] = useState<number | null>(null)

  // Opened from a customer's page: the first fact is known.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for the party the page was opened with
  useEffect(() => {
    if (party && kind.party && !entry.party) change({ party, partyName: decodeURIComponent(name ?? '') })
  }, [party])

  const send = async (verb: 'save' | 'post') => {
    const missing = verb === 'post' ? missingFrom(entry, kind, seesPrices) : null
    if (missing) {
      setTrouble({ kind: 'local', ...t.entry.missing[missing](kind.party?.word ?? '') })
      if (missing === 'party' || missing === 'reason' || missing === 'to') setAsked(missing)
      return
    }
    setStage({ kind: 'busy' })
    setTrouble(null)
    const title = `${kind.title} ${entry.partyName ?? entry.own.reason?.name ?? ''}`.trim()
    const about = { title, draft: { page: kind.kind, key: draft, content: entry } }
    // Every kind has the same actions in its own module.
    const outcome = await act(kind.module as 'sales', `${kind.kind}.${verb}` as 'delivery.post', inputOf(entry, kind), about)
    if (outcome.kind === 'trouble') {
      setTrouble(outcome.trouble)
      return setStage({ kind: 'typing' })
    }
    forgetDraft()
    if (outcome.kind === 'pending') return setStage({ kind: 'pending' })
    const { totals } = amountsOf(entry.lines, entry)
    setStage({
      kind: 'done',
      done: { ...outcome.data, partyName: entry.partyName, amount: seesPrices ? totals.amountIncl : null, lines: entry.lines.length },
    })
  }

  const startOver = () => {
    restart()
    setStage({ kind: 'typing' })
    if (id || copy) Taro.redirectTo({ url: kind.page })
  }

  if (stage.kind === 'pending')
    return (
      <Page title={kind.title} footer={<Button word={t.entry.another} onTap={startOver} />}>
        <PendingNote title={kind.title} />
      </Page>
    )
  if (stage.kind === 'done') return <EntryDone kind={kind} done={stage.done} onAnother={startOver} />

  const { lines: amounts } = amountsOf(entry.lines, entry)
  const changeLine = (at: number, next: Partial<(typeof entry.lines)[number]>) =>
    change({ lines: entry.lines.map((line, index) => (index === at ? { ...line, ...next } : line)) })
  const direction = kind.direction(entry)
  const line = tracked === null ? undefined : entry.lines[tracked]
  const footer = (
    <EntryFooter
      entry={entry}
      verb={mayPost ? kind.verb : t.entry.saveDraft}
      seesPrices={seesPrices}
      busy={stage.kind === 'busy'}
      onPost={() => void send(mayPost ? 'post' : 'save')}
      onSave={() => void send('save')}
      onDiscount={() =>
        setPad({ title: t.entry.discount, value: entry.discount, places: 2, sign: '¥', onDone: (discount) => change({ discount }) })
      }
    />
  )

  return (
    <Page
      title={kind.title}
      top={<ScanField focus={entry.lines.length === 0} placeholder={t.entry.scanOrSearch} onCode={scan} onTyping={setText} />}
      footer={footer}
    >
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {text.trim() ? (
        <View className="card card-flush">
          <SkuResults text={text.trim()} warehouse={entry.warehouse} priceOf={kind.priceOf} showPrice={seesPrices} onAdd={add} />
        </View>
      ) : null}
      <EntryHead
        kind={kind}
        entry={entry}
        onAsk={setAsked}
        onDate={(date) => change({ date })}
        onOwn={(own) => change({ own })}
      />
      {entry.lines.length === 0 && !text.trim() ? <EmptyState icon="scan" title={t.entry.empty} todo={t.entry.emptyTodo} /> : null}
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
          {...(seesPrices
            ? {
                onPrice: () =>
                  setPad({
                    title: line.name,
                    value: line.price ?? '',
                    places: 6,
                    sign: '¥' as const,
                    unit: `/${unitOf(line).name}`,
                    onDone: (price) => changeLine(at, { price }),
                  }),
              }
            : {})}
          onUnit={(unit) => changeLine(at, inUnit(line, unit, kind.priceOf))}
          onRemove={() => change({ lines: entry.lines.filter((_, index) => index !== at) })}
        />
      ))}
      {entry.lines.length > 0 && seesPrices ? (
        <Text className="entry-mode">{entry.taxInclusive ? t.entry.pricesWithTax : t.entry.pricesWithoutTax}</Text>
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
