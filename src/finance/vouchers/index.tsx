import Taro from '@tarojs/taro'
import { useState } from 'react'
import * as f from '../../../shared/kernel/fields'
import { View } from '@tarojs/components'
import { call } from '../../api'
import { usePages } from '../../asking'
import { dayWords, today } from '../../day'
import { kindLabel } from '../../kinds'
import { Button } from '../../kit/Button'
import { Form } from '../../kit/Form'
import { ListRow } from '../../kit/ListRow'
import { Money } from '../../kit/Money'
import { Page } from '../../kit/Page'
import { PagedList } from '../../kit/PagedList'
import { PdfSheet } from '../../kit/PdfSheet'
import { Tag } from '../../kit/Tag'
import { t } from '../../messages'
import { useMay } from '../../session'
import { PeriodPicker } from '../PeriodPicker'
import '../finance.scss'

const RANGE = {
  from: f.optional(f.integer(t.voucherPrint.from, 1, 4_000_000_000)),
  to: f.optional(f.integer(t.voucherPrint.to, 1, 4_000_000_000)),
}

/** 凭证 of a month, newest first; a tap opens one with its lines. They can be printed, and written by hand. */
export default function Vouchers() {
  const [period, setPeriod] = useState(today().slice(0, 7))
  const list = usePages('finance', 'voucher.list', { period, limit: 60 }, (page) => page.more)
  const writes = useMay('manualVoucher.save')
  const [range, setRange] = useState<{ from?: number | null; to?: number | null } | null>(null)
  const any = (list.data?.pages[0]?.rows.length ?? 0) > 0
  return (
    <Page
      fixed
      title={t.voucher.title}
      onRefresh={() => list.refetch()}
      top={<PeriodPicker period={period} onChange={setPeriod} />}
      footer={
        any || writes ? (
          <View className="buttons">
            {any ? <Button look="quiet" icon="document" word={t.voucherPrint.month} onTap={() => setRange({})} /> : null}
            {writes ? <Button word={t.voucherEntry.add} onTap={() => Taro.navigateTo({ url: '/finance/voucher-entry/index' })} /> : null}
          </View>
        ) : undefined
      }
    >
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
      {range ? (
        <PdfSheet
          title={t.voucherPrint.month}
          make={() => call('output', 'voucher.pdf', { period, ...range })}
          onClose={() => setRange(null)}
        >
          <Form shape={RANGE} values={range} onChange={setRange} />
        </PdfSheet>
      ) : null}
    </Page>
  )
}
