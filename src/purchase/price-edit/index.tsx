import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { supplierPriceFields } from '../../../shared/purchase/supplierPrice'
import type { InputOf } from '../../api'
import { useAsk } from '../../asking'
import { today } from '../../day'
import type { SkuRow } from '../../entry/lines'
import { SkuResults } from '../../entry/SkuResults'
import { Button } from '../../kit/Button'
import { Chips } from '../../kit/Chips'
import { ErrorNote } from '../../kit/ErrorNote'
import { Form } from '../../kit/Form'
import { ListRow } from '../../kit/ListRow'
import { Page } from '../../kit/Page'
import { PendingNote } from '../../kit/PendingNote'
import { Search } from '../../kit/Search'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useSending } from '../../sending'
import { useMay } from '../../session'
import { issuesOf } from '../../trouble'

type Values = InputOf<'purchase', 'supplierPrice.save'>
const ONLY = ['fromQuantity', 'price', 'startsOn', 'endsOn', 'note']

/** A step of a supplier's agreement: which goods, from how many on, at what price, in which time. */
export default function PriceEdit() {
  const { id = '', party = '', sku: of = '' } = useRouter().params
  const known = useAsk('purchase', 'supplierPrice.list', { party, ...(of ? { sku: of } : {}), limit: 200 }, id !== '')
  const [text, setText] = useState('')
  const [goods, setGoods] = useState<Pick<SkuRow, 'id' | 'name' | 'units'> | null>(null)
  const [values, setValues] = useState<Values>({ party, sku: '', unit: '', price: '', startsOn: today() })
  const { busy, pending, trouble, send } = useSending()
  const manages = useMay('supplierPrice.manage')
  const asked = useAsk('product', 'sku.list', { ids: [of], archived: true, limit: 1 }, of !== '')

  useEffect(() => {
    const row = known.data?.rows.find((one) => one.id === id)
    if (!row) return
    const { partyName: _party, skuCode: _code, skuName: _name, unitName: _unit, ...kept } = row
    setValues(kept)
  }, [known.data, id])
  useEffect(() => {
    if (asked.data?.rows[0]) setGoods(asked.data.rows[0])
  }, [asked.data])

  const save = async () => {
    const saved = await send(act('purchase', 'supplierPrice.save', values, { title: t.buying.agreements.title }))
    if (saved) await Taro.navigateBack()
  }
  const remove = async () => {
    const removed = await send(
      act('purchase', 'supplierPrice.remove', { id, version: values.version ?? 0 }, { title: t.buying.agreements.title }),
    )
    if (removed) await Taro.navigateBack()
  }
  if (pending)
    return (
      <Page title={t.buying.agreements.title}>
        <PendingNote title={t.buying.agreements.title} />
      </Page>
    )
  return (
    <Page
      title={t.buying.agreements.title}
      footer={
        manages ? (
          <View className="buttons">
            {id ? <Button look="danger" word={t.document.verbs.remove} busy={busy} onTap={() => void remove()} /> : null}
            <Button word={t.act.save} busy={busy} disabled={!values.unit || !values.price} onTap={() => void save()} />
          </View>
        ) : undefined
      }
    >
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {goods ? (
        <View className="card card-flush">
          <ListRow title={goods.name} {...(id ? {} : { onTap: () => setGoods(null) })} />
          <View className="sheet-search">
            <Chips
              chips={goods.units.map((unit) => ({ value: unit.id, word: unit.name }))}
              value={values.unit}
              onChange={(unit) => setValues({ ...values, unit })}
            />
          </View>
        </View>
      ) : (
        <View className="card card-flush">
          <View className="sheet-search">
            <Search placeholder={t.stock.search} onSearch={setText} />
          </View>
          {text ? (
            <SkuResults
              text={text}
              warehouse={null}
              priceOf={(unit) => unit.purchasePrice}
              showPrice
              showStock={false}
              onAdd={(sku, unit) => {
                setGoods(sku)
                setValues({ ...values, sku: sku.id, unit })
              }}
            />
          ) : (
            <View className="sheet-search">
              <Text className="quiet">{t.buying.agreements.chooseGoods}</Text>
            </View>
          )}
        </View>
      )}
      {goods ? (
        <>
          <Form shape={supplierPriceFields} only={ONLY} values={values} onChange={setValues} issues={issuesOf(trouble)} />
          <View className="buttons">
            <Button
              look="quiet"
              word={t.buying.history.title}
              onTap={() => Taro.navigateTo({ url: `/purchase/price-history/index?sku=${goods.id}&party=${party}` })}
            />
          </View>
        </>
      ) : null}
    </Page>
  )
}
