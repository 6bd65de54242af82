import Taro from '@tarojs/taro'
import { useState } from 'react'
import { usePages } from '../../asking'
import { dayWords, today } from '../../day'
import { kindLabel } from '../../kinds'
import { ListRow } from '../../kit/ListRow'
import { Money } from '../../kit/Money'
import { Page } from '../../kit/Page'
import { PagedList } from '../../kit/PagedList'
import { Tag } from '../../kit/Tag'
import { t } from '../../messages'
import { PeriodPicker } from '../PeriodPicker'
import '../finance.scss'

/** 凭证 of a month, newest first; a tap opens one with its lines. */
export default function Vouchers() {
  const [period, setPeriod] = useState(today().slice(0, 7))
  const list = usePages('finance', 'voucher.list', { period, limit: 60 }, (page) => page.more)
  return (
    <Page fixed title={t.voucher.title} onRefresh={() => list.refetch()} top={<PeriodPicker period={period} onChange={setPeriod} />}>
      <PagedList
        list={list}
        rowKey={(row) => String(row.posting)}
        empty={{ icon: 'book', title: t.voucher.none, advice: t.ledger.noneAdvice }}
        render={(row) => (
          <ListRow
            title={row.voucher.split(' ').pop() ?? row.voucher}
            tag={row.reversal ? <Tag word={t.voucher.red} tone="danger" /> : undefined}
            facts={[`${kindLabel(row.kind)} ${dayWords(row.date)}`, row.number]}
            figure={<Money value={row.amount} />}
            onTap={() => Taro.navigateTo({ url: `/finance/voucher/index?posting=${row.posting}` })}
          />
        )}
      />
    </Page>
  )
}
