import { DIRECTIONS, noCounterAccount, reason } from '../../../shared/masters/reason'
import type { InputOf } from '../../api'
import { useAsk } from '../../asking'
import { MasterPage } from '../../masters/MasterPage'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useMay } from '../../session'

/** Why stock is adjusted; each reason carries the account that stands against the goods. */
export default function Reasons() {
  const asked = useAsk('inventory', 'reason.list', { limit: 200, archived: true })
  const ledger = useAsk('finance', 'account.list', {}, useMay('ledger.view'))
  const accounts = (ledger.data?.rows ?? []).filter(({ leaf, code }) => leaf && !noCounterAccount(code))
  const named = (code: string) => accounts.find((account) => account.code === code)?.name
  return (
    <MasterPage
      words={t.reason}
      asked={asked}
      shape={reason.fields}
      only={({ direction }) => ['name', 'direction', 'account', ...(direction === 'out' ? ['expiredAllowed'] : []), 'code']}
      empty={{ name: '', direction: 'out', account: '' }}
      choices={
        accounts.length > 0
          ? { account: { title: t.reason.account, rows: accounts.map(({ code, name }) => ({ id: code, name: `${code} ${name}` })) } }
          : {}
      }
      factsOf={({ direction, account, expiredAllowed }) => [
        DIRECTIONS[direction],
        [account, named(account)].filter(Boolean).join(' '),
        expiredAllowed ? t.reason.expired : null,
      ]}
      manages={useMay('reason.manage')}
      save={(values, title) => act('inventory', 'reason.save', values as InputOf<'inventory', 'reason.save'>, { title })}
      archive={(input, title) => act('inventory', 'reason.archive', input, { title })}
    />
  )
}
