import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { addDays } from '../../../shared/kernel/fields'
import { useAsk } from '../../asking'
import { today } from '../../day'
import { documentPage } from '../../kinds'
import { Button } from '../../kit/Button'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { Page } from '../../kit/Page'
import { type Days, Period } from '../../kit/Period'
import { ReasonSheet } from '../../kit/ReasonSheet'
import { Skeleton } from '../../kit/Skeleton'
import { PartySheet } from '../../masters/PartySheet'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useSending } from '../../sending'
import { useMay } from '../../session'
import { troubleOf } from '../../trouble'
import { ShareSheet, StatementLinks } from '../StatementLinks'
import { StatementRows, StatementSums, type Verdict, VerdictButtons } from '../StatementRows'
import '../finance.scss'

/** 对账单 of one party: opening, every document, closing; it is sent by a link, its lines are confirmed, money is asked for or paid. */
export default function Statement() {
  const params = useRouter().params
  const [whose, setWhose] = useState({ party: params.party ?? '', side: params.side === 'supplier' ? 'supplier' : 'customer' } as {
    party: string
    side: 'customer' | 'supplier'
  })
  const { party, side } = whose
  const kind = side === 'customer' ? 'collection' : 'payment'
  const moneys = useMay(`${kind}.save`)
  const shares = useMay('statement.share')
  const seesCustomers = useMay('customer.view')
  const seesSuppliers = useMay('supplier.view')
  const [days, setDays] = useState<Days>({ from: addDays(today(), -89), to: today() })
  const [asking, setAsking] = useState<'party' | 'share' | 'why' | null>(params.party ? null : 'party')
  const [chosen, setChosen] = useState<number[] | null>(null)
  const { busy, trouble, send } = useSending()
  const asked = useAsk('finance', 'partyReport.statement', { party, side, ...days }, party !== '')
  const data = asked.data
  const say = async (verdict: Verdict, note?: string) => {
    setAsking(null)
    const rows = (chosen ?? []).map((posting) => ({ posting, verdict, ...(note ? { note } : {}) }))
    if (!(await send(act('finance', 'statement.confirm', { party, side, rows }, { title: t.statementShare.check })))) return
    setChosen(null)
    await asked.refetch()
  }
  const pay = () =>
    Taro.navigateTo({
      url: `${side === 'customer' ? '/finance/collect/index' : '/finance/pay/index'}?party=${party}&name=${encodeURIComponent(data?.name ?? '')}`,
    })
  const footer = () => {
    if (!data) return undefined
    if (chosen)
      return (
        <VerdictButtons
          count={chosen.length}
          busy={busy}
          onSay={(verdict) => (verdict === 'agreed' ? void say(verdict) : setAsking('why'))}
        />
      )
    return (
      <View className="buttons">
        {shares && data.rows.length > 0 ? <Button look="quiet" word={t.statementShare.check} onTap={() => setChosen([])} /> : null}
        <Button look={moneys ? 'quiet' : 'primary'} icon="share" word={t.statementShare.make} onTap={() => setAsking('share')} />
        {moneys ? <Button word={t.money.title[kind]} onTap={() => void pay()} /> : null}
      </View>
    )
  }
  const toggle = (posting: number) =>
    setChosen((before) => (before?.includes(posting) ? before.filter((one) => one !== posting) : [...(before ?? []), posting]))
  return (
    <Page
      title={t.statement.title}
      onRefresh={() => asked.refetch()}
      top={
        chosen ? (
          <View className="method">
            <Text className="quiet">{t.statementShare.checkAdvice}</Text>
            <View className="chip" role="button" onClick={() => setChosen(data?.rows.map(({ posting }) => posting) ?? [])}>
              <Text>{t.statementShare.all}</Text>
            </View>
            <View className="chip" role="button" onClick={() => setChosen(null)}>
              <Text>{t.statementShare.stopChecking}</Text>
            </View>
          </View>
        ) : (
          <Period days={days} onChange={setDays} />
        )
      }
      footer={footer()}
    >
      {party && asked.isPending ? <Skeleton rows={6} /> : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {party ? null : (
        <EmptyState
          icon="people"
          title={t.finance.chooseParty}
          action={<Button look="quiet" word={t.finance.chooseParty} onTap={() => setAsking('party')} />}
        />
      )}
      {data ? <StatementSums statement={data} /> : null}
      {data && data.rows.length > 0 ? (
        <StatementRows
          rows={data.rows}
          chosen={chosen}
          onChoose={toggle}
          onTap={(posting) => {
            const row = data.rows.find((one) => one.posting === posting)
            if (row) void Taro.navigateTo({ url: documentPage(row.kind, row.document) })
          }}
        />
      ) : null}
      {data && data.rows.length === 0 ? <EmptyState icon="book" title={t.statement.none} advice={t.fund.noLinesAdvice} /> : null}
      {data && !chosen ? <StatementLinks party={party} side={side} revokes={shares} /> : null}
      {asking === 'party' ? (
        <PartySheet
          role={[...(seesCustomers ? (['customer'] as const) : []), ...(seesSuppliers ? (['supplier'] as const) : [])]}
          title={t.finance.chooseParty}
          onClose={() => setAsking(null)}
          onChoose={({ id }, role) => {
            setWhose({ party: id, side: role === 'supplier' ? 'supplier' : 'customer' })
            setAsking(null)
          }}
        />
      ) : null}
      {asking === 'share' && data ? (
        <ShareSheet
          wanted={{ party, side, ...days }}
          words={t.statement.text({ ...data, side, from: days.from, to: days.to })}
          onClose={() => setAsking(null)}
        />
      ) : null}
      {asking === 'why' ? (
        <ReasonSheet
          title={t.statementShare.why}
          warning={t.statementShare.whyWarning}
          verb={t.statementShare.disputed(chosen?.length ?? 0)}
          onDone={(note) => void say('disputed', note)}
          onClose={() => setAsking(null)}
        />
      ) : null}
    </Page>
  )
}
