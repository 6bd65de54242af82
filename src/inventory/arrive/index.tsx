import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { dec, ZERO } from '../../../shared/kernel/money'
import { useAsk } from '../../asking'
import { today } from '../../day'
import { scannedPieces } from '../../entry/recall'
import { documentPage } from '../../kinds'
import { Button } from '../../kit/Button'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { NumberPad } from '../../kit/NumberPad'
import { Page } from '../../kit/Page'
import { PendingNote } from '../../kit/PendingNote'
import { ScanField } from '../../kit/ScanField'
import { Skeleton } from '../../kit/Skeleton'
import { ChoiceSheet } from '../../masters/ChoiceSheet'
import { useLatest } from '../../latest'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useMay } from '../../session'
import { scannedQuantity, useScanInto } from '../../scanning'
import { useSending } from '../../sending'
import { troubleOf } from '../../trouble'
import { ArrivingCard } from './ArrivingCard'
import { allArrived, type ArrivingLine, missingLines, nothingArrived, receivedLines, withArrived } from './arriving'
import { OpenSerials } from './OpenSerials'
import '../../entry/entry.scss'

/** Receiving a transfer: scan what arrived against what was sent, in parts if need be; what never comes is booked to a reason. */
export default function Arrive() {
  const { id = '' } = useRouter().params
  const asked = useAsk('inventory', 'transfer.underway', { transfer: id })
  const posts = useMay('adjustment.approve')
  const held = useLatest<ArrivingLine[] | null>(() => null)
  const { value: lines, set: setLines } = held
  const { busy, pending, trouble, setTrouble, send } = useSending()
  const [at, setAt] = useState<{ what: 'pad' | 'serials'; line: number } | null>(null)
  const [why, setWhy] = useState(false)
  const reasons = useAsk('inventory', 'reason.list', { limit: 200 }, why)
  const transfer = asked.data?.rows[0]

  useEffect(() => {
    if (transfer) setLines(nothingArrived(transfer))
  }, [transfer])

  const change = (index: number, next: Partial<ArrivingLine>) =>
    setLines(held.latest.current?.map((line, each) => (each === index ? { ...line, ...next } : line)) ?? null)
  const scan = useScanInto<ArrivingLine[] | null>(held, setTrouble, (now, scanned) => {
    const { sku } = scanned
    const pieces = scannedPieces(scanned)
    const named = (now ?? []).findIndex(({ line }) => line.sku === sku.id && line.tracking === 'serial' && !dec(line.open).isZero())
    if (named >= 0 && !pieces.serials?.length) {
      setAt({ what: 'serials', line: named })
      return null
    }
    const next = withArrived(now ?? [], sku.id, scannedQuantity(scanned), pieces)
    return next ? { next } : { said: t.arrive.notSent(pieces.serials?.[0] ?? sku.name) }
  })
  const missing = lines ? missingLines(lines) : []
  const received = lines ? receivedLines(lines) : []

  const head = { date: today(), warehouse: transfer?.toWarehouse }
  const receive = async () => {
    const answer = await send(act('inventory', 'transferIn.post', { ...head, lines: received }, { title: t.arrive.receive }))
    if (!answer) return
    if (missing.length === 0) return void Taro.redirectTo({ url: documentPage('transferIn', answer.id) })
    await Taro.showToast({ title: t.arrive.remains, icon: 'none' })
    await asked.refetch()
  }
  const bookMissing = async (reason: string) => {
    setWhy(false)
    // Who may not approve leaves a draft for who may.
    const verb = posts ? 'adjustment.post' : 'adjustment.save'
    const answer = await send(act('inventory', verb, { ...head, reason, lines: missing }, { title: t.arrive.short }))
    if (answer) await Taro.redirectTo({ url: documentPage('adjustment', answer.id) })
  }
  if (pending)
    return (
      <Page title={t.arrive.receive}>
        <PendingNote title={t.arrive.receive} />
      </Page>
    )
  const everything = () => setLines(lines && allArrived(lines))
  const footer = (
    <View className="buttons">
      {received.length === 0 ? (
        <Button look="quiet" word={t.arrive.short} onTap={() => setWhy(true)} />
      ) : (
        <Button look="quiet" word={t.arrive.all} onTap={everything} />
      )}
      {received.length === 0 ? (
        <Button word={t.arrive.all} onTap={everything} />
      ) : (
        <Button word={t.arrive.verb} busy={busy} onTap={() => void receive()} />
      )}
    </View>
  )
  const open = lines?.filter(({ line }) => dec(line.open).greaterThan(ZERO)) ?? []
  const chosen = at && lines ? lines[at.line] : undefined
  return (
    <Page
      title={t.arrive.receive}
      top={<ScanField focus placeholder={t.arrive.scan} onCode={scan} />}
      footer={open.length > 0 ? footer : undefined}
      onRefresh={() => asked.refetch()}
    >
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {asked.isPending ? <Skeleton rows={4} /> : null}
      {asked.data && !transfer ? <EmptyState icon="swap" title={t.arrive.gone} advice={t.arrive.goneAdvice} /> : null}
      {transfer ? (
        <View className="card">
          <Text className="head-title">{t.arrive.from(transfer.warehouseName, transfer.toWarehouseName)}</Text>
          <Text className="head-quiet number">{transfer.number}</Text>
        </View>
      ) : null}
      {lines?.map((line, index) => (
        <ArrivingCard
          key={line.line.line}
          arriving={line}
          onChange={(arrived) => change(index, { arrived })}
          onPad={() => setAt({ what: 'pad', line: index })}
          onSerials={() => setAt({ what: 'serials', line: index })}
        />
      ))}
      <NumberPad
        request={
          at?.what === 'pad' && chosen
            ? {
                title: chosen.line.name,
                value: chosen.arrived,
                places: 4,
                unit: chosen.line.units[0]!.name,
                onDone: (arrived) => change(at.line, { arrived }),
              }
            : null
        }
        onClose={() => setAt(null)}
      />
      {at?.what === 'serials' && chosen ? (
        <OpenSerials line={chosen} onChange={(next) => change(at.line, next)} onClose={() => setAt(null)} />
      ) : null}
      {why ? (
        <ChoiceSheet
          title={t.arrive.shortTitle}
          rows={(reasons.data?.rows ?? []).filter(({ direction }) => direction === 'out')}
          onClose={() => setWhy(false)}
          onChoose={({ id: reason }) => void bookMissing(reason)}
        />
      ) : null}
    </Page>
  )
}
