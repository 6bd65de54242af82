import Taro, { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { dec } from '../../../shared/kernel/money'
import { inUnits } from '../../../shared/masters/quantities'
import type { OutputOf } from '../../api'
import { useAsk, usePages } from '../../asking'
import { dayWords } from '../../day'
import { Button } from '../../kit/Button'
import { Chips } from '../../kit/Chips'
import { ListRow } from '../../kit/ListRow'
import { Money } from '../../kit/Money'
import { Page } from '../../kit/Page'
import { PagedList } from '../../kit/PagedList'
import { Tag } from '../../kit/Tag'
import { t } from '../../messages'
import { useMay } from '../../session'

type Row = OutputOf<'inventory', 'transfer.underway'>['rows'][number]

/** Goods on their way between warehouses: from where, when they are expected, how much is open; one tap receives. */
export default function Arrivals() {
  const sends = useMay('transfer.save')
  const [to, setTo] = useState('any')
  const warehouses = useAsk('inventory', 'warehouse.list', { limit: 200 })
  const places = warehouses.data?.rows ?? []
  const chips = [{ value: 'any', word: t.arrive.everywhere }, ...places.map(({ id, name }) => ({ value: id, word: t.arrive.into(name) }))]
  const list = usePages('inventory', 'transfer.underway', { limit: 30, ...(to === 'any' ? {} : { toWarehouse: to }) }, (page) => page.more)
  useDidShow(() => {
    if (list.data) void list.refetch()
  })
  return (
    <Page
      fixed
      title={t.arrive.title}
      onRefresh={() => list.refetch()}
      top={places.length > 1 ? <Chips chips={chips} value={to} onChange={setTo} /> : undefined}
      footer={
        sends ? (
          <Button word={t.entry.transfer} icon="swap" onTap={() => Taro.navigateTo({ url: '/inventory/transfer/index' })} />
        ) : undefined
      }
    >
      <PagedList
        list={list}
        rowKey={(row) => row.id}
        empty={{ icon: 'swap', title: t.arrive.none, advice: t.arrive.noneAdvice }}
        render={(row) => <ArrivalRow row={row} />}
      />
    </Page>
  )
}

function ArrivalRow({ row }: { row: Row }) {
  const open = row.lines.filter((line) => !dec(line.open).isZero())
  const [first] = open
  const tag = row.late ? <Tag word={t.arrive.late} tone="warning" /> : row.begun ? <Tag word={t.arrive.partly} tone="info" /> : undefined
  return (
    <ListRow
      title={t.arrive.from(row.warehouseName, row.toWarehouseName)}
      tag={tag}
      facts={[row.expectedDate ? t.arrive.expected(dayWords(row.expectedDate)) : dayWords(row.date), row.number]}
      figure={open.length === 1 && first ? inUnits(first.open, first.units) : t.arrive.kinds(open.length)}
      figureNote={row.openValue ? <Money value={row.openValue} size="small" /> : undefined}
      onTap={() => Taro.navigateTo({ url: `/inventory/arrive/index?id=${row.id}` })}
    />
  )
}
