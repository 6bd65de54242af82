import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { capitalMoney } from '../../../shared/output/capital'
import { dec, formatMoney } from '../../../shared/kernel/money'
import { useState } from 'react'
import { call } from '../../api'
import { useAsk } from '../../asking'
import { dayWords } from '../../day'
import { documentPage, kindLabel } from '../../kinds'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { ErrorNote } from '../../kit/ErrorNote'
import { ListRow } from '../../kit/ListRow'
import { Page } from '../../kit/Page'
import { PdfSheet } from '../../kit/PdfSheet'
import { Skeleton } from '../../kit/Skeleton'
import { Tag } from '../../kit/Tag'
import { t } from '../../messages'
import { troubleOf } from '../../trouble'
import '../finance.scss'

const figure = (amount: string): string => (dec(amount).isZero() ? '' : formatMoney(amount))

/** 记账凭证: its lines, debit left and credit right, and the document it comes from. */
export default function Voucher() {
  const { posting = '' } = useRouter().params
  const asked = useAsk('finance', 'voucher.detail', { posting: Number(posting) }, posting !== '')
  const data = asked.data
  const [printing, setPrinting] = useState(false)
  return (
    <Page
      title={t.voucher.one}
      onRefresh={() => asked.refetch()}
      footer={data ? <Button look="quiet" icon="document" word={t.voucherPrint.one} onTap={() => setPrinting(true)} /> : undefined}
    >
      {asked.isPending ? <Skeleton rows={5} /> : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {data ? (
        <>
          <Card>
            <View className="method">
              <Text className="head-title">{data.voucher}</Text>
              {data.reversal ? <Tag word={t.voucher.red} tone="danger" /> : null}
            </View>
            <Text className="quiet">{dayWords(data.date)}</Text>
          </Card>
          <Card>
            <View className="voucher-line voucher-head">
              <Text className="voucher-name">{t.voucher.account}</Text>
              <Text className="voucher-side">{t.ledger.debit}</Text>
              <Text className="voucher-side">{t.ledger.credit}</Text>
            </View>
            {data.lines.map((line) => (
              <View
                key={[line.account, line.debit, line.credit, line.partyName, line.fundName, line.departmentName].join('/')}
                className="voucher-line"
                role="button"
                onClick={() =>
                  Taro.navigateTo({ url: `/finance/account/index?account=${line.account}&period=${data.voucher.slice(0, 7)}` })
                }
              >
                <View className="voucher-name">
                  <Text>{`${line.account} ${line.name}`}</Text>
                  <Text className="list-facts">
                    {[line.partyName, line.fundName, line.departmentName, data.kind === 'manualVoucher' ? line.summary : null]
                      .filter(Boolean)
                      .join(' · ')}
                  </Text>
                </View>
                <Text className="number voucher-side">{figure(line.debit)}</Text>
                <Text className="number voucher-side">{figure(line.credit)}</Text>
              </View>
            ))}
            <View className="voucher-line voucher-total">
              <Text className="voucher-name">{t.voucher.total(capitalMoney(data.amount))}</Text>
              <Text className="number voucher-side">{formatMoney(data.amount)}</Text>
              <Text className="number voucher-side">{formatMoney(data.amount)}</Text>
            </View>
          </Card>
          <Card flush>
            <ListRow
              icon="document"
              title={`${kindLabel(data.kind)} ${data.number ?? ''}`}
              onTap={() => Taro.navigateTo({ url: documentPage(data.kind, data.document) })}
            />
          </Card>
        </>
      ) : null}
      {printing && data ? (
        <PdfSheet
          title={`${t.voucherPrint.one} ${data.voucher}`}
          make={() => call('output', 'voucher.pdf', { posting: data.posting })}
          onClose={() => setPrinting(false)}
        />
      ) : null}
    </Page>
  )
}
