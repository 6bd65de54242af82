import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { stocktakePlan } from '../../../shared/inventory/stocktakePlan'
import { addDays } from '../../../shared/kernel/fields'
import type { InputOf } from '../../api'
import { useAsk } from '../../asking'
import { today } from '../../day'
import { Button } from '../../kit/Button'
import { ErrorNote } from '../../kit/ErrorNote'
import { Form } from '../../kit/Form'
import { Page } from '../../kit/Page'
import { PendingNote } from '../../kit/PendingNote'
import { Skeleton } from '../../kit/Skeleton'
import { ChoiceSheet } from '../../masters/ChoiceSheet'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useSending } from '../../sending'
import { issuesOf, troubleOf } from '../../trouble'

type Values = Partial<InputOf<'inventory', 'stocktakePlan.save'>>

const ONLY = ['name', 'warehouse', 'category', 'frequency', 'nextDate', 'blind', 'thresholdRate', 'thresholdAmount', 'thresholdQuantity']

/** A plan by which a stocktake opens every week or month; it can be paused and taken up again. */
export default function Plan() {
  const { id = '' } = useRouter().params
  const asked = useAsk('inventory', 'stocktakePlan.detail', { id }, id !== '')
  const [values, setValues] = useState<Values>({ frequency: 'monthly', nextDate: addDays(today(), 1) })
  const [choosing, setChoosing] = useState<'warehouse' | 'category' | null>(null)
  const { busy, pending, trouble, send } = useSending()
  const warehouses = useAsk('inventory', 'warehouse.list', { limit: 200 })
  const categories = useAsk('product', 'category.list', { limit: 200 })
  const places = warehouses.data?.rows ?? []
  const only = places.length === 1 ? places[0] : undefined
  const warehouse = places.find((row) => row.id === values.warehouse) ?? only
  const category = categories.data?.rows.find((row) => row.id === values.category)

  useEffect(() => {
    if (!asked.data) return
    const { archived: _archived, ...kept } = asked.data
    setValues(kept)
  }, [asked.data])

  const run = async (work: Promise<Awaited<ReturnType<typeof act<'inventory', 'stocktakePlan.save'>>>>) => {
    if (await send(work)) await Taro.navigateBack()
  }
  const title = `${t.plans.title} ${values.name ?? ''}`
  const save = () => {
    const input = { ...values, warehouse: warehouse?.id } as InputOf<'inventory', 'stocktakePlan.save'>
    return run(act('inventory', 'stocktakePlan.save', input, { title }))
  }
  const pause = (archived: boolean) => {
    const { version } = asked.data!
    return run(act('inventory', 'stocktakePlan.archive', { id, version, archived }, { title }))
  }
  if (pending)
    return (
      <Page title={t.plans.title}>
        <PendingNote title={title} />
      </Page>
    )
  const paused = asked.data?.archived === true
  const ready = Boolean(values.name?.trim() && warehouse && values.frequency && values.nextDate)
  return (
    <Page
      title={id ? t.plans.edit : t.plans.add}
      footer={
        <View className="buttons">
          {asked.data ? (
            <Button look="quiet" word={paused ? t.plans.resume : t.plans.pause} disabled={busy} onTap={() => void pause(!paused)} />
          ) : null}
          <Button word={t.act.save} busy={busy} disabled={!ready} onTap={() => void save()} />
        </View>
      }
    >
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {id && asked.isPending ? (
        <Skeleton rows={6} />
      ) : (
        <>
          <Form
            shape={stocktakePlan.fields}
            only={ONLY}
            values={values}
            onChange={setValues}
            issues={issuesOf(trouble)}
            refs={{
              warehouse: { name: warehouse?.name ?? null, onChoose: () => setChoosing('warehouse') },
              category: {
                name: category?.name ?? t.plans.everything,
                onChoose: () => setChoosing('category'),
                ...(values.category ? { onClear: () => setValues({ ...values, category: null }) } : {}),
              },
            }}
          />
          <Text className="quiet level-note">{t.plans.thresholds}</Text>
        </>
      )}
      {choosing ? (
        <ChoiceSheet
          title={choosing === 'warehouse' ? t.count.ofWarehouse : t.product.category}
          rows={choosing === 'warehouse' ? places : (categories.data?.rows ?? [])}
          onClose={() => setChoosing(null)}
          onChoose={(row) => {
            setValues({ ...values, [choosing]: row.id })
            setChoosing(null)
          }}
        />
      ) : null}
    </Page>
  )
}
