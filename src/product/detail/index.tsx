import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { TRACKING } from '../../../shared/masters/sku'
import { formatPrice, formatQuantity, formatRate } from '../../../shared/kernel/money'
import { LIFE_CYCLES } from '../../../shared/masters/sku'
import { useAsk } from '../../asking'
import { Button } from '../../kit/Button'
import { ErrorNote } from '../../kit/ErrorNote'
import { Facts } from '../../kit/Facts'
import { Page } from '../../kit/Page'
import { Quantity } from '../../kit/Quantity'
import { Skeleton } from '../../kit/Skeleton'
import { Tag } from '../../kit/Tag'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useMay } from '../../session'
import { type Trouble, troubleOf } from '../../trouble'
import { useOwn } from '../own'
import { Gallery } from './Gallery'
import { Units } from './Units'

/** One product: its units with their codes and prices, its stock, and the ways to change it. */
export default function Product() {
  const { id = '' } = useRouter().params
  const manages = useMay('sku.manage')
  const stock = useMay('stock.view')
  const asked = useAsk('product', 'sku.detail', { id })
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const sku = asked.data
  const { levels, fields } = useOwn()

  const archive = async () => {
    if (!sku) return
    const outcome = await act(
      'product',
      'sku.archive',
      { id: sku.id, version: sku.version, archived: !sku.archived },
      { title: `${sku.archived ? t.product.restore : t.product.archive} ${sku.name}` },
    )
    if (outcome.kind === 'trouble') setTrouble(outcome.trouble)
    await asked.refetch()
  }
  const facts = sku
    ? [
        { label: t.product.code, value: sku.code },
        { label: t.product.spec, value: sku.spec },
        { label: t.product.category, value: sku.categoryName },
        { label: t.product.brand, value: sku.brand },
        ...(sku.attributes ?? []).map(({ name, value }) => ({ label: name, value })),
        { label: t.goods.lifeCycle, value: sku.lifeCycle && sku.lifeCycle !== 'active' ? LIFE_CYCLES[sku.lifeCycle] : null },
        { label: t.product.tracking, value: sku.tracking && sku.tracking !== 'none' ? TRACKING[sku.tracking] : null },
        { label: t.product.taxRate, value: formatRate(sku.taxRate) },
        { label: t.goods.shelfDays, value: sku.shelfDays ? t.goods.days(sku.shelfDays) : null },
        { label: t.goods.weight, value: sku.weight ? t.goods.kilograms(formatQuantity(sku.weight)) : null },
        { label: t.goods.floorPrice, value: sku.floorPrice ? formatPrice(sku.floorPrice) : null },
        // Their names come a moment later.
        ...fields.flatMap(({ id: key, name }) => {
          const own = sku.custom?.find(({ field }) => field === key)
          return own ? [{ label: name, value: own.value }] : []
        }),
        { label: t.word.note, value: sku.note },
      ].filter(({ value }) => value)
    : []
  const ways = [
    { word: t.goods.priceHistory, url: `/product/price-history/index?sku=${id}` },
    ...(sku?.product ? [{ word: t.style.title, url: `/product/style/index?id=${sku.product}` }] : []),
  ]
  const footer = (
    <View className="buttons">
      {manages ? <Button look="quiet" word={sku?.archived ? t.product.restore : t.product.archive} onTap={() => void archive()} /> : null}
      {manages ? (
        <Button
          look={stock ? 'quiet' : 'primary'}
          word={t.act.edit}
          onTap={() => Taro.navigateTo({ url: `/product/edit/index?id=${id}` })}
        />
      ) : null}
      {stock ? <Button word={t.goods.live} onTap={() => Taro.navigateTo({ url: `/inventory/live/index?sku=${id}` })} /> : null}
    </View>
  )
  return (
    <Page title={t.page.product} onRefresh={() => asked.refetch()} footer={sku && (manages || stock) ? footer : undefined}>
      {asked.isPending ? <Skeleton rows={5} /> : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {sku ? (
        <>
          <View className="card">
            <View className="list-first">
              <Text className="head-title">{sku.name}</Text>
              {sku.archived ? <Tag word={t.word.archived} /> : null}
            </View>
            {sku.pictures?.length ? <Gallery pictures={sku.pictures} /> : null}
            {sku.onHand !== undefined && sku.onHand !== null ? (
              <View className="head-figures">
                <View>
                  <Text className="figure-label">{t.stock.onHand}</Text>
                  <Quantity value={sku.onHand} units={sku.units} />
                </View>
              </View>
            ) : null}
            <Facts facts={facts} />
          </View>
          <Units
            sku={sku}
            levelName={(level) => levels.find(({ id: key }) => key === level)?.name ?? ''}
            onChanged={() => asked.refetch()}
          />
          <View className="buttons">
            {ways.map(({ word, url }) => (
              <Button key={url} look="quiet" word={word} onTap={() => Taro.navigateTo({ url })} />
            ))}
          </View>
        </>
      ) : null}
    </Page>
  )
}
