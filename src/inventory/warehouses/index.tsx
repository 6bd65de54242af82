import { warehouse } from '../../../shared/masters/places'
import type { InputOf } from '../../api'
import { useAsk } from '../../asking'
import { MasterPage } from '../../masters/MasterPage'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useMay } from '../../session'

/** Where goods lie: each with its region, who keeps it, and whether it may go below zero. */
export default function Warehouses() {
  const asked = useAsk('inventory', 'warehouse.list', { limit: 200, archived: true })
  const regions = useAsk('system', 'region.list', { limit: 200 }, useMay('region.view'))
  const members = useAsk('access', 'member.list', {}, useMay('member.view'))
  const nameOf = (rows: { id: string; name: string }[] | undefined, id: string | null | undefined) =>
    rows?.find((row) => row.id === id)?.name
  return (
    <MasterPage
      words={t.warehouse}
      asked={asked}
      shape={warehouse.fields}
      only={() => ['name', 'code', 'address', ...(regions.data ? ['region'] : []), ...(members.data ? ['keeper'] : []), 'negativeStock']}
      empty={{ name: '' }}
      choices={{
        region: { title: t.region.title, rows: regions.data?.rows ?? [] },
        keeper: { title: t.warehouse.keeper, rows: members.data?.rows.filter(({ active }) => active) ?? [] },
      }}
      factsOf={({ code, region, keeper, negativeStock }) => [
        code,
        nameOf(regions.data?.rows, region),
        nameOf(members.data?.rows, keeper),
        negativeStock ? t.warehouse.negative : null,
      ]}
      manages={useMay('warehouse.manage')}
      save={(values, title) => act('inventory', 'warehouse.save', values as InputOf<'inventory', 'warehouse.save'>, { title })}
      archive={(input, title) => act('inventory', 'warehouse.archive', input, { title })}
    />
  )
}
