import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { TRACKING } from '../../../shared/books'
import { formatPrice, formatRate } from '../../../shared/kernel/money'
import { useAsk } from '../../asking'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { ErrorNote } from '../../kit/ErrorNote'
import { Page } from '../../kit/Page'
import { Quantity } from '../../kit/Quantity'
import { Skeleton } from '../../kit/Skeleton'
import { Tag } from '../../kit/Tag'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useMay } from '../../session'
import { type Trouble, troubleOf } from '../../trouble'

/** One product: its units with their codes and prices, its stock, and the ways to change it. */
export default function Product() {
  const { id = '' } = useRouter().params
  const manages = useMay('sku.manage')
  const stock = useMay('stock.view')
  const prints = useMay('label.print')
  const asked = useAsk('product', 'sku.detail', { id })
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const sku = asked.data
  const base = sku?.units[0]

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
        { label: t.product.tracking, value: sku.tracking && sku.tracking !== 'none' ? TRACKING[sku.tracking] : null },
        { label: t.product.taxRate, value: formatRate(sku.taxRate) },
        { label: t.word.note, value: sku.note },
      ].filter(({ value }) => value)
    : []
  const ways = [
    { word: t.goods.labels, url: `/product/labels/index?sku=${id}`, open: prints },
    { word: t.goods.priceHistory, url: `/product/price-history/index?sku=${id}`, open: true },
  ].filter((way) => way.open)
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
            {sku.onHand !== undefined && sku.onHand !== null ? (
              <View className="head-figures">
                <View>
                  <Text className="figure-label">{t.stock.onHand}</Text>
                  <Quantity value={sku.onHand} units={sku.units} />
                </View>
              </View>
            ) : null}
            <View className="facts">
              {facts.map(({ label, value }) => (
                <View key={label} className="fact">
                  <Text className="fact-label">{label}</Text>
                  <Text className="fact-value">{value}</Text>
                </View>
              ))}
            </View>
          </View>
          <Card title={t.product.units}>
            {sku.units.map((unit) => (
              <View key={unit.id} className="unit-row">
                <View className="document-words">
                  <Text className="list-title">
                    {unit.id === base?.id
                      ? t.product.baseUnit(unit.name)
                      : t.product.ratio(unit.name, unit.numerator, unit.denominator, base?.name ?? '')}
                  </Text>
                  <Text className="list-facts number">
                    {[unit.barcode, ...(unit.barcodes ?? [])].filter(Boolean).join(' · ') || t.product.noBarcode}
                  </Text>
                </View>
                <View className="list-figure">
                  <Text className="number quantity">{unit.salePrice ? formatPrice(unit.salePrice) : t.word.noPrice}</Text>
                  {unit.purchasePrice ? (
                    <Text className="number list-facts">{t.product.purchaseAt(formatPrice(unit.purchasePrice))}</Text>
                  ) : null}
                </View>
              </View>
            ))}
          </Card>
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
