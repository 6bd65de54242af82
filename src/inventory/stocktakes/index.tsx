import { View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import type { DocumentState } from '../../../shared/kernel/documentList'
import type { OutputOf } from '../../api'
import { useAsk, usePages } from '../../asking'
import { dayWords } from '../../day'
import { documentPage, STATE_TONES } from '../../kinds'
import { Button } from '../../kit/Button'
import { Chips } from '../../kit/Chips'
import { ListRow } from '../../kit/ListRow'
import { Page } from '../../kit/Page'
import { PagedList } from '../../kit/PagedList'
import { Tag } from '../../kit/Tag'
import { t } from '../../messages'
import { useMay } from '../../session'

type Row = OutputOf<'inventory', 'stocktake.list'>['rows'][number]
const CHIPS = (['any', 'draft', 'submitted', 'approved'] as const).map((value) => ({
  value,
  word: value === 'any' ? t.list.all : value === 'draft' ? t.count.going : t.states[value],
}))

/** Stocktakes, those under way with how far they are; one tap goes on counting. */
export default function Stocktakes() {
  const [state, setState] = useState<DocumentState | 'any'>('any')
  const starts = useMay('stocktake.save')
  const plans = useMay('stocktakePlan.view')
  const list = usePages('inventory', 'stocktake.list', { limit: 50, ...(state === 'any' ? {} : { states: [state] }) }, (page) => page.more)
  useDidShow(() => {
    if (list.data) void list.refetch()
  })
  const start = () => void Taro.navigateTo({ url: '/inventory/stocktake-start/index' })
  return (
    <Page
      fixed
      title={t.count.title}
      onRefresh={() => list.refetch()}
      top={<Chips chips={CHIPS} value={state as (typeof CHIPS)[number]['value']} onChange={setState} />}
      footer={
        starts || plans ? (
          <View className="buttons">
            {plans ? <Button look="quiet" word={t.plans.title} onTap={() => Taro.navigateTo({ url: '/inventory/plans/index' })} /> : null}
            {starts ? <Button word={t.count.newOne} icon="plus" onTap={start} /> : null}
          </View>
        ) : undefined
      }
    >
      <PagedList
        list={list}
        rowKey={(row) => row.id}
        empty={{ icon: 'box', title: t.count.none, advice: t.count.noneAdvice }}
        render={(row) => <StocktakeRow row={row} />}
      />
    </Page>
  )
}

function StocktakeRow({ row }: { row: Row }) {
  const open = row.state === 'draft'
  const progress = useAsk('inventory', 'stocktake.progress', { id: row.id }, open)
  const far = progress.data
  return (
    <ListRow
      title={row.title}
      tag={<Tag word={open ? t.count.going : t.states[row.state]} tone={open ? 'info' : STATE_TONES[row.state]} />}
      facts={[row.warehouseName, dayWords(row.date), row.number ?? row.madeByName]}
      figure={far ? `${far.counted}/${far.total}` : open ? '' : t.document.lineCount(row.lineCount)}
      onTap={() => Taro.navigateTo({ url: open ? `/inventory/count/index?id=${row.id}` : documentPage('stocktake', row.id) })}
    />
  )
}
