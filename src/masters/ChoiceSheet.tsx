import { ListRow } from '../kit/ListRow'
import { Sheet } from '../kit/Sheet'

/** A short list to choose one from: warehouses, categories, regions. */
export function ChoiceSheet<Row extends { id: string; name: string }>({
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
        <ListRow key={row.id} title={row.name} onTap={() => onChoose(row)} />
      ))}
    </Sheet>
  )
}
