import { useState } from 'react'
import { useAsk, usePages } from '../../asking'
import { momentWords } from '../../day'
import { Chips } from '../../kit/Chips'
import { ListRow } from '../../kit/ListRow'
import { Page } from '../../kit/Page'
import { PagedList } from '../../kit/PagedList'
import { type Days, Period, thisMonth } from '../../kit/Period'
import { Search } from '../../kit/Search'
import { Tag, type Tone } from '../../kit/Tag'
import { t } from '../../messages'
import { LogCheck } from './LogCheck'
import { type LoggedOperation, OperationSheet } from './OperationSheet'

const TONES: Record<'done' | 'refused' | 'failed', Tone> = { done: 'success', refused: 'warning', failed: 'danger' }
type Outcome = 'any' | 'done' | 'refused'
const OUTCOMES: Outcome[] = ['any', 'done', 'refused']

/** Who did what, when, from where, how it ended and what is different since; and the proof that nobody touched it. */
export default function Operations() {
  const [text, setText] = useState('')
  const [days, setDays] = useState<Days>(thisMonth())
  const [outcome, setOutcome] = useState<Outcome>('any')
  const [member, setMember] = useState('any')
  const [shown, setShown] = useState<LoggedOperation | null>(null)
  const members = useAsk('access', 'member.list', {})
  const criteria = {
    ...days,
    ...(text ? { text } : {}),
    ...(outcome === 'any' ? {} : { outcome }),
    ...(member === 'any' ? { by: 'people' as const } : member === 'system' ? { by: 'system' as const } : { member }),
  }
  const list = usePages('access', 'operation.list', { limit: 60, ...criteria }, (page) =>
    page.more ? page.rows[page.rows.length - 1]?.id : null,
  )
  const people = [
    { value: 'any', word: t.audit.everybody },
    ...(members.data?.rows ?? []).map(({ id, name }) => ({ value: id, word: name })),
    { value: 'system', word: t.audit.system },
  ]
  return (
    <Page
      fixed
      title={t.page.operations}
      top={
        <>
          <Search placeholder={t.audit.search} onSearch={setText} />
          <Period days={days} onChange={setDays} />
          <Chips
            chips={OUTCOMES.map((value) => ({ value, word: value === 'any' ? t.audit.every : t.audit.outcomes[value] }))}
            value={outcome}
            onChange={setOutcome}
          />
          <Chips chips={people} value={member} onChange={setMember} />
        </>
      }
    >
      <PagedList
        list={list}
        rowKey={(row) => row.id}
        rowHeight={64}
        header={<LogCheck />}
        empty={{ icon: 'book', title: t.audit.none }}
        render={(row) => (
          <ListRow
            title={row.label}
            tag={<Tag word={t.audit.outcomes[row.outcome]} tone={TONES[row.outcome]} />}
            facts={[row.memberName, momentWords(row.at), row.code ? t.audit.refusal(row.code) : row.number]}
            onTap={() => setShown(row)}
          />
        )}
      />
      <OperationSheet row={shown} onClose={() => setShown(null)} />
    </Page>
  )
}
