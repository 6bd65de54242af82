import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { DocumentData } from '../../../shared/kernel/document'
import { dec, formatMoney, formatQuantity, quantityText } from '../../../shared/kernel/money'
import { landedCost, spreadFee } from '../../../shared/purchase/landedCost'
import type { InputOf, OutputOf } from '../../api'
import { useAsk } from '../../asking'
import { today } from '../../day'
import { documentPage } from '../../kinds'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { ErrorNote } from '../../kit/ErrorNote'
import { Form } from '../../kit/Form'
import { ListRow } from '../../kit/ListRow'
import { NumberPad } from '../../kit/NumberPad'
import { Page } from '../../kit/Page'
import { PendingNote } from '../../kit/PendingNote'
import { Skeleton } from '../../kit/Skeleton'
import { Icon } from '../../kit/Icon'
import { PartySheet } from '../../masters/PartySheet'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useSending } from '../../sending'
import { useMay } from '../../session'
import { issuesOf, troubleOf } from '../../trouble'
import '../../entry/entry.scss'

const ROLE = 'supplier' as const
type Line = OutputOf<'purchase', 'receipt.detail'>['lines'][number]
type Values = Pick<InputOf<'purchase', 'landedCost.save'>, 'fee' | 'feeTaxRate' | 'basis' | 'deductible'>

/** What each chosen line would bear, worked out as the service will. */
function shares(lines: readonly Line[], weights: Record<string, string>, values: Values, taxInclusive: boolean): string[] {
  const weightOf = (line: Line) =>
    ({ amount: line.amountExcl, quantity: line.baseQuantity, weight: weights[line.id] ?? '0' })[values.basis ?? 'amount']
  const doc = {
    taxInclusive,
    own: values,
    lines: lines.map((line) => ({ quantity: line.quantity, own: { weight: weightOf(line) } })),
  } as unknown as DocumentData
  spreadFee(doc)
  return doc.lines.map(({ amountIncl }) => amountIncl)
}

/** What the lines weigh by what is known of their goods. */
const weightsOf = (lines: readonly Line[], goods: readonly { id: string; weight?: string | null }[]): Record<string, string> =>
  Object.fromEntries(
    lines.flatMap(({ id, sku, baseQuantity }) => {
      const weight = goods.find((one) => one.id === sku)?.weight
      return weight ? [[id, quantityText(dec(weight).times(baseQuantity))]] : []
    }),
  )

