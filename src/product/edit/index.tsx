import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { changeOfSku, LIFE_CYCLES, skuFields, TRACKING } from '../../../shared/masters/sku'
import type { InputOf } from '../../api'
import { useAsk } from '../../asking'
import { Button } from '../../kit/Button'
import { ErrorNote } from '../../kit/ErrorNote'
import { Form } from '../../kit/Form'
import { Page } from '../../kit/Page'
import { PendingNote } from '../../kit/PendingNote'
import { Skeleton } from '../../kit/Skeleton'
import { ChoiceSheet } from '../../masters/ChoiceSheet'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useMay } from '../../session'
import { useSending } from '../../sending'
import { issuesOf, troubleOf } from '../../trouble'
import { customShape, offered, useOwn } from '../own'
import { Pictures } from './Pictures'
import { UnitForm } from './UnitForm'

type Values = InputOf<'product', 'sku.save'>
type Unit = Values['units'][number]

const newUnit = (name: string): Unit => ({ name, numerator: 1, denominator: 1 })
const EMPTY: Values = { code: '', name: '', skuKind: 'goods', taxRate: '0.13', units: [newUnit('')] }
/** What goods are where nobody said otherwise. */
const EMPTIES = { lifeCycle: LIFE_CYCLES.active, tracking: TRACKING.none }

/** A product as a form; its units with ratio, code and prices below. */
export default function ProductEdit() {
  const { id = '' } = useRouter().params
  const asked = useAsk('product', 'sku.detail', { id }, id !== '')
  const categories = useAsk('product', 'category.list', { limit: 200 })
  const { levels, fields } = useOwn()
  const seesCost = useMay('cost.view')
  const [values, setValues] = useState<Values>(EMPTY)
  const [choosing, setChoosing] = useState(false)
  const { busy, pending, trouble, send } = useSending()

  useEffect(() => {
    if (asked.data) setValues(changeOfSku(asked.data))
  }, [asked.data])

  const save = async () => {
    const outcome = await send(act('product', 'sku.save', values, { title: `${t.page.product} ${values.name}` }))
    if (!outcome) return
    await Taro.navigateBack()
  }
  const issues = issuesOf(trouble)
  // One unit at most is the default of buying and of selling.
  const others = (before: Unit, unit: Unit): Unit => ({
    ...before,
    ...(unit.forSale ? { forSale: false } : {}),
    ...(unit.forPurchase ? { forPurchase: false } : {}),
  })
  const setUnit = (at: number, unit: Unit) =>
    setValues({ ...values, units: values.units.map((before, index) => (index === at ? unit : others(before, unit))) })
  const category = categories.data?.rows.find(({ id: key }) => key === values.category)
  const custom = offered(
    fields,
    (values.custom ?? []).map(({ field }) => field),
  )
  const ready = Boolean(values.code.trim() && values.name.trim() && values.units.every(({ name }) => name.trim()))
  if (pending)
    return (
      <Page title={t.page.product}>
        <PendingNote title={values.name} />
      </Page>
    )
  return (
    <Page
      title={id ? t.product.edit : t.product.add}
      footer={<Button word={t.act.save} busy={busy} disabled={!ready} onTap={() => void save()} />}
    >
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {id && asked.isPending ? (
        <Skeleton rows={6} />
      ) : (
        <View>
          <Form
            shape={skuFields}
            values={values}
            onChange={setValues}
            issues={issues}
            empties={EMPTIES}
            refs={{
              category: {
                name: category?.name ?? null,
                onChoose: () => setChoosing(true),
                onClear: () => setValues({ ...values, category: null }),
              },
            }}
          />
          {custom.length > 0 ? (
            <Form
              shape={customShape(custom)}
              values={Object.fromEntries((values.custom ?? []).map(({ field, value }) => [field, value])) as Record<string, unknown>}
              onChange={(next) =>
                setValues({
                  ...values,
                  custom: Object.entries(next).flatMap(([field, value]) => (value ? [{ field, value: String(value) }] : [])),
                })
              }
              issues={Object.fromEntries(
                (values.custom ?? []).flatMap(({ field }, at) => {
                  const issue = issues[`custom.${at}.value`]
                  return issue ? [[field, issue]] : []
                }),
              )}
            />
          ) : null}
          <Pictures pictures={values.pictures ?? []} onChange={(pictures) => setValues({ ...values, pictures })} />
          {values.units.map((unit, at) => (
            <UnitForm
              // biome-ignore lint/suspicious/noArrayIndexKey: a new unit has no id, and units keep their order
              key={at}
              unit={unit}
              base={at === 0 ? null : (values.units[0]?.name ?? '')}
              levels={offered(
                levels,
                (unit.levelPrices ?? []).map(({ level }) => level),
              )}
              seesCost={seesCost}
              issues={Object.fromEntries(
                Object.entries(issues).flatMap(([path, words]) =>
                  path.startsWith(`units.${at}.`) ? [[path.slice(`units.${at}.`.length), words]] : [],
                ),
              )}
              onChange={(next) => setUnit(at, next)}
              {...(at > 0 ? { onRemove: () => setValues({ ...values, units: values.units.filter((_, index) => index !== at) }) } : {})}
            />
          ))}
          <View className="buttons">
            <Button
              look="quiet"
              icon="plus"
              word={t.product.addUnit}
              onTap={() => setValues({ ...values, units: [...values.units, newUnit('')] })}
            />
          </View>
        </View>
      )}
      {choosing ? (
        <ChoiceSheet
          title={t.product.category}
          rows={categories.data?.rows ?? []}
          onClose={() => setChoosing(false)}
          onChoose={(row) => {
            setValues({ ...values, category: row.id })
            setChoosing(false)
          }}
        />
      ) : null}
    </Page>
  )
}
