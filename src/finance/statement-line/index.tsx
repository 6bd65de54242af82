import Taro, { useRouter } from '@tarojs/taro'
import { type StatementForm, STATEMENTS } from '../../../shared/finance/statements'
import { usePages } from '../../asking'
import { ListRow } from '../../kit/ListRow'
import { Money } from '../../kit/Money'
import { Page } from '../../kit/Page'
import { PagedList } from '../../kit/PagedList'
import { t } from '../../messages'
import { today } from '../../day'
import '../finance.scss'

/** What a line of a statement is made of: accounts, and parties where each counts by itself; from there to the entries. */
export default function StatementLinePage() {
  const { form: given = 'balance', line: number = '1', period = today().slice(0, 7) } = useRouter().params
  const form = given as StatementForm
  const line = Number.parseInt(number, 10)
  const list = usePages('finance', 'financialStatement.line', { period, form, line, limit: 50 }, (page) => page.more)
  const months = list.data?.pages[0]
  return (
    <Page fixed title={STATEMENTS[form].find((each) => each.line === line)?.name ?? t.statements.title} onRefresh={() => list.refetch()}>
      <PagedList
        list={list}
        rowKey={(row) => `${row.account}/${row.party ?? ''}`}
        empty={{ icon: 'book', title: t.statements.nothing }}
        render={(row) => (
          <ListRow
            title={row.partyName ?? `${row.account} ${row.name}`}
            facts={[row.partyName ? `${row.account} ${row.name}` : null]}
            figure={<Money value={row.amount} />}
            onTap={() =>
              Taro.navigateTo({
                url: `/finance/account/index?account=${row.account}&from=${months?.from ?? period}&period=${months?.to ?? period}${row.party ? `&party=${row.party}` : ''}`,
              })
            }
          />
        )}
      />
    </Page>
  )
}
