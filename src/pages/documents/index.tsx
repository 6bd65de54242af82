import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { usePages } from '../../asking'
import { DocumentRow } from '../../documents/DocumentRow'
import { useDocumentFilter } from '../../documents/filter'
import { dayWords } from '../../day'
import { kindLabel, kindNames, kindOf } from '../../kinds'
import { Button } from '../../kit/Button'
import { Chips } from '../../kit/Chips'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { Icon } from '../../kit/Icon'
import { InfiniteList } from '../../kit/InfiniteList'
import { Money } from '../../kit/Money'
import { Page } from '../../kit/Page'
import { Search } from '../../kit/Search'
import { t } from '../../messages'
import { may, useMay, useSession } from '../../session'
import { troubleOf } from '../../trouble'

const STATE_CHIPS = (['any', 'draft', 'submitted', 'approved', 'open', 'closed', 'voided'] as const).map((value) => ({
  value,
  word: value === 'any' ? t.list.all : value === 'open' ? t.sales.open : t.states[value],
}))

/** Every document this person may see, newest first; the totals of what is filtered stand on top. */
export default function Documents() {
  const { state, kind, party, side, from, to } = useDocumentFilter()
  const [text, setText] = useState('')
  const session = useSession()
  const deliver = useMay('delivery.save')
  const criteria = {
    limit: 50,
    totals: true,
    ...(state === 'any' ? {} : state === 'open' ? { open: true } : { states: [state] }),
    ...(kind === 'any' ? {} : { kinds: [kind] }),
    ...(party ? { party: party.id } : {}),
    ...(side ? { [side.field]: side.id } : {}),
    ...(from && to ? { from, to } : {}),
    ...(text ? { text } : {}),
  }
  const list = usePages('report', 'document.list', criteria, (page) => page.more)
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const first = list.data?.pages[0]
  const kinds = [
    { value: 'any', word: t.list.allKinds },
    ...kindNames.filter((name) => may(session, `${name}.view`)).map((value) => ({ value, word: kindLabel(value) })),
  ]

  const narrowed = [
    ...(party ? [{ word: party.name, off: { party: null } }] : []),
    ...(side ? [{ word: side.name, off: { side: null } }] : []),
    ...(from && to ? [{ word: from === to ? dayWords(from) : `${dayWords(from)} – ${dayWords(to)}`, off: { from: null, to: null } }] : []),
  ]

  const header = (
    <View className="list-totals">
      {narrowed.map(({ word, off }) => (
        <View
          key={word}
          className="chip chip-on"
          role="button"
          aria-label={t.promotion.remove(word)}
          onClick={() => useDocumentFilter.setState(off)}
        >
          <Text>{word}</Text>
          <Icon name="close" size={14} />
        </View>
      ))}
      {list.error ? <ErrorNote trouble={troubleOf(list.error)} actWord={t.act.again} onAct={() => void list.refetch()} /> : null}
      {first?.count !== undefined && first.count !== null ? (
        <>
          <Text className="quiet">{t.document.count(first.count)}</Text>
          {/* Amounts of unlike kinds add up to nothing anyone means. */}
          {first.total && kind !== 'any' && kindOf(kind)?.unpriced !== true ? <Money value={first.total} /> : null}
        </>
      ) : null}
    </View>
  )
  const empty = list.error ? null : text || narrowed.length > 0 || state !== 'any' || kind !== 'any' ? (
    <EmptyState title={t.document.noneFiltered} advice={t.document.noneFilteredAdvice} />
  ) : (
    <EmptyState
      title={t.document.none}
      advice={t.document.noneAdvice}
      action={deliver ? <Button small word={t.entry.deliver} onTap={() => Taro.navigateTo({ url: '/sales/deliver/index' })} /> : undefined}
    />
  )
  return (
    <Page
      tab
      fixed
      title={t.page.documents}
      onRefresh={() => list.refetch()}
      top={
        <>
          <Search placeholder={t.document.search} onSearch={setText} />
          <Chips chips={STATE_CHIPS} value={state} onChange={(next) => useDocumentFilter.setState({ state: next })} />
          {kinds.length > 2 ? <Chips chips={kinds} value={kind} onChange={(next) => useDocumentFilter.setState({ kind: next })} /> : null}
        </>
      }
    >
      <InfiniteList
        rows={rows}
        rowKey={(row) => row.id}
        rowHeight={68}
        header={header}
        empty={empty}
        loading={list.isFetching}
        more={Boolean(list.hasNextPage)}
        onMore={() => void list.fetchNextPage()}
        onRefresh={() => list.refetch()}
        render={(row) => <DocumentRow row={row} />}
      />
    </Page>
  )
}
