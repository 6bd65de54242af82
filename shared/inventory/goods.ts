import type { Facts, Use } from '../books'
import type { LineData } from '../kernel/document'
import { type Decimal, dec, moneyText, quantityText, roundMoney, sum } from '../kernel/money'
import { refuse } from '../kernel/refusal'
import type { Piece, Taking } from './pool'

/** What every document kind does with the goods of a line: stock, lots and serial numbers together. */

/** Goods of a line come in at a value; goods with lots need one, goods with serials theirs. */
export function receive(facts: Facts, warehouse: string, line: LineData, value: Decimal.Value): void {
  const { tracking } = facts.sku(line.sku)
  requireLot(facts, line)
  if (tracking === 'serial') facts.serials.put(warehouse, line.sku, line.serials, line.baseQuantity, line.id)
  facts.stock.put(warehouse, line.sku, line.baseQuantity, value, line.id, line.lot ?? undefined)
}

function requireLot(facts: Facts, line: LineData): void {
  if (facts.sku(line.sku).tracking === 'lot' && !line.lot)
    throw refuse('INVALID', { issues: [{ path: `lines.${line.no - 1}.lotNumber`, message: '请填写批号' }] })
}

/** Goods of a line come in only to be thrown away: the stock is as before, and nothing that was short is replaced by them. */
export function scrap(facts: Facts, warehouse: string, line: LineData, pieces: readonly Piece[] | null, worth: Decimal): void {
  if (!pieces) requireLot(facts, line)
  if (facts.sku(line.sku).tracking === 'serial') {
    facts.serials.put(warehouse, line.sku, line.serials, line.baseQuantity, line.id)
    facts.serials.take(warehouse, line.sku, line.serials, line.baseQuantity, line.id)
  }
  for (const piece of pieces ?? [{ lot: line.lot ?? undefined, quantity: line.baseQuantity, value: worth }])
    facts.stock.passThrough(warehouse, line.sku, piece.quantity, piece.value, line.id, piece.lot)
}

/** Goods of a line go out; returns what was taken, lot by lot, with its cost. */
export function issue(facts: Facts, warehouse: string, line: LineData, taking: Taking = {}): Piece[] {
  if (facts.sku(line.sku).tracking === 'serial') facts.serials.take(warehouse, line.sku, line.serials, line.baseQuantity, line.id)
  return facts.stock.takePieces(warehouse, line.sku, line.baseQuantity, line.id, { lot: line.lot, ...taking })
}

export const worthOf = (pieces: readonly Piece[]): Decimal => sum(pieces.map((piece) => piece.value))

/** Goods of a line arrive with the value, lots and serials they had where they came from. */
export function bring(facts: Facts, to: string, line: LineData, pieces: readonly Piece[]): void {
  if (facts.sku(line.sku).tracking === 'serial') facts.serials.put(to, line.sku, line.serials, line.baseQuantity, line.id)
  for (const piece of pieces) facts.stock.put(to, line.sku, piece.quantity, piece.value, line.id, piece.lot)
}

/** Takes a line's quantity of what is open of its source line. Refuses INVALID without a source, SOURCE_EXHAUSTED beyond it. */
export function takeOpen(facts: Facts, line: LineData): Use {
  const path = `lines.${line.no - 1}.sourceLine`
  if (!line.sourceLine) throw refuse('INVALID', { issues: [{ path, message: '请选择来源行' }] })
  const source = facts.source(line.sourceLine)
  const open = dec(source.quantity).minus(source.used)
  if (dec(line.baseQuantity).greaterThan(open))
    throw refuse('SOURCE_EXHAUSTED', { path: `lines.${line.no - 1}.quantity`, open: quantityText(open) })
  source.used = quantityText(dec(source.used).plus(line.baseQuantity))
  return { line: line.sourceLine, lot: '0', quantity: line.baseQuantity, value: '0.00' }
}

/**
 * Takes a quantity out of the pieces a source left, oldest first: a part of a piece carries its share of the value rounded
 * once, its last part the rest. Refuses as INVALID a line without a source or with a serial that its source did not send,
 * and SOURCE_EXHAUSTED beyond what is open.
 */
export function takeFromSource(facts: Facts, line: LineData): Piece[] {
  const source = facts.source(takeOpen(facts, line).line)
  const stranger = line.serials.find((serial) => !source.serials.includes(serial))
  if (stranger) throw refuse('INVALID', { issues: [{ path: `lines.${line.no - 1}.serials`, message: `序列号 ${stranger} 不在来源行里` }] })
  let left = dec(line.baseQuantity)
  const taken: Piece[] = []
  for (const piece of source.pieces) {
    if (left.isZero()) break
    const part = left.lessThan(piece.quantity) ? left : piece.quantity
    if (part.isZero()) continue
    const value = part.equals(piece.quantity) ? piece.value : roundMoney(piece.value.times(part).div(piece.quantity))
    taken.push({ lot: piece.lot, quantity: part, value })
    piece.quantity = piece.quantity.minus(part)
    piece.value = piece.value.minus(value)
    left = left.minus(part)
  }
  return taken
}

export const usesOf = (line: LineData, pieces: readonly Piece[]) =>
  pieces.map((piece) => ({ line: line.sourceLine!, lot: piece.lot, quantity: quantityText(piece.quantity), value: moneyText(piece.value) }))
