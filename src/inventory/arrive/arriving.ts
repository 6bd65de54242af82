import { type Decimal, dec, quantityText, ZERO } from '../../../shared/kernel/money'
import type { OutputOf } from '../../api'
import type { Pieces } from '../../entry/lines'

export type Underway = OutputOf<'inventory', 'transfer.underway'>['rows'][number]

/** A line that was sent, and what of it has just been found in the delivery; base unit. */
export interface ArrivingLine {
  line: Underway['lines'][number]
  arrived: string
  serials: string[]
}

export const nothingArrived = (transfer: Underway): ArrivingLine[] => transfer.lines.map((line) => ({ line, arrived: '0', serials: [] }))

/** Everything that is still open has arrived. */
export const allArrived = (lines: ArrivingLine[]): ArrivingLine[] =>
  lines.map(({ line }) => ({ line, arrived: line.open, serials: [...line.serials] }))

/** Exactly these serials of a line have arrived. */
export const withSerials = (line: ArrivingLine, serials: string[]): ArrivingLine => ({ ...line, serials, arrived: String(serials.length) })

/** More of some goods arrived: on the first of their lines that waits for as much, by its batch where one was read; null where none does. */
export function withArrived(lines: ArrivingLine[], sku: string, quantity: Decimal, read: Partial<Pieces>): ArrivingLine[] | null {
  const [serial] = read.serials ?? []
  const waiting = ({ line, arrived, serials }: ArrivingLine): boolean => {
    if (line.sku !== sku) return false
    if (line.tracking === 'serial') return serial !== undefined && line.serials.includes(serial) && !serials.includes(serial)
    if (read.lotNumber && line.lots.length > 0 && !line.lots.includes(read.lotNumber)) return false
    return dec(arrived).plus(quantity).lessThanOrEqualTo(line.open)
  }
  const at = lines.findIndex(waiting)
  if (at < 0) return null
  return lines.map((line, index) => {
    if (index !== at) return line
    return serial && line.line.tracking === 'serial'
      ? withSerials(line, [...line.serials, serial])
      : { ...line, arrived: quantityText(dec(line.arrived).plus(quantity)) }
  })
}

const lineOf = ({ line }: ArrivingLine, quantity: string, serials: readonly string[]) => ({
  sku: line.sku,
  unit: line.unit,
  quantity,
  sourceLine: line.line,
  ...(line.tracking === 'serial' ? { serials: [...serials] } : {}),
})

/** Lines of the receipt in the base unit, each naming the line it was sent on. */
export const receivedLines = (lines: ArrivingLine[]) =>
  lines.filter(({ arrived }) => dec(arrived).greaterThan(ZERO)).map((line) => lineOf(line, line.arrived, line.serials))

/** What is open and has not arrived, as lines that book it. */
export const missingLines = (lines: ArrivingLine[]) =>
  lines
    .map((line) => ({ line, missing: dec(line.line.open).minus(line.arrived) }))
    .filter(({ missing }) => missing.greaterThan(ZERO))
    .map(({ line, missing }) =>
      lineOf(
        line,
        quantityText(missing),
        line.line.serials.filter((serial) => !line.serials.includes(serial)),
      ),
    )
