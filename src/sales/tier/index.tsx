import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { dec } from '../../../shared/kernel/money'
import { elementOf, shapeOf } from '../../../shared/kernel/fields'
import { tierActions } from '../../../shared/sales/agreementActions'
import { useAsk } from '../../asking'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { Form } from '../../kit/Form'
import { Page } from '../../kit/Page'
import { PendingNote } from '../../kit/PendingNote'
import { ChoiceSheet } from '../../masters/ChoiceSheet'
import { GoodsSheet } from '../../masters/GoodsSheet'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useSending } from '../../sending'
import { issuesOf, troubleOf } from '../../trouble'
import { knownGoods, type RuleGoods, ruleGoods, RuleLine, unitOfRule } from '../RuleLine'
import '../../entry/entry.scss'

type Step = { fromQuantity: string; price?: string | null; discountRate?: string | null }

const SHAPE = shapeOf(tierActions['priceTier.save'].input)!
const STEP = shapeOf(elementOf(SHAPE.steps!)!)!

const plain = (value: string | null | undefined): string | null => (value ? dec(value).toFixed() : null)

/** The steps of one unit for a level of customers, or for all; saved together. */
export default function TierEdit() {
  const { sku, unit, level: levelId } = useRouter().params
  const [goods, setGoods] = useState<RuleGoods | null>(null)
  const [level, setLevel] = useState<string | null>(levelId || null)
  const [steps, setSteps] = useState<Step[]>([{ fromQuantity: '' }])
  const [choosing, setChoosing] = useState<'goods' | 'level' | null>(null)
  const { busy, pending, trouble, setTrouble, send } = useSending()
  const levels = useAsk('product', 'priceLevel.list', { limit: 200, archived: true })
  const asked = useAsk('sales', 'priceTier.list', { sku: sku ?? null }, Boolean(sku))

  useEffect(() => {
    const row = asked.data?.rows.find((one) => one.unit === unit && (one.level ?? '') === (levelId ?? ''))
    if (!row) return
    knownGoods([{ sku: row.sku, unit: row.unit, value: '' }]).then(
      ([found]) => setGoods(found ?? null),
      (error: unknown) => setTrouble(troubleOf(error)),
    )
    setSteps(
      row.steps.map((step) => ({
        fromQuantity: dec(step.fromQuantity).toFixed(),
        price: plain(step.price),
        discountRate: plain(step.discountRate),
      })),
    )
  }, [asked.data, unit, levelId, setTrouble])

  const about = { title: `${t.tier.edit} ${goods?.name ?? ''}` }
  const save = async (kept: Step[]) => {
    if (await send(act('sales', 'priceTier.save', { sku: goods!.sku, unit: goods!.unit, level, steps: kept }, about)))
      await Taro.navigateBack()
  }
  const remove = async () => {
    const { confirm } = await Taro.showModal({ title: t.tier.remove, content: t.tier.removeText })
    if (confirm) await save([])
  }
  if (pending)
    return (
      <Page title={t.tier.edit}>
        <PendingNote title={goods?.name ?? ''} />
      </Page>
    )
  const issues = issuesOf(trouble)
  const ready = goods !== null && steps.length > 0 && steps.every((step) => step.fromQuantity && (step.price || step.discountRate))
  const footer = (
    <View className="buttons">
      {sku ? <Button look="quiet" word={t.act.remove} disabled={busy || !goods} onTap={() => void remove()} /> : null}
      <Button word={t.act.save} busy={busy} disabled={!ready} onTap={() => void save(steps)} />
    </View>
  )
  return (
    <Page title={sku ? t.tier.edit : t.tier.add} footer={footer}>
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {goods ? (
        <RuleLine
          goods={{ ...goods, value: unitOfRule(goods).salePrice ?? '' }}
          figure="price"
          {...(sku ? {} : { onUnit: (next) => setGoods({ ...goods, unit: next }), onRemove: () => setGoods(null) })}
        />
      ) : (
        <EmptyState icon="tag" title={t.agreement.chooseGoods} />
      )}
      {goods || sku ? null : (
        <View className="buttons">
          <Button look="quiet" icon="plus" word={t.promotion.addGoods} onTap={() => setChoosing('goods')} />
        </View>
      )}
      <Form
        shape={SHAPE}
        only={['level']}
        values={{ level }}
        onChange={() => undefined}
        refs={{
          level: {
            name: levels.data?.rows.find(({ id }) => id === level)?.name ?? (level ? null : t.tier.everyone),
            onChoose: () => (sku ? undefined : setChoosing('level')),
            ...(level && !sku ? { onClear: () => setLevel(null) } : {}),
          },
        }}
      />
      {steps.map((step, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step has no name but its place
        <Card key={at} title={t.tier.step(at + 1)}>
          <Form
            shape={STEP}
            values={step as Record<string, unknown>}
            issues={Object.fromEntries(
              Object.keys(STEP).flatMap((field) => {
                const said = issues[`steps.${at}.${field}`]
                return said ? [[field, said]] : []
              }),
            )}
            onChange={(next) => {
              setTrouble(null)
              setSteps(steps.map((one, index) => (index === at ? (next as unknown as Step) : one)))
            }}
          />
          {steps.length > 1 ? (
            <View className="rule-add">
              <Button small look="quiet" word={t.act.remove} onTap={() => setSteps(steps.filter((_, index) => index !== at))} />
            </View>
          ) : null}
        </Card>
      ))}
      <View className="buttons">
        <Button look="quiet" icon="plus" word={t.tier.addStep} onTap={() => setSteps([...steps, { fromQuantity: '' }])} />
      </View>
      {choosing === 'goods' ? (
        <GoodsSheet
          onClose={() => setChoosing(null)}
          onChoose={(found, chosen) => {
            setGoods(ruleGoods(found, chosen, ''))
            setChoosing(null)
          }}
        />
      ) : null}
      {choosing === 'level' ? (
        <ChoiceSheet
          title={t.tier.level}
          rows={levels.data?.rows ?? []}
          onClose={() => setChoosing(null)}
          onChoose={(row) => {
            setLevel(row.id)
            setChoosing(null)
          }}
        />
      ) : null}
    </Page>
  )
}
