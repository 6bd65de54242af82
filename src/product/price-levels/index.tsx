import { priceLevel } from '../../../shared/masters/priceLevel'
import type { InputOf } from '../../api'
import { useAsk } from '../../asking'
import { MasterPage } from '../../masters/MasterPage'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useMay } from '../../session'

/** Levels of customers with prices of their own. */
export default function PriceLevels() {
  const asked = useAsk('product', 'priceLevel.list', { limit: 200, archived: true })
  return (
    <MasterPage
      words={t.level}
      asked={asked}
      shape={priceLevel.fields}
      only={() => ['name', 'code']}
      empty={{ name: '' }}
      factsOf={({ code }) => [code]}
      manages={useMay('price.change')}
      save={(values, title) => act('product', 'priceLevel.save', values as InputOf<'product', 'priceLevel.save'>, { title })}
      archive={(input, title) => act('product', 'priceLevel.archive', input, { title })}
    />
  )
}
