import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { CASH_FLOW_ITEMS } from '../../../shared/finance/statements'
import type { OutputOf } from '../../api'
import { usePages } from '../../asking'
import { dayWords, today } from '../../day'
import { kindLabel } from '../../kinds'
import { ErrorNote } from '../../kit/ErrorNote'
import { ListRow } from '../../kit/ListRow'
import { Money } from '../../kit/Money'
import { Page } from '../../kit/Page'
import { PagedList } from '../../kit/PagedList'
import { PendingNote } from '../../kit/PendingNote'
import { Sheet } from '../../kit/Sheet'
import { Tag } from '../../kit/Tag'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useSending } from '../../sending'
import { useMay } from '../../session'
import '../finance.scss'

type Line = OutputOf<'finance', 'cashFlow.lines'>['rows'][number]

const ITEMS = Object.entries(CASH_FLOW_ITEMS).map(([line, name]) => ({ item: Number.parseInt(line, 10), name }))

/** The money behind a line of the cash flow statement, or that has none; the accountant books it to another line. */
export default function CashLinesPage() {
  const { period = today().slice(0, 7), item: given } = useRouter().params
  const item = given ? Number.parseInt(given, 10) : undefined
  const corrects = useMay('ledger.correct')
  const [chosen, setChosen] = useState<Line | null>(null)
  const { pending, trouble, send } = useSending()
  const list = usePages('finance', 'cashFlow.lines', { period, ...(item ? { item } : {}), limit: 50 }, (page) => page.more)
  const open = ({ posting }: Line) => Taro.navigateTo({ url: `/finance/voucher/index?posting=${posting}` })

  const correct = async (line: Line, to: number) => {
    setChosen(null)
    const command = act('finance', 'cashFlow.correct', { posting: line.posting, seq: line.seq, item: to }, { title: t.statements.correct })
    if (await send(command)) await list.refetch()
  }
  return (
    <Page fixed title={item ? (CASH_FLOW_ITEMS[item] ?? t.statements.title) : t.statements.withoutItem} onRefresh={() => list.refetch()}>
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {pending ? <PendingNote title={t.statements.correct} /> : null}
      <PagedList
        list={list}
        rowKey={(row) => `${row.posting}/${row.seq}`}
        empty={{ icon: 'check', title: item ? t.statements.noMoney : t.statements.allHaveItems }}
        render={(row) => (
          <ListRow
            title={row.partyName ?? `${kindLabel(row.kind)} ${row.number ?? ''}`}
            tag={row.item ? undefined : <Tag word={t.statements.noItem} tone="warning" />}
            facts={[`${row.voucher.split(' ').pop()} ${dayWords(row.date)}`, row.fundName]}
            figure={<Money value={row.amount} />}
            onTap={() => (corrects ? setChosen(row) : open(row))}
          />
        )}
      />
      {chosen ? (
        <Sheet open title={t.statements.correct} onClose={() => setChosen(null)} tall>
          <ListRow icon="document" title={t.statements.seeVoucher} facts={[chosen.voucher]} onTap={() => open(chosen)} />
          <View>
            {ITEMS.map((each) => (
              <ListRow
                key={each.item}
                title={each.name}
                figure={each.item === chosen.item ? <Tag word={t.statements.nowHere} tone="success" /> : <Text />}
                {...(each.item === chosen.item ? {} : { onTap: () => void correct(chosen, each.item) })}
              />
            ))}
          </View>
        </Sheet>
      ) : null}
    </Page>
  )
}
