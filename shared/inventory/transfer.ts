import type { Effects, Facts, Plan } from '../books'
import { type DocumentData, documentKind, type LineData } from '../kernel/document'
import * as f from '../kernel/fields'
import { dec, quantityText } from '../kernel/money'
import { refuse } from '../kernel/refusal'
import { bring, issue, takeFromSource, usesOf } from './goods'

/**
 * 调拨出库: goods leave a warehouse with their value, lots and serials; at once for the other warehouse (direct), or into
 * transit until 调拨入库 receives them. Stock value as a whole does not change, so there is no voucher.
 */
export const transfer = documentKind({
  kind: 'transfer' as const,
  label: '调拨出库',
  module: 'inventory',
  prefix: 'DB',
  warehouse: true,
  unpriced: true,
  head: {
    toWarehouse: f.ref('warehouse', '调入仓库'),
    direct: f.optional(f.boolean('一步调拨', { hint: '不经在途，直接入库' })),
    expectedDate: f.optional(f.date('预计到货')),
  },
  line: {},
  needs: { stock: ['warehouse', 'toWarehouse', 'transit'] },
  post: postTransfer,
})

export function postTransfer(doc: DocumentData, facts: Facts): Effects {
  const to = doc.own.toWarehouse as string
  if (to === doc.warehouse) throw refuse('INVALID', { issues: [{ path: 'toWarehouse', message: '调入仓库不能是调出仓库' }] })
  const direct = doc.own.direct === true
  const plans: Plan[] = []
  for (const line of doc.lines) {
    bring(facts, direct ? to : facts.transit, line, issue(facts, doc.warehouse!, line))
    if (!direct) plans.push(underway(to, line, '1'))
  }
  return { moves: facts.stock.moves, entries: [], journal: [], plans }
}

/** Goods of a line are on their way to a warehouse, or (with a minus) no longer. */
export const underway = (warehouse: string, line: LineData, sign: '1' | '-1'): Plan => ({
  warehouse,
  sku: line.sku,
  reserved: '0',
  onOrder: '0',
  inTransit: quantityText(dec(line.baseQuantity).times(sign)),
})

/** 调拨入库: goods arrive from transit, in parts if need be, with the very value, lots and serials that were sent. */
export const transferIn = documentKind({
  kind: 'transferIn' as const,
  label: '调拨入库',
  module: 'inventory',
  prefix: 'DBRK',
  warehouse: true,
  unpriced: true,
  source: ['transfer'],
  head: {},
  line: {},
  needs: { stock: ['warehouse', 'transit'], source: true },
  post: postTransferIn,
})

export function postTransferIn(doc: DocumentData, facts: Facts): Effects {
  const effects: Required<Pick<Effects, 'uses' | 'plans'>> = { uses: [], plans: [] }
  for (const line of doc.lines) {
    const pieces = takeFromSource(facts, line)
    if (facts.sku(line.sku).tracking === 'serial') facts.serials.take(facts.transit, line.sku, line.serials, line.baseQuantity, line.id)
    for (const piece of pieces) facts.stock.takeAt(facts.transit, line.sku, piece, line.id)
    bring(facts, doc.warehouse!, line, pieces)
    effects.uses.push(...usesOf(line, pieces))
    effects.plans.push(underway(doc.warehouse!, line, '-1'))
  }
  return { moves: facts.stock.moves, entries: [], journal: [], ...effects }
}
