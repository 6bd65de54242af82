import { useState } from 'react'
import { usePages } from '../../asking'
import { momentWords } from '../../day'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { InfiniteList } from '../../kit/InfiniteList'
import { ListRow } from '../../kit/ListRow'
import { Page } from '../../kit/Page'
import { Search } from '../../kit/Search'
import { Tag, type Tone } from '../../kit/Tag'
import { t } from '../../messages'
import { troubleOf } from '../../trouble'

const TONES: Record<'done' | 'refused' | 'failed', Tone> = { done: 'success', refused: 'warning', failed: 'danger' }

/** Who did what, when, and how it ended. */
export default function Operations() {
  const [text, setText] = useState('')
  const list = usePages('access', 'operation.list', { limit: 60, ...(text ? { text } : {}) }, (page) =>
    page.more ? page.rows[page.rows.length - 1]?.id : null,
  )
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <Page fixed title={t.page.operations} top={<Search placeholder={t.audit.search} onSearch={setText} />}>
      <InfiniteList
        rows={rows}
        rowKey={(row) => row.id}
        rowHeight={64}
        loading={list.isFetching}
        more={Boolean(list.hasNextPage)}
        onMore={() => void list.fetchNextPage()}
        onRefresh={() => list.refetch()}
        header={list.error ? <ErrorNote trouble={troubleOf(list.error)} actWord={t.act.again} onAct={() => void list.refetch()} /> : null}
        empty={list.error ? null : <EmptyState icon="book" title={t.audit.none} />}
        render={(row) => (
          <ListRow
            title={row.label}
            tag={<Tag word={t.audit.outcomes[row.outcome]} tone={TONES[row.outcome]} />}
            facts={[row.memberName, momentWords(row.at), row.code ? t.audit.refusal(row.code) : null]}
          />
        )}
      />
    </Page>
  )
}
