import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { formatQuantity, ONE } from '../../../shared/kernel/money'
import { PROMOTION_KINDS, PROMOTION_STATES } from '../../../shared/sales/promotion'
import type { OutputOf } from '../../api'
import { usePages } from '../../asking'
import { Button } from '../../kit/Button'
import { Chips } from '../../kit/Chips'
import { ListRow } from '../../kit/ListRow'
import { Page } from '../../kit/Page'
import { PagedList } from '../../kit/PagedList'
import { Search } from '../../kit/Search'
import { Tag } from '../../kit/Tag'
import { t } from '../../messages'
import { useMay } from '../../session'
import { moneyWords, RULE_TONES, STATE_CHIPS, type StateFilter, windowWords } from '../ruleState'

type Row = OutputOf<'sales', 'promotion.list'>['rows'][number]

/** What a promotion gives, in a few words. */
function says(row: Row): string {
  const [step] = row.steps ?? []
  if (row.promotionKind === 'percent') return t.promotion.says.percent(formatQuantity(ONE.minus(row.discountRate ?? '0').times(10)))
  if (row.promotionKind === 'special') return t.promotion.says.special(row.goodsCount)
  if (row.promotionKind === 'buyGift') return t.promotion.says.buyGift(formatQuantity(row.buyQuantity ?? '0'))
  return step ? t.promotion.step(moneyWords(step.amount), moneyWords(step.off)) : ''
}

/** Promotions by where they stand: running first of all what a person looks for. */
export default function Promotions() {
  const [text, setText] = useState('')
  const [state, setState] = useState<StateFilter>('all')
  const manages = useMay('promotion.manage')
  const list = usePages(
    'sales',
    'promotion.list',
    { limit: 60, ...(text ? { text } : {}), ...(state === 'all' ? {} : { state }) },
    (page) => page.more,
  )
  return (
    <Page
      fixed
      title={t.promotion.title}
      onRefresh={() => list.refetch()}
      top={
        <View>
          <Search placeholder={t.promotion.search} onSearch={setText} />
          <Chips chips={STATE_CHIPS} value={state} onChange={setState} />
        </View>
      }
      footer={
        manages ? (
          <Button icon="plus" word={t.promotion.add} onTap={() => void Taro.navigateTo({ url: '/sales/promotion/index' })} />
        ) : undefined
      }
    >
      <PagedList
        list={list}
        rowKey={(row) => row.id}
        empty={{ icon: 'tag', title: t.promotion.none, advice: t.promotion.noneAdvice }}
        render={(row) => (
          <ListRow
            title={row.name}
            tag={<Tag word={PROMOTION_STATES[row.state]} tone={RULE_TONES[row.state]} />}
            facts={[
              PROMOTION_KINDS[row.promotionKind],
              windowWords(row.from, row.to),
              row.everyone ? null : t.promotion.some,
              row.exclusive ? t.promotion.exclusive : null,
            ]}
            figure={says(row)}
            onTap={() => void Taro.navigateTo({ url: `/sales/promotion/index?id=${row.id}` })}
          />
        )}
      />
    </Page>
  )
}
