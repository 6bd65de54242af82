import { useState } from 'react'
import { DELIVERY } from '../../entry/kind'
import { LineCard } from '../../entry/LineCard'
import { amountsOf, type EntryLine, inUnit, lineKey, unitOf } from '../../entry/lines'
import { TrackingSheet } from '../../entry/TrackingSheet'
import { NumberPad, type PadRequest } from '../../kit/NumberPad'

export interface OutCardsProps {
  lines: EntryLine[]
  taxInclusive: boolean
  warehouse: string | null
  onChange: (lines: EntryLine[]) => void
}

/** What is given for the goods that came back, each line as in any delivery. */
export function OutCards({ lines, taxInclusive, warehouse, onChange }: OutCardsProps) {
  const [pad, setPad] = useState<PadRequest | null>(null)
  const [tracked, setTracked] = useState<number | null>(null)
  const { lines: amounts } = amountsOf(lines, { taxInclusive, discount: '0' })
  const changeLine = (at: number, next: Partial<EntryLine>) =>
    onChange(lines.map((line, index) => (index === at ? { ...line, ...next } : line)))
  return (
    <>
      {lines.map((line, at) => (
        <LineCard
          key={lineKey(line)}
          line={line}
          amount={line.price === null ? null : amounts[at]!.net}
          flash={false}
          direction="out"
          onTracking={() => setTracked(at)}
          onQuantity={(quantity) => changeLine(at, { quantity })}
          onPad={() =>
            setPad({
              title: line.name,
              value: line.quantity,
              places: 4,
              unit: unitOf(line).name,
              onDone: (quantity) => changeLine(at, { quantity }),
            })
          }
          onPrice={() =>
            setPad({
              title: line.name,
              value: line.price ?? '',
              places: 6,
              sign: '¥',
              unit: `/${unitOf(line).name}`,
              onDone: (price) => changeLine(at, { price }),
            })
          }
          onUnit={(unit) => changeLine(at, inUnit(line, unit, DELIVERY.priceOf))}
          onRemove={() => onChange(lines.filter((_, index) => index !== at))}
        />
      ))}
      <NumberPad request={pad} onClose={() => setPad(null)} />
      <TrackingSheet
        line={tracked === null ? undefined : lines[tracked]}
        direction="out"
        warehouse={warehouse}
        onClose={() => setTracked(null)}
        onChange={(next) => changeLine(tracked!, next)}
      />
    </>
  )
}
