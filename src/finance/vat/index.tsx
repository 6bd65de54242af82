import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { formatMoney, formatRate } from '../../../shared/kernel/money'
import { TAXPAYERS } from '../../../shared/system/settings'
import { useAsk } from '../../asking'
import { today } from '../../day'
import { showDocuments } from '../../documents/filter'
import { kindLabel } from '../../kinds'
import { Card } from '../../kit/Card'
import { ErrorNote } from '../../kit/ErrorNote'
import { ListRow } from '../../kit/ListRow'
import { Figure, Money } from '../../kit/Money'
import { Page } from '../../kit/Page'
import { Skeleton } from '../../kit/Skeleton'
import { t } from '../../messages'
import { troubleOf } from '../../trouble'
import { PeriodPicker } from '../PeriodPicker'
import '../finance.scss'

const SIDES = [
  { side: 'output', account: '22210102' },
  { side: 'input', account: '22210101' },
] as const

const openKind = (kind: string) => {
  showDocuments({ kind })
  void Taro.switchTab({ url: '/pages/documents/index' })
}

/** 增值税 of a month by rate, with what is owed; each row leads to its documents, each side to its account. */
export default function Vat() {
  const [period, setPeriod] = useState(today().slice(0, 7))
  const asked = useAsk('finance', 'tax.vat', { from: period, to: period })
  const data = asked.data
  return (
    <Page title={t.vat.title} onRefresh={() => asked.refetch()} top={<PeriodPicker period={period} onChange={setPeriod} />}>
      {asked.isPending ? <Skeleton rows={6} /> : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {data ? (
        <>
          <Card title={TAXPAYERS[data.taxpayer]}>
            <View className="figure-grid">
              <Figure label={t.vat.output} value={data.output} />
              <Figure label={t.vat.input} value={data.input} />
              <Figure label={t.vat.transferred} value={data.transferred} />
              <Figure label={t.vat.unpaid} value={data.unpaid} />
              <Figure label={t.vat.credit} value={data.credit} />
              <Figure label={t.vat.surcharges} value={data.surcharges} />
            </View>
          </Card>
          {SIDES.map(({ side, account }) => {
            const rows = data.rows.filter((row) => row.side === side)
            return (
              <Card key={side} flush title={t.vat.sides[side]}>
                {rows.map(({ kind, rate, net, tax }) => (
                  <ListRow
                    key={`${kind}/${rate ?? ''}`}
                    title={rate ? `${kindLabel(kind)} ${formatRate(rate)}` : kindLabel(kind)}
                    facts={[net ? t.vat.net(formatMoney(net)) : null]}
                    figure={<Money value={tax} />}
                    onTap={() => openKind(kind)}
                  />
                ))}
                {rows.length === 0 ? <Text className="quiet closing-note">{t.vat.none}</Text> : null}
                {data.taxpayer === 'general' ? (
                  <ListRow
                    icon="book"
                    title={t.vat.account}
                    onTap={() => Taro.navigateTo({ url: `/finance/account/index?account=${account}&period=${period}` })}
                  />
                ) : null}
              </Card>
            )
          })}
        </>
      ) : null}
    </Page>
  )
}
