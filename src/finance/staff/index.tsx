import { formatMoney } from '../../../shared/kernel/money'
import { staff } from '../../../shared/masters/staff'
import type { InputOf } from '../../api'
import { useAsk } from '../../asking'
import { MasterPage } from '../../masters/MasterPage'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useMay } from '../../session'

/** Employees who claim back what they paid, with what is owed to each. */
export default function Staff() {
  const asked = useAsk('finance', 'staff.list', { limit: 200, archived: true })
  return (
    <MasterPage
      words={t.staff}
      asked={asked}
      shape={staff.fields}
      only={() => ['name', 'phone', 'bankName', 'bankAccount', 'code', 'note']}
      empty={{ name: '' }}
      factsOf={({ phone, balance }) => [phone, balance ? t.staff.owed(formatMoney(balance)) : null]}
      manages={useMay('staff.manage')}
      save={(values, title) => act('finance', 'staff.save', values as InputOf<'finance', 'staff.save'>, { title })}
      archive={(input, title) => act('finance', 'staff.archive', input, { title })}
    />
  )
}
