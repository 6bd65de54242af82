import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { levelFields } from '../../../shared/inventory/alerts'
import { stocktake } from '../../../shared/inventory/stocktake'
import { headFields } from '../../../shared/kernel/document'
import type { Values as ValuesOf } from '../../../shared/kernel/fields'
import { fetchOnce, useAsk } from '../../asking'
import { SkuResults } from '../../entry/SkuResults'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { Chips } from '../../kit/Chips'
import { ErrorNote } from '../../kit/ErrorNote'
import { Field } from '../../kit/Field'
import { Form } from '../../kit/Form'
import { Page } from '../../kit/Page'
import { PendingNote } from '../../kit/PendingNote'
import { ScanField } from '../../kit/ScanField'
import { ChoiceSheet } from '../../masters/ChoiceSheet'
import { t } from '../../messages'
import { act } from '../../outbox'
import { signal } from '../../platform/feedback'
import { useSending } from '../../sending'
import { issuesOf, scanTrouble, type Trouble } from '../../trouble'
import { Places } from '../Places'
import '../inventory.scss'

type Levels = ValuesOf<typeof levelFields>
type Scope = keyof typeof t.levels.scopes
const NAMES = Object.keys(levelFields) as (keyof Levels)[]
const SCOPES = (['one', 'category'] as const).map((value) => ({ value, word: t.levels.scopes[value] }))

/** Issues of the service name the row; there is one form for all rows. */
const issuesHere = (trouble: Trouble | null): Record<string, string> =>
  Object.fromEntries(Object.entries(issuesOf(trouble)).map(([path, message]) => [path.replace(/^rows\.\d+\./, ''), message]))

/** The levels of goods in a warehouse, and the same in others with one press; or those of a whole category. */
export default function Level() {
  const params = useRouter().params
  const [sku, setSku] = useState(params.sku ?? '')
  const [warehouse, setWarehouse] = useState(params.warehouse ?? '')
  const [scope, setScope] = useState<Scope>('one')
  const [category, setCategory] = useState('')
  const [also, setAlso] = useState<string[]>([])
  const [values, setValues] = useState<Levels>({})
  const [text, setText] = useState('')
  const [choosing, setChoosing] = useState<'warehouse' | 'category' | null>(null)
  const { busy, pending, trouble, setTrouble, send } = useSending()
  const warehouses = useAsk('inventory', 'warehouse.list', { limit: 200 })
  const categories = useAsk('product', 'category.list', { limit: 200 })
  const goods = useAsk('product', 'sku.list', { ids: [sku], archived: true, limit: 1 }, sku !== '')
  const known = useAsk('inventory', 'level.list', { sku, warehouse, limit: 1 }, sku !== '' && warehouse !== '')
  const places = warehouses.data?.rows ?? []
  const place = places.find(({ id }) => id === warehouse) ?? (places.length === 1 ? places[0] : undefined)
  const chosen = goods.data?.rows[0]
  const group = categories.data?.rows.find(({ id }) => id === category)
  const one = scope === 'one'

  useEffect(() => {
    if (!known.data) return
    const row = known.data.rows[0]
    setValues(Object.fromEntries(NAMES.map((name) => [name, row?.[name] ?? null])))
  }, [known.data])

  const scan = async (code: string) => {
    try {
      setSku((await fetchOnce('product', 'sku.scan', { code })).sku.id)
      setText('')
      signal('hit')
    } catch (error) {
      signal('unknown')
      setTrouble(scanTrouble(code, error))
    }
  }
  const save = async () => {
    if (!place) return
    const title = `${t.levels.title} ${one ? chosen?.name : group?.name}`
    const outcome = await send(
      one
        ? act('inventory', 'level.save', { rows: [place.id, ...also].map((to) => ({ sku, warehouse: to, ...values })) }, { title })
        : act('inventory', 'level.set', { warehouse: place.id, category, ...values }, { title }),
    )
    if (!outcome) return
    await Taro.showToast({ title: t.levels.saved(outcome.saved), icon: 'none' })
    await Taro.navigateBack()
  }
  if (pending)
    return (
      <Page title={t.levels.edit}>
        <PendingNote title={t.levels.title} />
      </Page>
    )
  const ready = place && (one ? chosen : group)
  return (
    <Page title={t.levels.edit} footer={<Button word={t.act.save} busy={busy} disabled={!ready} onTap={() => void save()} />}>
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {params.sku ? null : (
        <Card title={t.levels.scope}>
          <Chips chips={SCOPES} value={scope} onChange={setScope} />
          {one ? <ScanField placeholder={t.levels.chooseGoods} onCode={scan} text={text} onTyping={setText} /> : null}
          {one && text.trim() ? (
            <SkuResults
              text={text.trim()}
              warehouse={warehouse || null}
              priceOf={() => null}
              showPrice={false}
              onAdd={({ id }) => {
                setSku(id)
                setText('')
              }}
            />
          ) : null}
          {one ? null : (
            <Field
              field={stocktake.head.category}
              value={category}
              onChange={() => undefined}
              choice={{ name: group?.name ?? null, onChoose: () => setChoosing('category') }}
            />
          )}
        </Card>
      )}
      {one && chosen ? (
        <View className="card">
          <Text className="head-title">{chosen.name}</Text>
          <Text className="head-quiet">
            {[chosen.code, chosen.spec, t.levels.inUnit(chosen.units[0]!.name)].filter(Boolean).join(' · ')}
          </Text>
        </View>
      ) : null}
      <View className="form">
        <Field
          field={headFields.warehouse}
          value={place?.id}
          onChange={() => undefined}
          choice={{ name: place?.name ?? null, onChoose: () => setChoosing('warehouse') }}
        />
      </View>
      <Form shape={levelFields} values={values} onChange={setValues} issues={issuesHere(trouble)} />
      <Text className="quiet level-note">{one ? t.levels.clears : `${t.levels.inBase}${t.levels.clears}`}</Text>
      {one && place && places.length > 1 ? (
        <Card title={t.levels.also}>
          <Places rows={places.filter(({ id }) => id !== place.id)} chosen={also} onChange={setAlso} />
        </Card>
      ) : null}
      {choosing ? (
        <ChoiceSheet
          title={choosing === 'warehouse' ? t.word.warehouse : t.product.category}
          rows={choosing === 'warehouse' ? places : (categories.data?.rows ?? [])}
          onClose={() => setChoosing(null)}
          onChoose={({ id }) => {
            if (choosing === 'warehouse') setWarehouse(id)
            else setCategory(id)
            setAlso(also.filter((other) => other !== id))
            setChoosing(null)
          }}
        />
      ) : null}
    </Page>
  )
}
