import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { formatPrice } from '../../../shared/kernel/money'
import { fetchOnce, useAsk, usePages } from '../../asking'
import { Button } from '../../kit/Button'
import { Chips } from '../../kit/Chips'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { InfiniteList } from '../../kit/InfiniteList'
import { ListRow } from '../../kit/ListRow'
import { Page } from '../../kit/Page'
import { Quantity } from '../../kit/Quantity'
import { ScanField } from '../../kit/ScanField'
import { Sheet } from '../../kit/Sheet'
import { Tag } from '../../kit/Tag'
import { t } from '../../messages'
import { signal } from '../../platform/feedback'
import { useSettled } from '../../settled'
import { useMay } from '../../session'
import { troubleOf } from '../../trouble'

/** All goods and services, found by name, code, pinyin initials or by scanning. */
export default function Products() {
  const [text, setText] = useState('')
  const searched = useSettled(text.trim())
  const [category, setCategory] = useState('any')
  const manages = useMay('sku.manage')
  const changesPrices = useMay('price.change')
  const prints = useMay('label.print')
  const managesLabels = useMay('label.manage')
  const imports = useMay('import.run')
  const exports = useMay('sku.export')
  const categories = useAsk('product', 'category.list', { limit: 200 })
  const list = usePages(
    'product',
    'sku.list',
    { limit: 60, ...(searched ? { text: searched } : {}), ...(category === 'any' ? {} : { category }) },
    (page) => (page.more ? page.rows[page.rows.length - 1]?.id : null),
  )
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const open = (id: string) => Taro.navigateTo({ url: `/product/detail/index?id=${id}` })
  // What the gun types is a code; if nothing has it, it was a search.
  const scan = async (code: string) => {
    try {
      const { sku } = await fetchOnce('product', 'sku.scan', { code })
      signal('hit')
      await open(sku.id)
    } catch {
      setText(code)
    }
  }
  const pictured = rows.some(({ pictures }) => pictures?.length)
  const [menu, setMenu] = useState(false)
  const ways = [
    { word: t.style.title, url: '/product/styles/index', open: true },
    { word: t.product.category, url: '/product/categories/index', open: true },
    { word: t.goods.prices, url: '/product/prices/index', open: changesPrices },
    { word: t.goods.labels, url: '/product/labels/index', open: prints },
  ].filter((way) => way.open)
  const further = [
    { icon: 'people' as const, word: t.level.title, url: '/product/price-levels/index', open: changesPrices },
    { icon: 'document' as const, word: t.price.history, url: '/product/price-history/index', open: true },
    { icon: 'edit' as const, word: t.custom.title, url: '/product/custom-fields/index', open: manages },
    { icon: 'tag' as const, word: t.template.title, url: '/product/label-templates/index', open: managesLabels },
    { icon: 'warn' as const, word: t.twins.title, url: '/product/duplicates/index', open: true },
    { icon: 'upload' as const, word: t.page.import, url: '/system/import/index', open: imports },
    { icon: 'share' as const, word: t.export.title, url: '/product/export/index', open: exports },
  ].filter((way) => way.open)
  const go = (url: string) => {
    setMenu(false)
    void Taro.navigateTo({ url })
  }
  const chips = [{ value: 'any', word: t.list.all }, ...(categories.data?.rows ?? []).map(({ id, name }) => ({ value: id, word: name }))]
  return (
    <Page
      fixed
      title={t.page.products}
      top={
        <>
          <ScanField placeholder={t.product.search} onCode={scan} text={text} onTyping={setText} />
          <View className="buttons product-ways">
            {ways.map(({ word, url }) => (
              <Button key={url} small look="quiet" word={word} onTap={() => go(url)} />
            ))}
            <Button small look="quiet" word={t.goods.more} onTap={() => setMenu(true)} />
          </View>
          {chips.length > 1 ? <Chips chips={chips} value={category} onChange={setCategory} /> : null}
        </>
      }
      footer={
        manages ? <Button word={t.product.add} icon="plus" onTap={() => Taro.navigateTo({ url: '/product/edit/index' })} /> : undefined
      }
    >
      <InfiniteList
        rows={rows}
        rowKey={(row) => row.id}
        rowHeight={68}
        loading={list.isFetching}
        more={Boolean(list.hasNextPage)}
        onMore={() => void list.fetchNextPage()}
        onRefresh={() => list.refetch()}
        header={list.error ? <ErrorNote trouble={troubleOf(list.error)} actWord={t.act.again} onAct={() => void list.refetch()} /> : null}
        empty={
          list.error ? null : (
            <EmptyState
              icon="tag"
              title={searched ? t.entry.noGoods(searched) : t.product.none}
              advice={searched ? t.entry.noGoodsAdvice : t.product.noneAdvice}
            />
          )
        }
        render={(row) => {
          const base = row.units[0]
          return (
            <ListRow
              title={row.name}
              picture={pictured ? (row.pictures?.[0] ?? null) : undefined}
              tag={
                row.archived ? (
                  <Tag word={t.word.archived} />
                ) : row.skuKind === 'service' ? (
                  <Tag word={t.word.service} tone="info" />
                ) : undefined
              }
              facts={[row.code, row.spec, base?.salePrice ? `${formatPrice(base.salePrice)}/${base.name}` : null]}
              figure={row.skuKind === 'service' ? undefined : <Quantity value={row.onHand} units={row.units} />}
              onTap={() => void open(row.id)}
            />
          )
        }}
      />
      <Sheet open={menu} title={t.goods.more} onClose={() => setMenu(false)}>
        {further.map(({ icon, word, url }) => (
          <ListRow key={url} icon={icon} title={word} onTap={() => go(url)} />
        ))}
      </Sheet>
    </Page>
  )
}
