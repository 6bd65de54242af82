import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { productFields } from '../../../shared/product/product'
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
import { type Attribute, AttributeForm, valuesOf } from './AttributeForm'
import { Variants } from './Variants'

type Values = InputOf<'product', 'product.save'>
const EMPTY: Values = { code: '', name: '', taxRate: '0.13' }

/** A product with its attributes, and the variants they make. */
export default function Style() {
  const { id = '' } = useRouter().params
  const asked = useAsk('product', 'product.detail', { id }, id !== '')
  const categories = useAsk('product', 'category.list', { limit: 200 })
  const manages = useMay('sku.manage')
  const [values, setValues] = useState<Values>(EMPTY)
  const [attributes, setAttributes] = useState<Attribute[]>([])
  const [choosing, setChoosing] = useState(false)
  const { busy, pending, trouble, send } = useSending()
  const style = asked.data

  useEffect(() => {
    if (!style) return
    const { variants: _variants, archived: _archived, categoryName: _name, attributes: own, ...kept } = style
    setValues(kept)
    setAttributes((own ?? []).map(({ name, values: each }) => ({ name, typed: each.join(' ') })))
  }, [style])

  const save = async () => {
    const named = attributes
      .map(({ name, typed }) => ({ name: name.trim(), values: valuesOf(typed) }))
      .filter(({ name, values: each }) => name && each.length > 0)
    const outcome = await send(
      act('product', 'product.save', { ...values, attributes: named }, { title: `${t.style.title} ${values.name}` }),
    )
    if (!outcome) return
    if (!id) return void Taro.redirectTo({ url: `/product/style/index?id=${outcome.id}` })
    return void asked.refetch()
  }
  if (pending)
    return (
      <Page title={t.style.title}>
        <PendingNote title={values.name} />
      </Page>
    )
  const category = categories.data?.rows.find((row) => row.id === values.category)
  const ready = Boolean(values.code.trim() && values.name.trim())
  return (
    <Page
      title={id ? values.name || t.style.title : t.style.add}
      footer={manages ? <Button word={t.act.save} busy={busy} disabled={!ready} onTap={() => void save()} /> : undefined}
    >
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {id && asked.isPending ? (
        <Skeleton rows={6} />
      ) : (
        <View>
          <Form
            shape={productFields}
            values={values as Record<string, unknown>}
            onChange={(next) => setValues(next as Values)}
            issues={issuesOf(trouble)}
            refs={{
              category: {
                name: category?.name ?? null,
                onChoose: () => setChoosing(true),
                onClear: () => setValues({ ...values, category: null }),
              },
            }}
          />
          <AttributeForm attributes={attributes} onChange={setAttributes} />
          {style ? <Variants style={style} onMade={() => asked.refetch()} /> : null}
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
