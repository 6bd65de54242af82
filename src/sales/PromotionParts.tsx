import { Text, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import type { PromotionKind } from '../../shared/sales/promotion'
import { useAsk } from '../asking'
import { Button } from '../kit/Button'
import { Card } from '../kit/Card'
import { Icon } from '../kit/Icon'
import type { PadRequest } from '../kit/NumberPad'
import { ChoiceSheet } from '../masters/ChoiceSheet'
import { GoodsSheet } from '../masters/GoodsSheet'
import { PartySheet } from '../masters/PartySheet'
import { t } from '../messages'
import type { Parts } from './promotionInput'
import { type RuleGoods, ruleGoods, RuleLine, unitOfRule } from './RuleLine'
import { moneyWords } from './ruleState'

const ROLE = 'customer' as const
type Choosing = 'goods' | 'gift' | 'category' | 'level' | 'party' | null

export interface PromotionPartsProps {
  kind: PromotionKind
  parts: Parts
  editable: boolean
  onChange: (parts: Parts) => void
  onPad: (request: PadRequest) => void
}

const without = <T,>(list: T[], at: number): T[] => list.filter((_, index) => index !== at)
const replaced = <T,>(list: T[], at: number, next: T): T[] => list.map((one, index) => (index === at ? next : one))

/** The steps, goods, gifts and customers of a promotion, each a card with what is in it and a way to add. */
export function PromotionParts({ kind, parts, editable, onChange, onPad }: PromotionPartsProps) {
  const [choosing, setChoosing] = useState<Choosing>(null)
  const categories = useAsk('product', 'category.list', { limit: 200 }, choosing === 'category')
  const levels = useAsk('product', 'priceLevel.list', { limit: 200 }, choosing === 'level')
  const set = (next: Partial<Parts>) => {
    onChange({ ...parts, ...next })
    setChoosing(null)
  }
  const special = kind === 'special'
  const padOf = (goods: RuleGoods, done: (value: string) => void, priced: boolean) =>
    onPad({
      title: goods.name,
      value: goods.value,
      places: priced ? 6 : 4,
      ...(priced ? { sign: '¥' as const } : {}),
      unit: priced ? `/${unitOfRule(goods).name}` : unitOfRule(goods).name,
      onDone: done,
    })
  const lines = (list: 'goods' | 'gifts', figure: 'price' | 'quantity' | 'none') =>
    parts[list].map((goods, at) => (
      <RuleLine
        key={`${goods.sku}/${goods.unit}`}
        goods={goods}
        figure={figure}
        {...(editable
          ? {
              onUnit: (unit: string) => set({ [list]: replaced(parts[list], at, { ...goods, unit }) }),
              onFigure: () => padOf(goods, (value) => set({ [list]: replaced(parts[list], at, { ...goods, value }) }), figure === 'price'),
              onRemove: () => set({ [list]: without(parts[list], at) }),
            }
          : {})}
      />
    ))
  const chips = (list: 'categories' | 'levels' | 'parties') =>
    parts[list].map(({ id, name }, at) => (
      <View
        key={id}
        className="chip chip-on"
        role="button"
        aria-label={t.promotion.remove(name)}
        onClick={() => editable && set({ [list]: without(parts[list], at) })}
      >
        <Text>{name}</Text>
        {editable ? <Icon name="close" size={14} /> : null}
      </View>
    ))
  const add = (word: string, what: Exclude<Choosing, null>) => (
    <Button small look="quiet" icon="plus" word={word} onTap={() => setChoosing(what)} />
  )
  const gives = kind === 'buyGift' || kind === 'threshold'
  const addedTo = (list: 'categories' | 'levels' | 'parties', row: { id: string; name: string }) =>
    parts[list].some(({ id }) => id === row.id) ? {} : { [list]: [...parts[list], { id: row.id, name: row.name }] }
  return (
    <View>
      {kind === 'threshold' ? <Steps parts={parts} editable={editable} onChange={set} onPad={onPad} /> : null}
      <Section title={t.promotion.goods} none={parts.goods.length + parts.categories.length === 0 ? t.promotion.allGoods : null}>
        {lines('goods', special ? 'price' : 'none')}
        <View className="rule-chips">{special ? null : chips('categories')}</View>
        {editable ? (
          <View className="rule-add">
            {add(t.promotion.addGoods, 'goods')}
            {special ? null : add(t.promotion.addCategory, 'category')}
          </View>
        ) : null}
      </Section>
      {gives ? (
        <Section title={t.promotion.gifts} none={null}>
          {lines('gifts', 'quantity')}
          {editable ? <View className="rule-add">{add(t.promotion.addGift, 'gift')}</View> : null}
        </Section>
      ) : null}
      <Section title={t.promotion.customers} none={parts.levels.length + parts.parties.length === 0 ? t.promotion.everyone : null}>
        <View className="rule-chips">
          {chips('levels')}
          {chips('parties')}
        </View>
        {editable ? (
          <View className="rule-add">
            {add(t.promotion.addLevel, 'level')}
            {add(t.promotion.addCustomer, 'party')}
          </View>
        ) : null}
      </Section>
      {choosing === 'goods' || choosing === 'gift' ? (
        <GoodsSheet
          onClose={() => setChoosing(null)}
          onChoose={(sku, unit) =>
            choosing === 'gift'
              ? set({ gifts: [...parts.gifts, ruleGoods(sku, unit, '1')] })
              : set({ goods: [...parts.goods, ruleGoods(sku, unit, '')] })
          }
        />
      ) : null}
      {choosing === 'category' || choosing === 'level' ? (
        <ChoiceSheet
          title={choosing === 'category' ? t.promotion.addCategory : t.promotion.addLevel}
          rows={(choosing === 'category' ? categories : levels).data?.rows ?? []}
          onClose={() => setChoosing(null)}
          onChoose={(row) => set(addedTo(choosing === 'category' ? 'categories' : 'levels', row))}
        />
      ) : null}
      {choosing === 'party' ? (
        <PartySheet
          role={ROLE}
          title={t.promotion.addCustomer}
          onClose={() => setChoosing(null)}
          onChoose={(row) => set(addedTo('parties', row))}
        />
      ) : null}
    </View>
  )
}

function Section({ title, none, children }: { title: string; none: string | null; children: ReactNode }) {
  return (
    <Card title={title}>
      {none ? <Text className="quiet rule-none">{none}</Text> : null}
      {children}
    </Card>
  )
}

function Steps({
  parts,
  editable,
  onChange,
  onPad,
}: {
  parts: Parts
  editable: boolean
  onChange: (next: Partial<Parts>) => void
  onPad: (request: PadRequest) => void
}) {
  const { steps } = parts
  const ask = (at: number, field: 'amount' | 'off') =>
    onPad({
      title: field === 'amount' ? t.promotion.stepAmount : t.promotion.stepOff,
      value: steps[at]![field],
      places: 2,
      sign: '¥',
      onDone: (value) => onChange({ steps: replaced(steps, at, { ...steps[at]!, [field]: value }) }),
    })
  return (
    <Section title={t.promotion.steps} none={null}>
      {steps.map((step, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step has no name but its place
        <View key={at} className="rule-step">
          {(['amount', 'off'] as const).map((field) => (
            <View key={field} className="chip" role="button" onClick={() => editable && ask(at, field)}>
              <Text>{`${field === 'amount' ? t.promotion.stepAmount : t.promotion.stepOff} ${moneyWords(step[field])}`}</Text>
            </View>
          ))}
          {editable ? (
            <View
              className="rule-remove"
              role="button"
              aria-label={t.promotion.remove(t.promotion.step(moneyWords(step.amount), moneyWords(step.off)))}
              onClick={() => onChange({ steps: without(steps, at) })}
            >
              <Icon name="trash" size={20} />
            </View>
          ) : null}
        </View>
      ))}
      {editable ? (
        <View className="rule-add">
          <Button
            small
            look="quiet"
            icon="plus"
            word={t.promotion.addStep}
            onTap={() => onChange({ steps: [...steps, { amount: '100', off: '10' }] })}
          />
        </View>
      ) : null}
    </Section>
  )
}
