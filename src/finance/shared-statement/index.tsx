import { useQuery } from '@tanstack/react-query'
import { Input, Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '../../api'
import { dayWords } from '../../day'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { Page } from '../../kit/Page'
import { ReasonSheet } from '../../kit/ReasonSheet'
import { Skeleton } from '../../kit/Skeleton'
import { t } from '../../messages'
import { readStored, store } from '../../platform/storage'
import { type Trouble, troubleOf } from '../../trouble'
import { StatementRows, StatementSums, type Verdict, VerdictButtons } from '../StatementRows'
import '../finance.scss'

const NAME = 'statement/name'

/** What the other side sees behind a link, without signing in: this statement alone, to be confirmed line by line. */
export default function SharedStatement() {
  const { token = '' } = useRouter().params
  const asked = useQuery({
    queryKey: ['statement', token],
    queryFn: () => call('finance', 'statement.open', { token }, { anonymous: true }),
    retry: false,
  })
  const [chosen, setChosen] = useState<number[]>([])
  const [name, setName] = useState(() => readStored<string>(NAME) ?? '')
  const [why, setWhy] = useState(false)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const data = asked.data
  const say = async (verdict: Verdict, note?: string) => {
    setWhy(false)
    if (!name.trim()) return setTrouble({ kind: 'local', ...t.statementShare.nameNeeded() })
    setBusy(true)
    setTrouble(null)
    store(NAME, name.trim())
    try {
      const rows = chosen.map((posting) => ({ posting, verdict, ...(note ? { note } : {}) }))
      await call('finance', 'statement.answer', { token, name: name.trim(), rows }, { command: true, anonymous: true })
      setChosen([])
      await Taro.showToast({ title: t.statementShare.thanks, icon: 'none' })
      await asked.refetch()
    } catch (error) {
      setTrouble(troubleOf(error))
    } finally {
      setBusy(false)
    }
  }
  const toggle = (posting: number) =>
    setChosen((before) => (before.includes(posting) ? before.filter((one) => one !== posting) : [...before, posting]))
  return (
    <Page
      title={data ? t.statementShare.title(data.companyName) : t.statement.title}
      tab
      footer={
        data && data.rows.length > 0 ? (
          <View>
            <View className="method">
              <Text className="quiet">{t.statementShare.name}</Text>
              <Input className="shared-name" value={name} maxlength={60} onInput={(event) => setName(event.detail.value)} />
              <View
                className="chip"
                role="button"
                onClick={() => setChosen(chosen.length === data.rows.length ? [] : data.rows.map(({ posting }) => posting))}
              >
                <Text>{t.statementShare.all}</Text>
              </View>
            </View>
            <VerdictButtons
              count={chosen.length}
              busy={busy}
              onSay={(verdict) => (verdict === 'agreed' ? void say(verdict) : setWhy(true))}
            />
          </View>
        ) : undefined
      }
    >
      {asked.isPending ? <Skeleton rows={6} /> : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {data ? (
        <>
          <StatementSums statement={data} />
          <Text className="quiet">
            {[
              t.statementShare.days(dayWords(data.from), dayWords(data.to)),
              t.statementShare.whose[data.side],
              t.statementShare.until(dayWords(data.expiresAt.slice(0, 10))),
            ].join(' · ')}
          </Text>
          {data.rows.length > 0 ? (
            <StatementRows rows={data.rows} chosen={chosen} onChoose={toggle} />
          ) : (
            <EmptyState icon="book" title={t.statement.none} />
          )}
        </>
      ) : null}
      {why ? (
        <ReasonSheet
          title={t.statementShare.why}
          warning={t.statementShare.whyWarning}
          verb={t.statementShare.disputed(chosen.length)}
          onDone={(note) => void say('disputed', note)}
          onClose={() => setWhy(false)}
        />
      ) : null}
    </Page>
  )
}
