import Taro, { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { usePages } from '../../asking'
import { Button } from '../../kit/Button'
import { ListRow } from '../../kit/ListRow'
import { Page } from '../../kit/Page'
import { PagedList } from '../../kit/PagedList'
import { Search } from '../../kit/Search'
import { t } from '../../messages'
import { useMay } from '../../session'

/** Products that come in variants, with how many they have. */
export default function Styles() {
  const [text, setText] = useState('')
  const manages = useMay('sku.manage')
  const list = usePages('product', 'product.list', { limit: 60, ...(text ? { text } : {}) }, (page) =>
    page.more ? page.rows[page.rows.length - 1]?.id : null,
  )
  useDidShow(() => {
    if (list.data) void list.refetch()
  })
  return (
    <Page
      fixed
      title={t.style.title}
      onRefresh={() => list.refetch()}
      top={<Search placeholder={t.stock.search} onSearch={setText} />}
      footer={
        manages ? <Button icon="plus" word={t.style.add} onTap={() => Taro.navigateTo({ url: '/product/style/index' })} /> : undefined
      }
    >
      <PagedList
        list={list}
        rowKey={(row) => row.id}
        empty={{ icon: 'tag', title: t.style.none, advice: t.style.noneAdvice }}
        render={(row) => (
          <ListRow
            title={row.name}
            facts={[row.code, row.brand, row.categoryName]}
            figure={t.style.variants(row.variants)}
            onTap={() => Taro.navigateTo({ url: `/product/style/index?id=${row.id}` })}
          />
        )}
      />
    </Page>
  )
}
