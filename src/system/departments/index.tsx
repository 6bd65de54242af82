import { department } from '../../../shared/masters/places'
import type { InputOf } from '../../api'
import { useAsk } from '../../asking'
import { MasterPage } from '../../masters/MasterPage'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useMay } from '../../session'

/** The company's departments. */
export default function Departments() {
  const asked = useAsk('system', 'department.list', { limit: 200, archived: true })
  return (
    <MasterPage
      words={t.department}
      asked={asked}
      shape={department.fields}
      only={() => ['name', 'code']}
      empty={{ name: '' }}
      factsOf={({ code }) => [code]}
      manages={useMay('department.manage')}
      save={(values, title) => act('system', 'department.save', values as InputOf<'system', 'department.save'>, { title })}
      archive={(input, title) => act('system', 'department.archive', input, { title })}
    />
  )
}
