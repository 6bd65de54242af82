import { dec, quantityText } from '../../../shared/kernel/money'
import type { INSPECTIONS } from '../../../shared/sales/return'
import type { OutputOf } from '../../api'

type Line = OutputOf<'sales', 'delivery.detail'>['lines'][number]

/** What comes back of each line of a delivery; base units. */
export type Back = Record<string, { quantity: string; inspection: keyof typeof INSPECTIONS; serials: string[] }>

export const backOf = (back: Back, line: string): Back[string] => back[line] ?? { quantity: '0', inspection: 'good', serials: [] }

/** What may still come back of a line. */
export const leftOf = (line: Pick<Line, 'baseQuantity' | 'used'>): string => quantityText(dec(line.baseQuantity).minus(line.used))

/** Lines of the return: in the delivery's unit where that comes out whole, else in the base unit, which `baseOf` names. */
export const returnLines = (back: Back, lines: readonly Line[], baseOf: (sku: string) => string | undefined) =>
  lines
    .filter((line) => !dec(backOf(back, line.id).quantity).isZero())
    .map((line) => {
      const { quantity, inspection, serials } = backOf(back, line.id)
      const units = dec(quantity).times(line.quantity).div(line.baseQuantity)
      const whole = units.isInteger()
      return {
        sku: line.sku,
        unit: whole ? line.unit : (baseOf(line.sku) ?? line.unit),
        quantity: whole ? quantityText(units) : quantity,
        sourceLine: line.id,
        inspection,
        ...(line.serials?.length ? { serials: serials.length ? serials : line.serials } : {}),
      }
    })
