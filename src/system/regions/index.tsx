import { region } from '../../../shared/masters/places'
import type { InputOf } from '../../api'
import { useAsk } from '../../asking'
import { MasterPage } from '../../masters/MasterPage'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useMay } from '../../session'

/** The company's regions. */
export default function Regions() {
  const asked = useAsk('system', 'region.list', { limit: 200, archived: true })
  return (
    <MasterPage
      words={t.region}
      asked={asked}
      shape={region.fields}
      only={() => ['name', 'code']}
      empty={{ name: '' }}
      factsOf={({ code }) => [code]}
      manages={useMay('region.manage')}
      save={(values, title) => act('system', 'region.save', values as InputOf<'system', 'region.save'>, { title })}
      archive={(input, title) => act('system', 'region.archive', input, { title })}
    />
  )
}
