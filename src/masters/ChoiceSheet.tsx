import { EmptyState } from '../kit/EmptyState'
import { ListRow } from '../kit/ListRow'
import { Sheet } from '../kit/Sheet'
import { t } from '../messages'

/** A short list to choose one from: warehouses, categories, reasons. */
export function ChoiceSheet<Row extends { id: string; name: string; note?: string | null }>({
  title,
  rows,
  onChoose,
  onClose,
}: {
  title: string
  rows: Row[]
  onChoose: (row: Row) => void
  onClose: () => void
}) {
  return (
    <Sheet open title={title} onClose={onClose}>
      {rows.map((row) => (
        <ListRow key={row.id} title={row.name} facts={[row.note]} onTap={() => onChoose(row)} />
      ))}
      {rows.length === 0 ? <EmptyState title={t.field.nothing} /> : null}
    </Sheet>
  )
}