/** Freight or a fee spread over the lines of a receipt: who is owed, how much, by what; the parts are seen at once. */
export default function LandedCostPage() {
  const { id = '' } = useRouter().params
  const asked = useAsk('purchase', 'receipt.detail', { id })
  const settings = useAsk('system', 'settings.show', {})
  const [carrier, setCarrier] = useState<{ id: string; name: string } | null>(null)
  const [values, setValues] = useState<Values>({ fee: '', basis: 'amount' })
  const [left, setLeft] = useState<string[]>([])
  const [typed, setTyped] = useState<Record<string, string>>({})
  const [choosing, setChoosing] = useState(false)
  const [pad, setPad] = useState<Line | null>(null)
  const posts = useMay('landedCost.approve')
  const { busy, pending, trouble, setTrouble, send } = useSending()
  const receipt = asked.data
  const goods = useAsk(
    'product',
    'sku.list',
    { ids: [...new Set(receipt?.lines.map(({ sku }) => sku))], archived: true, limit: 200 },
    values.basis === 'weight' && receipt !== undefined,
  )
  const weights = { ...weightsOf(receipt?.lines ?? [], goods.data?.rows ?? []), ...typed }
  const taxInclusive = settings.data?.purchaseTaxInclusive ?? true
  const lines = receipt?.lines.filter((line) => !left.includes(line.id)) ?? []
  const ready = Boolean(values.fee) && !dec(values.fee).isZero() && lines.length > 0
  const parts = ready ? shares(lines, weights, values, taxInclusive) : []

  const spread = async () => {
    if (!receipt) return
    if (!carrier) return setChoosing(true)
    const unweighed = values.basis === 'weight' && lines.find((line) => !weights[line.id])
    if (unweighed) return setTrouble({ kind: 'local', ...t.buying.landedCost.noWeight(unweighed.skuName) })
    const input = {
      date: today(),
      party: carrier.id,
      warehouse: receipt.warehouse,
      taxInclusive,
      ...values,
      lines: lines.map((line) => ({
        sku: line.sku,
        unit: line.unit,
        quantity: line.quantity,
        sourceLine: line.id,
        ...(values.basis === 'weight' ? { weight: weights[line.id] } : {}),
      })),
    }
    const answer = await send(
      act('purchase', posts ? 'landedCost.post' : 'landedCost.save', input, { title: `${t.buying.landedCost.title} ${carrier.name}` }),
    )
    if (answer) await Taro.redirectTo({ url: documentPage('landedCost', answer.id) })
  }
  if (pending)
    return (
      <Page title={t.buying.landedCost.title}>
        <PendingNote title={t.buying.landedCost.title} />
      </Page>
    )
  return (
    <Page
      title={t.buying.landedCost.title}
      footer={
        <Button word={posts ? t.buying.landedCost.verb : t.entry.saveDraft} busy={busy} disabled={!ready} onTap={() => void spread()} />
      }
    >
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {asked.isPending ? <Skeleton rows={4} /> : null}
      <View className="card card-flush">
        <ListRow
          title={t.buying.landedCost.carrier}
          facts={[carrier?.name ?? t.buying.landedCost.chooseCarrier]}
          onTap={() => setChoosing(true)}
        />
      </View>
      <Form shape={landedCost.head} values={values} onChange={setValues} issues={issuesOf(trouble)} />
      {receipt ? (
        <Card flush title={t.buying.landedCost.lines(receipt.number ?? '')}>
          {receipt.lines.map((line) => {
            const on = !left.includes(line.id)
            const part = parts[lines.indexOf(line)]
            return (
              <View
                key={line.id}
                className="list-row"
                role="checkbox"
                aria-checked={on}
                hoverClass="pressed"
                onClick={() => setLeft(on ? [...left, line.id] : left.filter((one) => one !== line.id))}
              >
                <View className="list-icon">{on ? <Icon name="check" size={22} /> : null}</View>
                <View className="list-words">
                  <Text className="list-title cut">{line.skuName}</Text>
                  <Text className="list-facts cut">
                    {[`${formatQuantity(line.quantity)} ${line.unitName}`, formatMoney(line.amountExcl)].join(' · ')}
                  </Text>
                  {on && values.basis === 'weight' ? (
                    <View
                      className="entry-price"
                      role="button"
                      onClick={(event) => {
                        event.stopPropagation()
                        setPad(line)
                      }}
                    >
                      <Text className={weights[line.id] ? 'number' : 'entry-noprice'}>
                        {weights[line.id] ? t.buying.landedCost.weighs(formatQuantity(weights[line.id]!)) : t.buying.landedCost.setWeight}
                      </Text>
                      <Icon name="edit" size={14} />
                    </View>
                  ) : null}
                </View>
                <View className="list-figure">
                  <Text className="number">{part === undefined ? '' : formatMoney(part)}</Text>
                </View>
              </View>
            )
          })}
        </Card>
      ) : null}
      <NumberPad
        request={
          pad
            ? {
                title: pad.skuName,
                value: weights[pad.id] ?? '',
                places: 4,
                onDone: (weight) => setTyped({ ...typed, [pad.id]: weight }),
              }
            : null
        }
        onClose={() => setPad(null)}
      />
      {choosing ? (
        <PartySheet
          role={ROLE}
          title={t.buying.landedCost.chooseCarrier}
          onClose={() => setChoosing(false)}
          onChoose={(party) => {
            setCarrier(party)
            setChoosing(false)
          }}
        />
      ) : null}
    </Page>
  )
}
