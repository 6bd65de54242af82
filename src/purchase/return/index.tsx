import { Input, Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { dec, quantityText } from '../../../shared/kernel/money'
import type { OutputOf } from '../../api'
import { useAsk } from '../../asking'
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
import { useLatest } from '../../latest'
import { t } from '../../messages'
import { act } from '../../outbox'
import { leftOf } from '../../sales/return/back'
import { scannedQuantity, useScanInto } from '../../scanning'
import { useSending } from '../../sending'
import { useMay } from '../../session'
import { troubleOf } from '../../trouble'
import '../../entry/entry.scss'

type Line = OutputOf<'purchase', 'receipt.detail'>['lines'][number]

/** What goes back of a receipt line; base unit. */
interface Back {
  quantity: string
  reason: string
  serials: string[]
}
const NOTHING: Back = { quantity: '0', reason: '', serials: [] }

/** Goods of a receipt go back to the supplier: how many and why; what we owe goes down by itself. */
export default function PurchaseReturnPage() {
  const { id = '' } = useRouter().params
  const asked = useAsk('purchase', 'receipt.detail', { id })
  const held = useLatest<Record<string, Back>>(() => ({}))
  const [pad, setPad] = useState<Line | null>(null)
  const posts = useMay('purchaseReturn.approve')
  const { busy, pending, trouble, setTrouble, send } = useSending()
  const receipt = asked.data
  const lines = receipt?.lines ?? []
  const ids = [...new Set(lines.map((line) => line.sku))]
  const goods = useAsk('product', 'sku.list', { ids, archived: true, limit: 200 }, ids.length > 0)
  const backOf = (line: Line): Back => held.value[line.id] ?? NOTHING

  const withLine = (before: Record<string, Back>, line: Line, next: Partial<Back>) => {
    const whole = { ...(before[line.id] ?? NOTHING), ...next }
    const most = dec(whole.quantity).greaterThan(leftOf(line)) ? leftOf(line) : whole.quantity
    return { ...before, [line.id]: { ...whole, quantity: quantityText(most) } }
  }
  const put = (line: Line, next: Partial<Back>) => held.set(withLine(held.latest.current, line, next))
  const scan = useScanInto<Record<string, Back>>(held, setTrouble, (now, scanned) => {
    const { sku, line: read } = scanned
    const quantity = scannedQuantity(scanned)
    const so = (line: Line): Back => now[line.id] ?? NOTHING
    const line = lines.find((one) => one.sku === sku.id && dec(so(one).quantity).plus(quantity).lessThanOrEqualTo(leftOf(one)))
    if (!line) return { said: t.buying.giveBack.notReceived(sku.name) }
    const serials = [...new Set([...so(line).serials, ...(read.serials ?? [])])]
    return { next: withLine(now, line, { quantity: quantityText(dec(so(line).quantity).plus(quantity)), serials }) }
  })
  const given = lines
    .filter((line) => !dec(backOf(line).quantity).isZero())
    .map((line) => {
      const { quantity, reason, serials } = backOf(line)
      const units = dec(quantity).times(line.quantity).div(line.baseQuantity)
      const whole = units.isInteger()
      return {
        sku: line.sku,
        unit: whole ? line.unit : (goods.data?.rows.find((row) => row.id === line.sku)?.units[0]?.id ?? line.unit),
        quantity: whole ? quantityText(units) : quantity,
        sourceLine: line.id,
        ...(reason.trim() ? { returnReason: reason.trim() } : {}),
        ...(line.serials?.length ? { serials: serials.length ? serials : line.serials } : {}),
      }
    })
  const give = async () => {
    if (!receipt || given.length === 0) return setTrouble({ kind: 'local', ...t.buying.giveBack.nothing() })
    const input = { date: today(), party: receipt.party, warehouse: receipt.warehouse, lines: given }
    const title = `${t.buying.giveBack.title} ${receipt.partyName ?? ''}`
    const answer = await send(act('purchase', posts ? 'purchaseReturn.post' : 'purchaseReturn.save', input, { title }))
    if (answer) await Taro.redirectTo({ url: documentPage('purchaseReturn', answer.id) })
  }
  if (pending)
    return (
      <Page title={t.buying.giveBack.title}>
        <PendingNote title={t.buying.giveBack.title} />
      </Page>
    )
  return (
    <Page
      title={t.buying.giveBack.title}
      top={<ScanField focus placeholder={t.buying.giveBack.scan} onCode={scan} />}
      footer={
        lines.length > 0 ? (
          <View className="buttons">
            <Button
              look="quiet"
              word={t.buying.giveBack.whole}
              onTap={() => {
                for (const line of lines) put(line, { quantity: leftOf(line) })
              }}
            />
            <Button
              word={posts ? t.buying.giveBack.verb : t.entry.saveDraft}
              busy={busy}
              disabled={given.length === 0 || !goods.data}
              onTap={() => void give()}
            />
          </View>
        ) : undefined
      }
    >
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {asked.isPending ? <Skeleton rows={4} /> : null}
      {lines.map((line) => {
        const left = leftOf(line)
        const none = dec(left).isZero()
        return (
          <View key={line.id} className="entry-line">
            <Text className="entry-name">{line.skuName}</Text>
            <Text className="entry-facts">{[line.skuCode, line.spec].filter(Boolean).join(' · ')}</Text>
            <View className="entry-second">
              <View className="entry-words">
                <Text className="entry-stock">
                  {none ? t.buying.giveBack.done : t.buying.giveBack.left(`${dec(left).toFixed()} ${line.baseUnit}`)}
                </Text>
              </View>
              {none ? null : (
                <Stepper
                  value={backOf(line).quantity}
                  unit={line.baseUnit}
                  label={line.skuName}
                  onChange={(quantity) => put(line, { quantity })}
                  onPad={() => setPad(line)}
                />
              )}
            </View>
            {dec(backOf(line).quantity).isZero() ? null : (
              <Input
                className="field-input"
                value={backOf(line).reason}
                maxlength={200}
                placeholder={t.buying.giveBack.chooseReason}
                placeholderClass="placeholder"
                onInput={(event) => put(line, { reason: event.detail.value })}
              />
            )}
          </View>
        )
      })}
      <NumberPad
        request={
          pad
            ? {
                title: pad.skuName,
                value: backOf(pad).quantity,
                places: 4,
                unit: pad.baseUnit,
                onDone: (quantity) => put(pad, { quantity }),
              }
            : null
        }
        onClose={() => setPad(null)}
      />
    </Page>
  )
}
