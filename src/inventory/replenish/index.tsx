import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { endOfMonth } from '../../../shared/kernel/fields'
import { formatQuantity, formatRounded } from '../../../shared/kernel/money'
import type { OutputOf } from '../../api'
import { useAsk, usePages } from '../../asking'
import { today } from '../../day'
import { documentPage } from '../../kinds'
import { Button } from '../../kit/Button'
import { Chips } from '../../kit/Chips'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { NumberPad } from '../../kit/NumberPad'
import { Page } from '../../kit/Page'
import { PendingNote } from '../../kit/PendingNote'
import { Skeleton } from '../../kit/Skeleton'
import { Stepper } from '../../kit/Stepper'
import { Tag } from '../../kit/Tag'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useMay } from '../../session'
import { useSending } from '../../sending'
import { troubleOf } from '../../trouble'
import '../inventory.scss'
import '../../entry/entry.scss'

type Row = OutputOf<'inventory', 'replenish.suggest'>['rows'][number]
interface Choice {
  on: boolean
  quantity: string
  way: 'order' | 'transfer'
}
const keyOf = (row: Row): string => `${row.sku}/${row.warehouse}`
const plain = (value: string): string => (value.includes('.') ? value.replace(/\.?0+$/, '') : value)

/** What to order or carry over, the urgent chosen beforehand: look, press, and the drafts are written. */
export default function Replenish() {
  const orders = useMay('purchaseOrder.save')
  const transfers = useMay('transfer.save')
  const plans = useMay('purchasePlan.save')
  const [warehouse, setWarehouse] = useState('any')
  const [choices, setChoices] = useState<Record<string, Choice>>({})
  const [pad, setPad] = useState<Row | null>(null)
  const { busy, pending, trouble, send } = useSending()
  const warehouses = useAsk('inventory', 'warehouse.list', { limit: 200 })
  const input = { limit: 60, ...(warehouse === 'any' ? {} : { warehouse }) }
  const list = usePages('inventory', 'replenish.suggest', input, (page) => page.more)
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const places = [
    { value: 'any', word: t.stock.allWarehouses },
    ...(warehouses.data?.rows ?? []).map(({ id, name }) => ({ value: id, word: name })),
  ]
  const choiceOf = (row: Row): Choice =>
    choices[keyOf(row)] ?? {
      on: row.urgent && (row.supplier !== null || Boolean(row.from)),
      quantity: plain(row.quantity),
      way: !row.supplier && row.from ? 'transfer' : 'order',
    }
  const choose = (row: Row, next: Partial<Choice>) => setChoices({ ...choices, [keyOf(row)]: { ...choiceOf(row), on: true, ...next } })
  const chosen = (way: Choice['way']) => rows.filter((row) => choiceOf(row).on && choiceOf(row).way === way)
  const toOrder = chosen('order')
  const toMove = chosen('transfer')

  const order = () => {
    const wanted = toOrder.map((row) => ({
      sku: row.sku,
      warehouse: row.warehouse,
      unit: row.unit,
      quantity: choiceOf(row).quantity,
      ...(row.supplier ? { supplier: row.supplier } : {}),
    }))
    return send(act('inventory', 'replenish.order', { rows: wanted }, { title: t.replenish.order(toOrder.length) }))
  }
  const move = () => {
    const wanted = toMove.map((row) => ({
      sku: row.sku,
      warehouse: row.warehouse,
      from: row.from!,
      quantity: plain(row.transferQuantity ?? row.baseQuantity),
    }))
    return send(act('inventory', 'replenish.transfer', { rows: wanted }, { title: t.replenish.transfer(toMove.length) }))
  }
  const run = async (way: Choice['way']) => {
    const made = way === 'order' ? (await order())?.orders : (await move())?.transfers
    if (!made) return
    await Taro.showToast({ title: t.replenish.made(made.length), icon: 'none' })
    if (made.length === 1) return void Taro.navigateTo({ url: documentPage(way === 'order' ? 'purchaseOrder' : 'transfer', made[0]!.id) })
    return void Taro.switchTab({ url: '/pages/documents/index' })
  }
  /** Plans of the month for what is chosen, one a warehouse, to be agreed before it is ordered. */
  const plan = async () => {
    const made: string[] = []
    for (const place of new Set(toOrder.map((row) => row.warehouse))) {
      const lines = toOrder
        .filter((row) => row.warehouse === place)
        .map((row) => ({
          sku: row.sku,
          unit: row.unit,
          quantity: choiceOf(row).quantity,
          ...(row.supplier ? { supplier: row.supplier } : {}),
        }))
      const input = { date: today(), warehouse: place, startsOn: today(), endsOn: endOfMonth(today()), lines }
      const answer = await send(act('purchase', 'purchasePlan.save', input, { title: t.buying.plan.title }))
      if (!answer) return
      made.push(answer.id)
    }
    await Taro.showToast({ title: t.replenish.made(made.length), icon: 'none' })
    if (made.length === 1) return void Taro.navigateTo({ url: documentPage('purchasePlan', made[0]!) })
    return void Taro.switchTab({ url: '/pages/documents/index' })
  }
  if (pending)
    return (
      <Page title={t.page.replenish}>
        <PendingNote title={t.page.replenish} />
      </Page>
    )
  const footer = (
    <View className="buttons">
      {transfers && toMove.length > 0 ? (
        <Button
          look={toOrder.length > 0 ? 'quiet' : 'primary'}
          word={t.replenish.transfer(toMove.length)}
          busy={busy}
          onTap={() => void run('transfer')}
        />
      ) : null}
      {plans && toOrder.length > 0 ? <Button look="quiet" word={t.buying.plan.make} busy={busy} onTap={() => void plan()} /> : null}
      {orders ? (
        <Button word={t.replenish.order(toOrder.length)} disabled={toOrder.length === 0} busy={busy} onTap={() => void run('order')} />
      ) : null}
    </View>
  )
  return (
    <Page
      title={t.page.replenish}
      onRefresh={() => list.refetch()}
      top={places.length > 2 ? <Chips chips={places} value={warehouse} onChange={setWarehouse} /> : undefined}
      footer={rows.length > 0 && (orders || transfers) ? footer : undefined}
    >
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {list.isPending ? <Skeleton rows={5} /> : null}
      {list.error ? <ErrorNote trouble={troubleOf(list.error)} actWord={t.act.again} onAct={() => void list.refetch()} /> : null}
      {rows.map((row) => {
        const choice = choiceOf(row)
        return (
          <View key={keyOf(row)} className={`entry-line ${choice.on ? 'review-on' : ''}`}>
            <View className="entry-first" role="checkbox" aria-checked={choice.on} onClick={() => choose(row, { on: !choice.on })}>
              <View className="entry-words">
                <View className="list-first">
                  <Text className="entry-name">{row.name}</Text>
                  {row.urgent ? <Tag word={t.replenish.urgent} tone="danger" /> : null}
                </View>
                <Text className="entry-facts">
                  {[
                    row.spec ?? row.code,
                    row.warehouseName,
                    choice.way === 'order' ? (row.supplierName ?? t.replenish.noSupplier) : row.fromName,
                  ].join(' · ')}
                </Text>
                <Text className="entry-facts number">
                  {t.replenish.why(formatQuantity(row.available), formatRounded(row.reorderPoint, 1), formatRounded(row.averageDaily, 1))}
                </Text>
              </View>
            </View>
            <View className="entry-second">
              <View className="entry-words">
                {row.from && row.transferQuantity ? (
                  <View
                    className="entry-price"
                    role="button"
                    onClick={() => choose(row, { way: choice.way === 'order' ? 'transfer' : 'order' })}
                  >
                    <Text className="count-left">
                      {choice.way === 'order'
                        ? t.replenish.from(row.fromName ?? '', formatQuantity(row.transferQuantity))
                        : t.replenish.useOrder}
                    </Text>
                  </View>
                ) : null}
              </View>
              {choice.way === 'order' ? (
                <Stepper
                  value={choice.quantity}
                  unit={row.unitName}
                  label={row.name}
                  onChange={(quantity) => choose(row, { quantity })}
                  onPad={() => setPad(row)}
                />
              ) : (
                <Text className="number quantity">{`${formatQuantity(row.transferQuantity ?? '0')} ${row.baseUnit}`}</Text>
              )}
            </View>
          </View>
        )
      })}
      {list.hasNextPage ? <Button look="quiet" word={t.list.more} onTap={() => void list.fetchNextPage()} /> : null}
      {list.data && rows.length === 0 ? <EmptyState icon="check" title={t.replenish.none} advice={t.replenish.noneAdvice} /> : null}
      <NumberPad
        request={
          pad
            ? {
                title: pad.name,
                value: choiceOf(pad).quantity,
                places: 4,
                unit: pad.unitName,
                onDone: (quantity) => choose(pad, { quantity }),
              }
            : null
        }
        onClose={() => setPad(null)}
      />
    </Page>
  )
}
