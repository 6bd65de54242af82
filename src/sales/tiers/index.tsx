import { Text } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { formatPrice, formatQuantity, ONE } from '../../../shared/kernel/money'
import { usePages } from '../../asking'
import { Button } from '../../kit/Button'
import { ListRow } from '../../kit/ListRow'
import { Page } from '../../kit/Page'
import { PagedList } from '../../kit/PagedList'
import { Search } from '../../kit/Search'
import { t } from '../../messages'
import { useMay } from '../../session'

/** Prices that fall with the quantity, a row for each unit and level of customers. */
export default function Tiers() {
  const [text, setText] = useState('')
  const manages = useMay('priceTier.manage')
  const list = usePages('sales', 'priceTier.list', { limit: 60, ...(text ? { text } : {}) }, (page) => page.more)
  return (
    <Page
      fixed
      title={t.tier.title}
      onRefresh={() => list.refetch()}
      top={<Search placeholder={t.tier.search} onSearch={setText} />}
      footer={
        manages ? <Button icon="plus" word={t.tier.add} onTap={() => void Taro.navigateTo({ url: '/sales/tier/index' })} /> : undefined
      }
    >
      <PagedList
        list={list}
        rowKey={(row) => `${row.unit}/${row.level ?? ''}`}
        empty={{ icon: 'tag', title: t.tier.none, advice: t.tier.noneAdvice }}
        render={(row) => {
          const steps = row.steps.map(({ fromQuantity, price, discountRate }) => {
            const gives = price ? formatPrice(price) : t.promotion.says.percent(formatQuantity(ONE.minus(discountRate ?? '0').times(10)))
            return `${t.tier.from(formatQuantity(fromQuantity), row.unitName)} ${gives}`
          })
          return (
            <ListRow
              title={row.name}
              facts={[row.spec, row.levelName ?? t.tier.everyone, ...steps]}
              figure={
                row.salePrice ? <Text className="number quantity">{`${formatPrice(row.salePrice)}/${row.unitName}`}</Text> : undefined
              }
              {...(manages
                ? { onTap: () => Taro.navigateTo({ url: `/sales/tier/index?sku=${row.sku}&unit=${row.unit}&level=${row.level ?? ''}` }) }
                : {})}
            />
          )
        }}
      />
    </Page>
  )
}
