import type { Direction } from './kind'
import type { EntryLine } from './lines'
import { NewLotSheet, PickLotSheet } from './LotSheet'
import { SerialSheet } from './SerialSheet'

export interface TrackingSheetProps {
  line: EntryLine | undefined
  direction: Direction
  warehouse: string | null
  onChange: (next: Partial<EntryLine>) => void
  onClose: () => void
}

/** The sheet in which a line's batch or serial numbers are said. */
export function TrackingSheet(props: TrackingSheetProps) {
  const { line, direction } = props
  if (!line || direction === 'none') return null
  if (line.tracking === 'serial') return <SerialSheet {...props} line={line} />
  if (line.tracking === 'layer' && direction === 'out') return <PickLotSheet {...props} line={line} />
  if (line.tracking !== 'lot') return null
  return direction === 'in' ? <NewLotSheet {...props} line={line} /> : <PickLotSheet {...props} line={line} />
}
