import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { dec, ONE, quantityText } from '../../../shared/kernel/money'
import { INSPECTIONS } from '../../../shared/sales/return'
import type { OutputOf } from '../../api'
import { fetchOnce, useAsk } from '../../asking'
import { today } from '../../day'
import { documentPage } from '../../kinds'
import { Button } from '../../kit/Button'
import { Chips } from '../../kit/Chips'
import { ErrorNote } from '../../kit/ErrorNote'
import { ListRow } from '../../kit/ListRow'
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
import { useSending } from '../../sending'
import { scanTrouble, troubleOf } from '../../trouble'
import { type Back, backOf, leftOf, returnLines } from './back'
import '../../entry/entry.scss'
import './return.scss'

type Line = OutputOf<'sales', 'delivery.detail'>['lines'][number]

const CHIPS = (Object.keys(INSPECTIONS) as (keyof typeof INSPECTIONS)[]).map((value) => ({ value, word: INSPECTIONS[value] }))

/** Goods of a delivery come back: how many, and what the inspection found; the money follows by itself. */
export default function ReturnPage() {
  const { id = '' } = useRouter().params
  const asked = useAsk('sales', 'delivery.detail', { id })
  const warehouses = useAsk('inventory', 'warehouse.list', { limit: 200 })
  const [back, setBack] = useState<Back>({})
  const [defective, setDefective] = useState<{ id: string; name: string } | null>(null)
  const [asking, setAsking] = useState(false)
  const [pad, setPad] = useState<Line | null>(null)
  const { busy, pending, trouble, setTrouble, send } = useSending()
  const delivery = asked.data
  const lines = delivery?.lines ?? []
  const ids = [...new Set(lines.map((line) => line.sku))]
  const goods = useAsk('product', 'sku.list', { ids, archived: true, limit: 200 }, ids.length > 0)

  const put = (line: Line, next: Partial<Back[string]>) =>
    setBack((before) => {
      const whole = { ...backOf(before, line.id), ...next }
      const most = dec(whole.quantity).greaterThan(leftOf(line)) ? leftOf(line) : whole.quantity
      return { ...before, [line.id]: { ...whole, quantity: quantityText(most) } }
    })
  const giveAll = () => {
    for (const line of lines) put(line, { quantity: leftOf(line) })
  }
  const scan = async (code: string) => {
    try {
      const { sku, unit: unitId, line: read } = await fetchOnce('product', 'sku.scan', { code })
      const unit = sku.units.find((one) => one.id === unitId) ?? sku.units[0]!
      const quantity = ONE.times(unit.numerator).div(unit.denominator)
      const line = lines.find(
        (one) => one.sku === sku.id && dec(backOf(back, one.id).quantity).plus(quantity).lessThanOrEqualTo(leftOf(one)),
      )
      signal(line ? 'hit' : 'unknown')
      if (!line) return setTrouble({ kind: 'local', ...t.giveBack.notSold(sku.name) })
      const so = backOf(back, line.id)
      setTrouble(null)
      put(line, { quantity: quantityText(dec(so.quantity).plus(quantity)), serials: [...so.serials, ...(read.serials ?? [])] })
    } catch (error) {
      signal('unknown')
      setTrouble(scanTrouble(code, error))
    }
  }
  const given = returnLines(back, lines, (sku) => goods.data?.rows.find((row) => row.id === sku)?.units[0]?.id)
  const needsPlace = given.some(({ inspection }) => inspection === 'defective')
  const post = async () => {
    if (!delivery || given.length === 0) return setTrouble({ kind: 'local', ...t.giveBack.nothing() })
    if (needsPlace && !defective) return setAsking(true)
    const { party, warehouse } = delivery
    const input = { date: today(), party, warehouse, ...(needsPlace ? { defectiveWarehouse: defective!.id } : {}), lines: given }
    const answer = await send(act('sales', 'salesReturn.post', input, { title: `${t.giveBack.title} ${delivery.partyName ?? ''}` }))
    if (!answer) return
    await Taro.redirectTo({ url: documentPage('salesReturn', answer.id) })
  }
  if (pending)
    return (
      <Page title={t.giveBack.title}>
        <PendingNote title={t.giveBack.title} />
      </Page>
    )
  return (
    <Page
      title={t.giveBack.title}
      top={<ScanField focus placeholder={t.giveBack.scan} onCode={scan} />}
      footer={
        lines.length > 0 ? (
          <View className="buttons">
            <Button look="quiet" word={t.giveBack.whole} onTap={giveAll} />
            <Button word={t.giveBack.verb} busy={busy} disabled={given.length === 0 || !goods.data} onTap={() => void post()} />
          </View>
        ) : undefined
      }
    >
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {asked.isPending ? <Skeleton rows={4} /> : null}
      {needsPlace ? (
        <View className="card card-flush">
          <ListRow title={t.giveBack.defectiveWarehouse} facts={[defective?.name ?? t.field.choose]} onTap={() => setAsking(true)} />
        </View>
      ) : null}
      {lines.map((line) => {
        const so = backOf(back, line.id)
        const left = leftOf(line)
        return (
          <View key={line.id} className="entry-line">
            <Text className="entry-name">{line.skuName}</Text>
            <Text className="entry-facts">{[line.skuCode, line.spec].filter(Boolean).join(' · ')}</Text>
            <View className="entry-second">
              <View className="entry-words">
                <Text className="entry-stock">
                  {dec(left).isZero() ? t.giveBack.done : t.giveBack.left(`${dec(left).toFixed()} ${line.baseUnit}`)}
                </Text>
              </View>
              {dec(left).isZero() ? null : (
                <Stepper
                  value={so.quantity}
                  unit={line.baseUnit}
                  label={line.skuName}
                  onChange={(quantity) => put(line, { quantity })}
                  onPad={() => setPad(line)}
                />
              )}
            </View>
            {dec(so.quantity).isZero() ? null : (
              <View className="return-found">
                <Chips chips={CHIPS} value={so.inspection} onChange={(inspection) => put(line, { inspection })} />
              </View>
            )}
          </View>
        )
      })}
      <NumberPad
        request={
          pad
            ? {
                title: pad.skuName,
                value: backOf(back, pad.id).quantity,
                places: 4,
                unit: pad.baseUnit,
                onDone: (quantity) => put(pad, { quantity }),
              }
            : null
        }
        onClose={() => setPad(null)}
      />
      {asking ? (
        <ChoiceSheet
          title={t.giveBack.defectiveWarehouse}
          rows={warehouses.data?.rows ?? []}
          onClose={() => setAsking(false)}
          onChoose={({ id: place, name }) => {
            setDefective({ id: place, name })
            setAsking(false)
          }}
        />
      ) : null}
    </Page>
  )
}
