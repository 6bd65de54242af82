import { Text, View } from '@tarojs/components'
import Taro, { useDidShow, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { CLOSING_STEPS } from '../../../shared/finance/closing'
import { PERIOD_CHECKS } from '../../../shared/finance/periodActions'
import { formatMoney } from '../../../shared/kernel/money'
import type { OutputOf } from '../../api'
import { useAsk } from '../../asking'
import { today } from '../../day'
import { documentPage } from '../../kinds'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { ErrorNote } from '../../kit/ErrorNote'
import { ListRow } from '../../kit/ListRow'
import { Figure, Money } from '../../kit/Money'
import { Page } from '../../kit/Page'
import { PendingNote } from '../../kit/PendingNote'
import { ReasonSheet } from '../../kit/ReasonSheet'
import { Skeleton } from '../../kit/Skeleton'
import { Tag } from '../../kit/Tag'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useSending } from '../../sending'
import { useMay } from '../../session'
import { troubleOf } from '../../trouble'
import { wayTo } from './problems'
import '../finance.scss'

type Checked = OutputOf<'finance', 'period.check'>

/** One month: what stands in the way of closing it, what closing carries over, and the one act. */
export default function Period() {
  const { period = today().slice(0, 7) } = useRouter().params
  const asked = useAsk('finance', 'period.check', { period })
  const closes = useMay('period.close')
  const reopens = useMay('period.reopen')
  const [asking, setAsking] = useState(false)
  const { busy, pending, trouble, send } = useSending()
  useDidShow(() => void asked.refetch())

  const words = t.ledger.periodWords(period)
  const close = async () => {
    const { confirm } = await Taro.showModal({ title: t.closing.act, content: t.closing.ask(words) })
    if (confirm && (await send(act('finance', 'period.close', { period }, { title: `${t.closing.act} ${words}` })))) await asked.refetch()
  }
  const reopen = async (reason: string) => {
    setAsking(false)
    const title = `${t.closing.reopen} ${words}`
    if (await send(act('finance', 'period.reopen', { period, reason }, { title }))) await asked.refetch()
  }
  const data = asked.data
  const footer =
    data && !data.closed && closes ? (
      <Button word={t.closing.act} busy={busy} disabled={data.problems.some(({ blocks }) => blocks)} onTap={() => void close()} />
    ) : data?.last && reopens ? (
      <Button look="danger" word={t.closing.reopen} busy={busy} onTap={() => setAsking(true)} />
    ) : undefined
  return (
    <Page title={words} onRefresh={() => asked.refetch()} footer={pending ? undefined : footer}>
      {asked.isPending ? <Skeleton rows={6} /> : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {pending ? <PendingNote title={t.closing.act} /> : null}
      {data && !pending ? data.closed ? <Closed data={data} /> : <Checklist data={data} period={period} /> : null}
      {asking ? (
        <ReasonSheet
          title={t.closing.reopen}
          warning={t.closing.reopenWarning(words)}
          verb={t.closing.reopen}
          onDone={(reason) => void reopen(reason)}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </Page>
  )
}

function Checklist({ data, period }: { data: Checked; period: string }) {
  return (
    <>
      <Card flush title={t.closing.checks}>
        {data.problems.map((problem) => {
          const way = wayTo(problem, period)
          const { check, blocks, count, amount, account } = problem
          return (
            <ListRow
              key={`${check}/${account ?? ''}`}
              title={PERIOD_CHECKS[check]}
              tag={<Tag word={blocks ? t.closing.blocks : t.closing.mind} tone={blocks ? 'danger' : 'warning'} />}
              facts={[count ? t.closing.count(count) : null, amount ? formatMoney(amount) : null, account]}
              {...(way ? { onTap: way } : {})}
            />
          )
        })}
        {data.problems.length === 0 ? <Text className="quiet closing-note">{t.closing.clean}</Text> : null}
      </Card>
      <Card>
        <Figure label={t.closing.profit} value={data.profit} />
      </Card>
      {data.steps.map(({ step, entries }) => (
        <Card key={step} title={CLOSING_STEPS[step]}>
          {entries.map(({ account, name, debit, credit }) => (
            <View key={`${account}/${debit ?? ''}/${credit ?? ''}`} className="voucher-line">
              <Text className="voucher-name">{`${account} ${name}`}</Text>
              <Text className="number voucher-side">{debit ? formatMoney(debit) : ''}</Text>
              <Text className="number voucher-side">{credit ? formatMoney(credit) : ''}</Text>
            </View>
          ))}
        </Card>
      ))}
      {data.steps.length === 0 ? <Text className="quiet">{t.closing.nothing}</Text> : null}
    </>
  )
}

function Closed({ data }: { data: Checked }) {
  return (
    <Card flush title={t.closing.made}>
      {data.made.map(({ id, step, number, amount }) => (
        <ListRow
          key={id}
          title={CLOSING_STEPS[step]}
          facts={[number]}
          figure={<Money value={amount} />}
          onTap={() => Taro.navigateTo({ url: documentPage('closing', id) })}
        />
      ))}
      {data.made.length === 0 ? <Text className="quiet closing-note">{t.closing.nothing}</Text> : null}
    </Card>
  )
}
