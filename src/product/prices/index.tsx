import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import * as f from '../../../shared/kernel/fields'
import { dec, formatPrice } from '../../../shared/kernel/money'
import { priceActions } from '../../../shared/product/priceActions'
import type { InputOf } from '../../api'
import { useAsk } from '../../asking'
import { today } from '../../day'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { Chips } from '../../kit/Chips'
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
const SHAPE = f.shapeOf(priceActions['price.change'].input)!
/** What is filled in by each method; up or down is said beside it. */
const VALUES = {
  percent: f.rate(t.price.values.percent),
  amount: f.price(t.price.values.amount),
  cost: f.quantity(t.price.values.cost),
  fixed: f.price(t.price.values.fixed),
}
const DIRECTIONS = (['up', 'down'] as const).map((value) => ({ value, word: t.price.directions[value] }))
const goesBothWays = ({ method }: Pick<Rule, 'method'>): boolean => method === 'percent' || method === 'amount'

/** The figure as it is typed, without its sign; a percentage as a rate. */
const typedOf = ({ method, value }: Pick<Rule, 'method' | 'value'>): string => {
  const figure = dec(value || '0').abs()
  return (method === 'percent' ? figure.div(100) : figure).toFixed()
}
/** More than a person looks through; what is beyond is counted. */
const PREVIEWED = 200
/** What stands there when a method is chosen. */
const FIRST_VALUES = { percent: '0.05', amount: '1', cost: '1.3', fixed: '0' }
const FIRST: Rule = { target: 'sale', method: 'percent', value: '5', rounding: 'dime' }

/** Prices of many goods at once: say how, look at every price before and after, then change them now or on a day. */
export default function Prices() {
  const [rule, setRule] = useState<Rule>(FIRST)
  const [down, setDown] = useState(false)
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
  /** The rule with what was typed, signed by the direction that is chosen. */
  const retyped = (next: Rule, typed: string, lower: boolean): Rule => {
    const figure = dec(typed || '0').times(next.method === 'percent' ? 100 : 1)
    return { ...next, value: (lower && goesBothWays(next) ? figure.negated() : figure).toFixed() }
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
    <Page
      title={t.price.title}
      footer={footer}
      top={
        goesBothWays(rule) ? (
          <Chips
            chips={DIRECTIONS}
            value={down ? 'down' : 'up'}
            onChange={(direction) => {
              setDown(direction === 'down')
              change(retyped(rule, typedOf(rule), direction === 'down'))
            }}
          />
        ) : undefined
      }
    >
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      <Form
        shape={{ ...SHAPE, value: VALUES[rule.method] }}
        empties={{ from: t.price.atOnce }}
        only={['category', 'target', ...(rule.target === 'level' ? ['level'] : []), 'method', 'value', 'rounding', 'baseOnly', 'from']}
        values={{ ...rule, value: typedOf(rule) } as Record<string, unknown>}
        onChange={(next) => {
          const { value, ...others } = next as Rule
          change(retyped({ ...others, value: '0' }, others.method === rule.method ? value : FIRST_VALUES[others.method], down))
        }}
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
        <Card flush title={t.price.will(count)}>
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
                figureNote={row.was ? <Text className="number quiet list-facts">{t.price.was(formatPrice(row.was))}</Text> : undefined}
                onTap={() => setExcept(left ? except.filter((unit) => unit !== row.unit) : [...except, row.unit])}
              />
            )
          })}
          {rows.length === 0 ? <EmptyState icon="tag" title={t.price.nothing} advice={t.price.nothingAdvice} /> : null}
        </Card>
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
