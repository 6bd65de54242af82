import Taro, { useDidShow } from '@tarojs/taro'
import { useAsk } from '../../asking'
import { Card } from '../../kit/Card'
import { ErrorNote } from '../../kit/ErrorNote'
import { ListRow } from '../../kit/ListRow'
import { Page } from '../../kit/Page'
import { Skeleton } from '../../kit/Skeleton'
import { Tag } from '../../kit/Tag'
import { t } from '../../messages'
import { troubleOf } from '../../trouble'

/** The months of the books, newest first, and which of them are closed. */
export default function Periods() {
  const asked = useAsk('finance', 'period.list', {})
  useDidShow(() => void asked.refetch())
  return (
    <Page title={t.closing.title} onRefresh={() => asked.refetch()}>
      {asked.isPending ? <Skeleton rows={6} /> : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {asked.data ? (
        <Card flush>
          {asked.data.rows.map(({ period, closed, vouchers }) => (
            <ListRow
              key={period}
              title={t.ledger.periodWords(period)}
              tag={<Tag word={closed ? t.closing.closed : t.closing.open} tone={closed ? 'success' : 'quiet'} />}
              facts={[t.closing.vouchers(vouchers)]}
              onTap={() => Taro.navigateTo({ url: `/finance/period/index?period=${period}` })}
            />
          ))}
        </Card>
      ) : null}
    </Page>
  )
}
