import type { Facts } from '../../shared/books'
import type { DocumentData, DocumentKind } from '../../shared/kernel/document'
import { formatPrice } from '../../shared/kernel/money'
import { refuse } from '../../shared/kernel/refusal'
import { type Guards, soldTooLow, type TooLow } from '../../shared/sales/priceGuard'
import type { Context } from './context'
import { sells } from './draftPrices'

/** Refuses INVALID, line by line, what a person without the right sells below the floor price. */
export function guardFloor(ctx: Context, kind: DocumentKind, doc: DocumentData, guards: (sku: string) => Guards): void {
  if (!sells(kind) || ctx.may('price.belowFloor')) return
  refuseLines(soldTooLow(doc, guards, kind.inherits === true), 'floor', ({ index, name }) => {
    const { floorPrice } = guards(doc.lines[index]!.sku)
    return `第 ${index + 1} 行 ${name}：低于最低售价 ${formatPrice(floorPrice!)}`
  })
}

/**
 * The guards once more where a document is submitted or approved, with what the goods cost by now. Below cost is refused
 * as INVALID without the right where the company forbids it; answers what to note in the document's history otherwise.
 */
export function guardPrices(ctx: Context, kind: DocumentKind, doc: DocumentData, facts: Facts): string | undefined {
  if (!sells(kind)) return undefined
  const guards = (sku: string): Guards => {
    const { name, floorPrice = null } = facts.sku(sku)
    return { name, floorPrice, cost: facts.unitCost?.(sku) ?? null }
  }
  guardFloor(ctx, kind, doc, guards)
  const { belowCost } = ctx.settings
  if (belowCost === 'allow') return undefined
  const low = soldTooLow(doc, guards, kind.inherits === true)
  if (belowCost === 'refuse' && !ctx.may('price.belowCost'))
    refuseLines(low, 'cost', ({ index, name }) => `第 ${index + 1} 行 ${name}：低于成本，要有低于成本销售的权限`)
  const names = [...new Set(low.filter(({ below }) => below === 'cost').map(({ name }) => name))]
  return names.length ? `低于成本：${names.slice(0, 5).join('、')}${names.length > 5 ? ` 等 ${names.length} 种` : ''}` : undefined
}

function refuseLines(low: readonly TooLow[], below: TooLow['below'], message: (line: TooLow) => string): void {
  const issues = low.filter((line) => line.below === below).map((line) => ({ path: `lines.${line.index}.price`, message: message(line) }))
  if (issues.length) throw refuse('INVALID', { issues: issues.slice(0, 20) })
}
