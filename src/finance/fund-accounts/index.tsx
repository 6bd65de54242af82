import { FUND_KINDS, fund } from '../../../shared/masters/places'
import type { InputOf } from '../../api'
import { useAsk } from '../../asking'
import { MasterPage } from '../../masters/MasterPage'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useMay } from '../../session'

/** The company's cash, bank, WeChat and Alipay accounts. */
export default function FundAccounts() {
  const asked = useAsk('finance', 'fund.list', { limit: 200, archived: true })
  return (
    <MasterPage
      words={t.fundAccount}
      asked={asked}
      shape={fund.fields}
      only={() => ['name', 'fundKind', 'accountNumber', 'code']}
      empty={{ name: '', fundKind: 'bank' }}
      factsOf={({ fundKind, accountNumber, code }) => [FUND_KINDS[fundKind], accountNumber, code]}
      manages={useMay('fund.manage')}
      save={(values, title) => act('finance', 'fund.save', values as InputOf<'finance', 'fund.save'>, { title })}
      archive={(input, title) => act('finance', 'fund.archive', input, { title })}
    />
  )
}
