import { metaOf } from '../../../shared/kernel/fields'
import { label, plainTemplate } from '../../../shared/output/label'
import { PAPER_LABELS } from '../../../shared/output/paper'
import type { InputOf, OutputOf } from '../../api'
import { useAsk } from '../../asking'
import { MasterPage } from '../../masters/MasterPage'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useMay } from '../../session'

type Row = OutputOf<'output', 'label.list'>['rows'][number]

const PARTS = Object.keys(label.fields).filter((field) => field.startsWith('with')) as (keyof Row & keyof typeof label.fields)[]

/** What stands on the label, in the words of the form. */
const partsOf = (row: Row): string =>
  PARTS.filter((part) => row[part])
    .map((part) => metaOf(label.fields[part]).label)
    .join('、')

/** Templates of labels: the paper, the code, and what is printed beside it. */
export default function LabelTemplates() {
  const asked = useAsk('output', 'label.list', { limit: 200, archived: true })
  return (
    <MasterPage
      words={t.template}
      asked={asked}
      shape={label.fields}
      empty={{ name: '', ...plainTemplate('roll40x30') }}
      factsOf={(row) => [PAPER_LABELS[row.paper], partsOf(row)]}
      manages={useMay('label.manage')}
      save={(values, title) => act('output', 'label.save', values as InputOf<'output', 'label.save'>, { title })}
      archive={(input, title) => act('output', 'label.archive', input, { title })}
    />
  )
}
