import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { stocktake } from '../../../shared/inventory/stocktake'
import type { InputOf } from '../../api'
import { fetchOnce, useAsk } from '../../asking'
import { dayWords, today } from '../../day'
import { SkuResults } from '../../entry/SkuResults'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { Chips } from '../../kit/Chips'
import { ErrorNote } from '../../kit/ErrorNote'
import { Field } from '../../kit/Field'
import { Form } from '../../kit/Form'
import { Icon } from '../../kit/Icon'
import { Page } from '../../kit/Page'
import { PendingNote } from '../../kit/PendingNote'
import { ScanField } from '../../kit/ScanField'
import { headFields } from '../../../shared/kernel/document'
import { ChoiceSheet } from '../../masters/ChoiceSheet'
import { t } from '../../messages'
import { act } from '../../outbox'
import { signal } from '../../platform/feedback'
import { useSending } from '../../sending'
import { issuesOf, troubleOf } from '../../trouble'

type Scope = 'all' | 'category' | 'list'
type Goods = { id: string; name: string }
const SCOPES = (['all', 'category', 'list'] as const).map((value) => ({ value, word: t.count.scopes[value] }))
const EMPTY: Partial<InputOf<'inventory', 'stocktake.start'>> = { title: t.count.named(dayWords(today())) }

/** Opens a stocktake: where, of what, with or without the book in view, and from which difference on to count again. */
export default function StartStocktake() {
  const [values, setValues] = useState<Record<string, unknown>>(EMPTY)
  const [scope, setScope] = useState<Scope>('all')
  const [goods, setGoods] = useState<Goods[]>([])
  const [text, setText] = useState('')
  const [choosing, setChoosing] = useState<'warehouse' | 'category' | null>(null)
  const { busy, pending, trouble, setTrouble, send } = useSending()
  const warehouses = useAsk('inventory', 'warehouse.list', { limit: 200 })
  const categories = useAsk('product', 'category.list', { limit: 200 })
  const places = warehouses.data?.rows ?? []
  const warehouse = places.find(({ id }) => id === values.warehouse) ?? (places.length === 1 ? places[0] : undefined)
  const category = categories.data?.rows.find(({ id }) => id === values.category)
  const issues = issuesOf(trouble)
  const settings = useAsk('system', 'settings.show', {})

  useEffect(() => {
    if (!settings.data) return
    const { recountRate, recountAmount, recountQuantity } = settings.data
    setValues((typed) => ({ thresholdRate: recountRate, thresholdAmount: recountAmount, thresholdQuantity: recountQuantity, ...typed }))
  }, [settings.data])

  const add = (sku: Goods) =>
    setGoods((before) => (before.some(({ id }) => id === sku.id) ? before : [{ id: sku.id, name: sku.name }, ...before]))
  const scan = async (code: string) => {
    try {
      add((await fetchOnce('product', 'sku.scan', { code })).sku)
      signal('hit')
    } catch (error) {
      signal('unknown')
      setTrouble(troubleOf(error))
    }
  }
  const start = async () => {
    const { category: chosen, ...rest } = values
    const input = {
      ...rest,
      warehouse: warehouse?.id,
      ...(scope === 'category' ? { category: chosen } : {}),
      ...(scope === 'list' ? { skus: goods.map(({ id }) => id) } : {}),
    } as InputOf<'inventory', 'stocktake.start'>
    const outcome = await send(act('inventory', 'stocktake.start', input, { title: `${t.count.start} ${input.title}` }))
    if (!outcome) return
    await Taro.redirectTo({ url: `/inventory/count/index?id=${outcome.id}` })
  }
  const ready = warehouse && (scope === 'all' || (scope === 'category' ? category : goods.length > 0))
  if (pending)
    return (
      <Page title={t.count.start}>
        <PendingNote title={t.count.start} />
      </Page>
    )
  return (
    <Page title={t.count.start} footer={<Button word={t.count.start} busy={busy} disabled={!ready} onTap={() => void start()} />}>
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      <View className="form">
        <Field
          field={headFields.warehouse}
          value={warehouse?.id}
          onChange={() => undefined}
          choice={{ name: warehouse?.name ?? null, onChoose: () => setChoosing('warehouse') }}
        />
        <Field
          field={stocktake.head.title}
          value={values.title}
          issue={issues.title}
          onChange={(title) => setValues({ ...values, title })}
        />
      </View>
      <Card title={scope === 'list' ? t.count.scopeList(goods.length) : t.count.scope}>
        <Chips chips={SCOPES} value={scope} onChange={setScope} />
        {scope === 'category' ? (
          <Field
            field={stocktake.head.category}
            value={values.category}
            onChange={() => undefined}
            choice={{ name: category?.name ?? null, onChoose: () => setChoosing('category') }}
          />
        ) : null}
        {scope === 'list' ? (
          <View>
            <ScanField placeholder={t.count.addGoods} onCode={scan} onTyping={setText} />
            {text.trim() ? (
              <SkuResults text={text.trim()} warehouse={warehouse?.id ?? null} priceOf={() => null} showPrice={false} onAdd={add} />
            ) : null}
            <View className="choices">
              {goods.map(({ id, name }) => (
                <View
                  key={id}
                  className="chip chip-on"
                  role="button"
                  aria-label={t.entry.remove(name)}
                  onClick={() => setGoods(goods.filter((one) => one.id !== id))}
                >
                  <Text>{name}</Text>
                  <Icon name="close" size={14} />
                </View>
              ))}
            </View>
          </View>
        ) : null}
      </Card>
      <Form
        shape={stocktake.head}
        only={['blind', 'thresholdRate', 'thresholdAmount', 'thresholdQuantity']}
        values={values}
        onChange={setValues}
        issues={issues}
      />
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
