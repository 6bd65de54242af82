import { customField, FIELD_KINDS } from '../../../shared/product/customField'
import type { InputOf } from '../../api'
import { useAsk } from '../../asking'
import { MasterPage } from '../../masters/MasterPage'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useMay } from '../../session'

/** Fields a company adds to its goods; only a choice has options. */
export default function CustomFields() {
  const asked = useAsk('product', 'customField.list', { limit: 200, archived: true })
  return (
    <MasterPage
      words={t.custom}
      asked={asked}
      shape={customField.fields}
      only={({ fieldKind }) => ['name', 'fieldKind', ...(fieldKind === 'choice' ? ['options'] : [])]}
      empty={{ name: '', fieldKind: 'text' }}
      factsOf={({ fieldKind, options }) => [FIELD_KINDS[fieldKind], fieldKind === 'choice' ? options : null]}
      manages={useMay('sku.manage')}
      save={(values, title) => act('product', 'customField.save', values as InputOf<'product', 'customField.save'>, { title })}
      archive={(input, title) => act('product', 'customField.archive', input, { title })}
    />
  )
}
