import { CATEGORY_KINDS, expenseCategory } from '../../../shared/finance/category'
import type { InputOf } from '../../api'
import { useAsk } from '../../asking'
import { MasterPage } from '../../masters/MasterPage'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useMay } from '../../session'

/** What money is spent on or earned by, each with its ledger account. */
export default function Categories() {
  const asked = useAsk('finance', 'expenseCategory.list', { limit: 200, archived: true })
  return (
    <MasterPage
      words={t.incomeCategory}
      asked={asked}
      shape={expenseCategory.fields}
      only={(values) => ['name', 'categoryKind', 'account', ...(values.categoryKind === 'income' ? [] : ['cashLine']), 'code']}
      empty={{ name: '', categoryKind: 'expense', account: '560299' }}
      factsOf={({ categoryKind, account, code }) => [CATEGORY_KINDS[categoryKind], account, code]}
      manages={useMay('expenseCategory.manage')}
      save={(values, title) => act('finance', 'expenseCategory.save', values as InputOf<'finance', 'expenseCategory.save'>, { title })}
      archive={(input, title) => act('finance', 'expenseCategory.archive', input, { title })}
    />
  )
}
