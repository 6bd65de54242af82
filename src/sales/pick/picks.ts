import type { OutputOf } from '../../api'
import { type Decimal, dec, quantityText, sum, ZERO } from '../../../shared/kernel/money'
import type { Pieces } from '../../entry/lines'

export type PickRow = OutputOf<'sales', 'delivery.fromOrder'>['rows'][number]

/** What was taken off the shelf for an order line: of one batch, or of whichever expires first; base units. */
export interface Pick {
  line: string
  lot: string | null
  quantity: string
  serials: string[]
}

export const pickedOf = (picks: readonly Pick[], line: string): Decimal =>
  sum(picks.filter((pick) => pick.line === line).map((pick) => pick.quantity))

/** Sets what is picked of a line whatever its batches, as stepper and number pad do. */
export const withQuantity = (picks: readonly Pick[], row: PickRow, quantity: string): Pick[] => {
  const most = dec(quantity).greaterThan(row.open) ? row.open : quantity
  return [...picks.filter(({ line }) => line !== row.line), { line: row.line, lot: null, quantity: quantityText(most), serials: [] }]
}

/** One scan more, on the first line of these goods that still waits for as much; null where none does. */
export function withScan(
  picks: readonly Pick[],
  rows: readonly PickRow[],
  sku: string,
  quantity: Decimal,
  pieces: Partial<Pieces>,
): Pick[] | null {
  const row = rows.find((one) => one.sku === sku && pickedOf(picks, one.line).plus(quantity).lessThanOrEqualTo(one.open))
  if (!row) return null
  const lot = pieces.lot ?? null
  const known = picks.find((pick) => pick.line === row.line && pick.lot === lot)
  const next: Pick = {
    line: row.line,
    lot,
    quantity: quantityText(dec(known?.quantity ?? '0').plus(quantity)),
    serials: [...(known?.serials ?? []), ...(pieces.serials ?? [])],
  }
  return [...picks.filter((pick) => pick !== known), next]
}

/** Everything that is open, as far as it is there; who may not see what is there takes it for enough. */
export const wholePicks = (rows: readonly PickRow[]): Pick[] =>
  rows
    .map(({ line, onHand, open }) => ({ line, lot: null, quantity: onHand && dec(onHand).lessThan(open) ? onHand : open, serials: [] }))
    .filter(({ quantity }) => dec(quantity).greaterThan(ZERO))

/** Lines of the delivery: in the order's unit where that comes out whole, else in the base unit. */
export const deliveryLines = (picks: readonly Pick[], rows: readonly PickRow[]) =>
  picks
    .filter(({ quantity }) => !dec(quantity).isZero())
    .map((pick) => {
      const row = rows.find(({ line }) => line === pick.line)!
      const units = dec(pick.quantity).times(row.denominator).div(row.numerator)
      const whole = units.isInteger()
      return {
        sku: row.sku,
        unit: whole ? row.unit : row.baseUnit,
        quantity: whole ? quantityText(units) : pick.quantity,
        sourceLine: row.line,
        ...(pick.lot ? { lot: pick.lot } : {}),
        ...(pick.serials.length ? { serials: pick.serials } : {}),
      }
    })
