import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { dec, ONE } from '../../../shared/kernel/money'
import { inUnits } from '../../../shared/masters/quantities'
import { fetchOnce, useAsk } from '../../asking'
import { today } from '../../day'
import { documentPage } from '../../kinds'
import { Button } from '../../kit/Button'
import { ErrorNote } from '../../kit/ErrorNote'
import { NumberPad } from '../../kit/NumberPad'
import { Page } from '../../kit/Page'
import { PendingNote } from '../../kit/PendingNote'
import { ScanField } from '../../kit/ScanField'
import { Skeleton } from '../../kit/Skeleton'
import { Stepper } from '../../kit/Stepper'
import { ChoiceSheet } from '../../masters/ChoiceSheet'
import { t } from '../../messages'
import { act } from '../../outbox'
import { signal } from '../../platform/feedback'
import { type Trouble, troubleOf } from '../../trouble'
import { missingLines, readSent, receivedLines, type SentLine, withArrived } from './sent'
import '../../entry/entry.scss'

/** Receiving a transfer: scan what arrived against what was sent; what is missing is booked to a reason. */
export default function Arrive() {
  const { id = '' } = useRouter().params
  const asked = useAsk('inventory', 'transfer.detail', { id })
  const [lines, setLines] = useState<SentLine[] | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [stage, setStage] = useState<'typing' | 'busy' | 'pending'>('typing')
  const [pad, setPad] = useState<number | null>(null)
  const [why, setWhy] = useState(false)
  const reasons = useAsk('inventory', 'reason.list', { limit: 200 }, why)
  const transfer = asked.data

  useEffect(() => {
    if (!transfer) return
    readSent(transfer)
      .then(setLines)
      .catch((error: unknown) => setTrouble(troubleOf(error)))
  }, [transfer])

  const scan = async (code: string) => {
    try {
      const { sku, unit: unitId, line: read } = await fetchOnce('product', 'sku.scan', { code })
      const unit = sku.units.find((one) => one.id === unitId) ?? sku.units[0]!
      const serials = read.serials ?? []
      const next = withArrived(lines ?? [], sku.id, ONE.times(unit.numerator).div(unit.denominator))
      if (!next) {
        signal('unknown')
        return setTrouble({ kind: 'local', ...t.arrive.notSent(sku.name) })
      }
      signal('hit')
      setTrouble(null)
      setLines(next.map((line) => (line.sku.id === sku.id ? { ...line, serials: [...line.serials, ...serials] } : line)))
    } catch (error) {
      signal('unknown')
      const found = troubleOf(error)
      setTrouble(found.kind === 'refused' && found.code === 'NOT_FOUND' ? { kind: 'local', ...t.scan.unknownCode(code) } : found)
    }
  }
  const setArrived = (at: number, arrived: string) =>
    setLines((before) => before?.map((line, index) => (index === at ? { ...line, arrived } : line)) ?? null)
  const missing = lines ? missingLines(lines) : []
  const received = lines ? receivedLines(lines) : []

  const send = async (outcome: Promise<Awaited<ReturnType<typeof act<'inventory', 'transferIn.post'>>>>, kind: string) => {
    setStage('busy')
    setTrouble(null)
    const answer = await outcome
    if (answer.kind === 'pending') return setStage('pending')
    setStage('typing')
    if (answer.kind === 'trouble') return setTrouble(answer.trouble)
    await Taro.redirectTo({ url: documentPage(kind, answer.data.id) })
  }
  const receive = () => {
    if (!transfer) return undefined
    if (received.length === 0) return setTrouble({ kind: 'local', ...t.arrive.nothing() })
    const { toWarehouse } = transfer
    const input = { date: today(), warehouse: toWarehouse, lines: received }
    return send(act('inventory', 'transferIn.post', input, { title: t.arrive.receive }), 'transferIn')
  }
  const bookMissing = (reason: string) => {
    setWhy(false)
    if (!transfer) return undefined
    const { toWarehouse } = transfer
    const input = { date: today(), warehouse: toWarehouse, reason, lines: missing }
    return send(act('inventory', 'adjustment.post', input, { title: t.arrive.short }), 'adjustment')
  }
  if (stage === 'pending')
    return (
      <Page title={t.arrive.receive}>
        <PendingNote title={t.arrive.receive} />
      </Page>
    )
  const footer = (
    <View className="buttons">
      {received.length === 0 ? (
        <Button look="quiet" word={t.arrive.short} disabled={missing.length === 0} onTap={() => setWhy(true)} />
      ) : (
        <Button look="quiet" word={t.arrive.all} onTap={() => setLines(lines?.map((line) => ({ ...line, arrived: line.open })) ?? null)} />
      )}
      {received.length === 0 ? (
        <Button word={t.arrive.all} onTap={() => setLines(lines?.map((line) => ({ ...line, arrived: line.open })) ?? null)} />
      ) : (
        <Button word={t.arrive.verb} busy={stage === 'busy'} onTap={() => void receive()} />
      )}
    </View>
  )
  const open = lines?.filter((line) => !dec(line.open).isZero()) ?? []
  return (
    <Page
      title={t.arrive.receive}
      top={<ScanField focus placeholder={t.arrive.scan} onCode={scan} />}
      footer={open.length > 0 ? footer : undefined}
    >
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {!lines && !asked.error ? <Skeleton rows={4} /> : null}
      {lines?.map((line, at) => {
        const done = dec(line.open).isZero()
        return (
          <View key={line.line.id} className="entry-line">
            <Text className="entry-name">{line.sku.name}</Text>
            <Text className="entry-facts">{[line.sku.code, line.sku.spec, line.line.lotNumber].filter(Boolean).join(' · ')}</Text>
            <View className="entry-second">
              <View className="entry-words">
                <Text className="entry-stock">{t.arrive.sent(inUnits(line.line.baseQuantity, line.sku.units))}</Text>
                <Text className={`entry-stock ${done ? '' : 'entry-short'}`}>
                  {done ? t.arrive.arrived : t.arrive.open(inUnits(dec(line.open).minus(line.arrived), line.sku.units))}
                </Text>
              </View>
              {done ? null : (
                <Stepper
                  value={line.arrived}
                  unit={line.sku.units[0]!.name}
                  label={line.sku.name}
                  onChange={(value) => setArrived(at, value)}
                  onPad={() => setPad(at)}
                />
              )}
            </View>
          </View>
        )
      })}
      <NumberPad
        request={
          pad !== null && lines?.[pad]
            ? {
                title: lines[pad].sku.name,
                value: lines[pad].arrived,
                places: 4,
                unit: lines[pad].sku.units[0]!.name,
                onDone: (value) => setArrived(pad, value),
              }
            : null
        }
        onClose={() => setPad(null)}
      />
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
