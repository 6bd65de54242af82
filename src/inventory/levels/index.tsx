import { View } from '@tarojs/components'
import Taro, { useDidShow, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { dec, formatQuantity } from '../../../shared/kernel/money'
import type { OutputOf } from '../../api'
import { useAsk, usePages } from '../../asking'
import { Button } from '../../kit/Button'
import { Chips } from '../../kit/Chips'
import { ListRow } from '../../kit/ListRow'
import { Page } from '../../kit/Page'
import { PagedList } from '../../kit/PagedList'
import { Search } from '../../kit/Search'
import { Tag } from '../../kit/Tag'
import { t } from '../../messages'
import { useMay } from '../../session'
import { CopySheet } from './CopySheet'
import '../inventory.scss'

type Row = OutputOf<'inventory', 'level.list'>['rows'][number]

/** Which levels are set for goods, warehouse by warehouse, beside what lies there; those of one warehouse go to others at once. */
export default function Levels() {
  const { sku } = useRouter().params
  const manages = useMay('level.manage')
  const [text, setText] = useState('')
  const [warehouse, setWarehouse] = useState('any')
  const [copying, setCopying] = useState(false)
  const warehouses = useAsk('inventory', 'warehouse.list', { limit: 200 })
  const places = warehouses.data?.rows ?? []
  const criteria = { limit: 60, ...(text ? { text } : {}), ...(sku ? { sku } : {}), ...(warehouse === 'any' ? {} : { warehouse }) }
  const list = usePages('inventory', 'level.list', criteria, (page) => page.more)
  useDidShow(() => {
    if (list.data) void list.refetch()
  })
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const chips = [{ value: 'any', word: t.stock.allWarehouses }, ...places.map(({ id, name }) => ({ value: id, word: name }))]
  const from = places.find(({ id }) => id === warehouse)
  const add = () => {
    const known = [sku ? `sku=${sku}` : '', from ? `warehouse=${from.id}` : ''].filter(Boolean).join('&')
    void Taro.navigateTo({ url: `/inventory/level/index?${known}` })
  }
  return (
    <Page
      fixed
      title={t.levels.title}
      onRefresh={() => list.refetch()}
      top={
        <>
          {sku ? null : <Search placeholder={t.levels.search} onSearch={setText} />}
          {places.length > 1 ? <Chips chips={chips} value={warehouse} onChange={setWarehouse} /> : null}
        </>
      }
      footer={
        manages ? (
          <View className="buttons">
            {from && !sku && places.length > 1 && rows.length > 0 ? (
              <Button look="quiet" word={t.levels.copy} onTap={() => setCopying(true)} />
            ) : null}
            <Button icon="plus" word={t.levels.edit} onTap={add} />
          </View>
        ) : undefined
      }
    >
      <PagedList
        list={list}
        rowKey={(row) => `${row.sku}/${row.warehouse}`}
        empty={{ icon: 'warn', title: t.levels.none, advice: t.levels.noneAdvice }}
        render={(row) => <LevelRow row={row} manages={manages} />}
      />
      {copying && from ? (
        <CopySheet
          from={from}
          places={places}
          onClose={() => setCopying(false)}
          onDone={() => {
            setCopying(false)
            setWarehouse('any')
          }}
        />
      ) : null}
    </Page>
  )
}

function LevelRow({ row, manages }: { row: Row; manages: boolean }) {
  const words = (['minimum', 'maximum', 'safety'] as const).flatMap((name) => {
    const level = row[name]
    return level ? [t.levels[name](formatQuantity(level))] : []
  })
  const onHand = dec(row.onHand)
  const low = [row.minimum, row.safety].some((level) => level && onHand.lessThan(level))
  const high = row.maximum && onHand.greaterThan(row.maximum)
  return (
    <ListRow
      title={row.name}
      tag={low ? <Tag word={t.levels.low} tone="warning" /> : high ? <Tag word={t.levels.high} tone="info" /> : undefined}
      facts={[row.spec, row.warehouseName, words.join(' ')]}
      figure={`${formatQuantity(row.onHand)} ${row.baseUnit}`}
      {...(manages ? { onTap: () => Taro.navigateTo({ url: `/inventory/level/index?sku=${row.sku}&warehouse=${row.warehouse}` }) } : {})}
    />
  )
}
