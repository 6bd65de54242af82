import { Text } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { useEffect } from 'react'
import { useAsk } from '../../asking'
import { dayWords } from '../../day'
import { DocumentRow } from '../../documents/DocumentRow'
import { kindNames } from '../../kinds'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { ListRow } from '../../kit/ListRow'
import { Page } from '../../kit/Page'
import { Skeleton } from '../../kit/Skeleton'
import { t } from '../../messages'
import { isSignedIn, may, useCompany, useSession } from '../../session'
import { refreshSession } from '../../sign-in'
import { troubleOf } from '../../trouble'
import { Acts } from './Acts'
import { Figures } from './Figures'
import { Shortcuts } from './Shortcuts'
import { Trend } from './Trend'
import './home.scss'

const AT_WORK: string[] = ['warehouse', 'salesperson', 'purchaser']
const READS_FIRST: string[] = ['owner', 'accountant']

/** What this person most often does and wants to know, each by one query. */
export default function Home() {
  const session = useSession()
  const company = useCompany()
  const signedIn = isSignedIn(session)
  const home = useAsk('report', 'home.show', {}, signedIn)

  useEffect(() => {
    if (signedIn) return
    // In WeChat the cloud may already know this person; in the browser there is nobody without a token.
    refreshSession().then((known) => {
      if (!known) Taro.reLaunch({ url: '/pages/login/index' })
    })
  }, [signedIn])
  useDidShow(() => {
    if (signedIn && session.permissions.length === 0) void refreshSession()
    if (home.data) void home.refetch()
  })

  const roles = company?.roles ?? []
  // Who sells or moves goods starts to work; who owns or keeps the books reads first.
  const atWork = roles.some((role) => AT_WORK.includes(role)) && !roles.some((role) => READS_FIRST.includes(role))
  const data = home.data
  return (
    <Page tab title={company?.name ?? t.app.name} onRefresh={() => home.refetch()}>
      {home.error ? <ErrorNote trouble={troubleOf(home.error)} actWord={t.act.again} onAct={() => void home.refetch()} /> : null}
      {signedIn && !company ? (
        <EmptyState
          icon="shop"
          title={t.company.none}
          advice={t.company.noneAdvice}
          action={<Button small word={t.company.create} onTap={() => Taro.navigateTo({ url: '/access/companies/index' })} />}
        />
      ) : null}
      {home.isPending && company ? <Skeleton rows={6} /> : null}
      {data ? (
        <>
          <Text className="home-day">{t.home.greeting(dayWords(data.today), session.person?.name ?? '')}</Text>
          {atWork ? <Acts scanner={roles.includes('warehouse')} /> : null}
          <Figures data={data} />
          {atWork ? null : <Acts scanner={false} />}
          {data.toApprove ? (
            <Card flush>
              <ListRow
                icon="check"
                title={t.home.toApprove(data.toApprove)}
                facts={[t.home.toApproveAdvice]}
                onTap={() => Taro.navigateTo({ url: '/system/inbox/index' })}
              />
            </Card>
          ) : null}
          {data.sales !== undefined && data.sales !== null && data.trend.length > 0 ? (
            <Trend days={data.trend} month={data.salesMonth ?? null} />
          ) : null}
          <Shortcuts />
          {kindNames.some((kind) => may(session, `${kind}.view`)) ? (
            <Card flush title={t.home.recent}>
              {data.recent.map((row) => (
                <DocumentRow key={row.id} row={row} />
              ))}
              {data.recent.length === 0 ? <EmptyState title={t.home.noRecent} advice={t.home.noRecentAdvice} /> : null}
            </Card>
          ) : null}
        </>
      ) : null}
    </Page>
  )
}
