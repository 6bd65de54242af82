import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { shapeOf } from '../../../shared/kernel/fields'
import { formatPrice } from '../../../shared/kernel/money'
import { priceActions } from '../../../shared/product/priceActions'
import type { InputOf } from '../../api'
import { useAsk } from '../../asking'
import { today } from '../../day'
import { Button } from '../../kit/Button'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { Form } from '../../kit/Form'
import { ListRow } from '../../kit/ListRow'
import { Page } from '../../kit/Page'
import { PendingNote } from '../../kit/PendingNote'
import { Skeleton } from '../../kit/Skeleton'
import { Tag } from '../../kit/Tag'
import { ChoiceSheet } from '../../masters/ChoiceSheet'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useSending } from '../../sending'
import { issuesOf, troubleOf } from '../../trouble'

type Rule = InputOf<'product', 'price.change'>
const SHAPE = shapeOf(priceActions['price.change'].input)!
/** More than a person looks through; what is beyond is counted. */
const PREVIEWED = 200
const FIRST: Rule = { target: 'sale', method: 'percent', value: '5', rounding: 'dime' }

/** Prices of many goods at once: say how, look at every price before and after, then change them now or on a day. */
export default function Prices() {
  const [rule, setRule] = useState<Rule>(FIRST)
  const [except, setExcept] = useState<string[]>([])
  const [looking, setLooking] = useState(false)
  const [choosing, setChoosing] = useState<'category' | 'level' | null>(null)
  const { busy, pending, trouble, setTrouble, send } = useSending()
  const categories = useAsk('product', 'category.list', { limit: 200 })
  const levels = useAsk('product', 'priceLevel.list', { limit: 200 })
  const { from: _from, except: _except, ...previewed } = rule
  const list = useAsk('product', 'price.preview', { ...previewed, limit: PREVIEWED }, looking)
  const rows = list.data?.rows ?? []
  const count = list.data?.count ?? 0
  const change = (next: Rule) => {
    setRule(next)
    setLooking(false)
    setTrouble(null)
  }
  const apply = async () => {
    const wanted = { ...rule, ...(except.length > 0 ? { except } : {}) }
    const answer = await send(act('product', 'price.change', wanted, { title: t.price.title }))
    if (!answer) return
    await Taro.showToast({ title: t.price.done(answer.changed), icon: 'none' })
    await Taro.redirectTo({ url: '/product/price-history/index' })
  }
  if (pending)
    return (
      <Page title={t.price.title}>
        <PendingNote title={t.price.title} />
      </Page>
    )
  const nameOf = (rows_: { id: string; name: string }[] | undefined, id: unknown) => rows_?.find((row) => row.id === id)?.name ?? null
  const footer = looking ? (
    <Button
      word={t.price.change(Math.max(0, count - except.length))}
      busy={busy}
      disabled={count - except.length < 1}
      onTap={() => void apply()}
    />
  ) : (
    <View className="buttons">
      <Button look="quiet" word={t.price.history} onTap={() => Taro.navigateTo({ url: '/product/price-history/index' })} />
      <Button word={t.price.preview} onTap={() => setLooking(true)} />
    </View>
  )
  return (
    <Page title={t.price.title} footer={footer}>
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      <Form
        shape={SHAPE}
        only={['category', 'target', ...(rule.target === 'level' ? ['level'] : []), 'method', 'value', 'rounding', 'baseOnly', 'from']}
        values={rule as Record<string, unknown>}
        onChange={(next) => change(next as Rule)}
        issues={issuesOf(trouble ?? (list.error ? troubleOf(list.error) : null))}
        refs={{
          category: {
            name: nameOf(categories.data?.rows, rule.category) ?? t.price.all,
            onChoose: () => setChoosing('category'),
            ...(rule.category ? { onClear: () => change({ ...rule, category: null }) } : {}),
          },
          level: { name: nameOf(levels.data?.rows, rule.level), onChoose: () => setChoosing('level') },
        }}
      />
      {looking && list.isPending ? <Skeleton rows={5} /> : null}
      {list.error ? <ErrorNote trouble={troubleOf(list.error)} actWord={t.act.again} onAct={() => void list.refetch()} /> : null}
      {looking && list.data ? (
        <View className="card card-flush">
          <Text className="sheet-note">{t.price.will(count)}</Text>
          {rows.map((row) => {
            const left = except.includes(row.unit)
            return (
              <ListRow
                key={row.unit}
                title={row.name}
                tag={
                  left ? (
                    <Tag word={t.price.skip} />
                  ) : row.belowCost ? (
                    <Tag word={t.price.belowCost} tone="danger" />
                  ) : row.belowFloor ? (
                    <Tag word={t.price.belowFloor} tone="warning" />
                  ) : undefined
                }
                facts={[row.code, row.spec, row.unitName]}
                figure={
                  <Text className={`number quantity ${left ? 'quiet' : ''}`}>{formatPrice(left && row.was ? row.was : row.price)}</Text>
                }
                figureNote={row.was ? <Text className="number quiet list-facts">{formatPrice(row.was)}</Text> : undefined}
                onTap={() => setExcept(left ? except.filter((unit) => unit !== row.unit) : [...except, row.unit])}
              />
            )
          })}
          {rows.length === 0 ? <EmptyState icon="tag" title={t.price.nothing} advice={t.price.nothingAdvice} /> : null}
        </View>
      ) : null}
      {choosing ? (
        <ChoiceSheet
          title={choosing === 'category' ? t.price.category : t.price.level}
          rows={(choosing === 'category' ? categories : levels).data?.rows ?? []}
          onClose={() => setChoosing(null)}
          onChoose={({ id }) => {
            change({ ...rule, [choosing]: id, ...(rule.from && rule.from < today() ? { from: null } : {}) })
            setChoosing(null)
          }}
        />
      ) : null}
    </Page>
  )
}
