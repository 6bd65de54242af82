import type { DocumentInput, DocumentKind } from '../../shared/kernel/document'
import { type Issue, sameDecimal } from '../../shared/kernel/fields'
import { baseQuantityOf } from '../../shared/kernel/amounts'
import { dec, formatMoney, formatPrice, moneyText } from '../../shared/kernel/money'
import type { PriceSource } from '../../shared/kernel/priceSource'
import { refuse } from '../../shared/kernel/refusal'
import { type ResolvedLine, resolvePrices } from '../../shared/sales/pricing'
import type { Context } from './context'
import type { Row } from './db'
import { plainBook, requestPriceBook } from './salesPrices'
import { sql } from './sql'

type LineInput = DocumentInput['lines'][number]

/** What a line is sold at; null where it takes its source's price, or nobody knows one. */
export interface DraftPrice {
  price: string | null
  source: PriceSource | null
  note: string | null
}

export interface DraftPrices {
  lines: (DraftPrice | null)[]
  discount: string
  discountNote: string | null
}

/** Kinds that sell: their prices come from the rules, and are guarded. */
export const sells = (kind: DocumentKind): boolean => kind.party === 'customer' && !kind.comesBack

/** Whether this person may sell at a price of their own; where the company takes that from sales, who sets prices still may. */
export const mayReprice = (ctx: Context): boolean => ctx.may('price.manual') && (ctx.settings.handPrices || ctx.may('price.change'))

/**
 * Queues what the prices of a draft need; answers them once the units are back. `known` is the document as it stands: what
 * somebody who may agreed in it for a line stays, as long as the line does not ask for more. Refuses INVALID prices,
 * discounts and whole-order discounts by hand of a person who may not, line by line.
 */
export function requestPrices(ctx: Context, kind: DocumentKind, input: DocumentInput, known: string | null) {
  const own = input.lines.filter((line) => !(kind.inherits && line.sourceLine))
  const question = { party: input.party ?? null, date: input.date, skus: own.map((line) => line.sku), units: own.map((line) => line.unit) }
  const book = sells(kind) && own.length > 0 ? requestPriceBook(ctx, question) : null
  let before: Row[] = []
  if (sells(kind) && known)
    ctx.tx.later(
      sql`SELECT d.state, d.discount, l.sku, l.unit, l.baseQuantity, l.price, l.priceSource, l.priceNote, l.discountRate, l.discountAmount
        FROM document d JOIN document_line l ON l.company = d.company AND l.document = d.id WHERE d.company = ${ctx.company} AND d.id = ${known}`,
      (rows: Row[]) => {
        before = rows
      },
    )
  return (units: Map<string, Row>): DraftPrices | null => {
    if (kind.party !== 'customer') return null
    const rows = [...units.values()]
    // A line whose unit is not one of its goods is refused where lines are read.
    const asked = own.filter((line) => units.get(line.unit)?.sku === line.sku)
    const resolution = resolvePrices(
      asked.map(({ sku, unit, quantity, price }) => ({ sku, unit, quantity, price: price ?? null })),
      book ? book(rows) : plainBook(input.date, rows),
    )
    const found = new Map<LineInput, ResolvedLine>(asked.map((line, index) => [line, resolution.lines[index]!]))
    // Lines from orders bring their part of the order's discount; a document with such lines has none of its own.
    const granted = own.length === input.lines.length ? resolution.discount : '0.00'
    const prices = input.lines.map((line) => {
      const line_ = found.get(line)
      return line_ ? agreedBefore(line, line_, units.get(line.unit)!, before) : null
    })
    if (sells(kind) && !mayReprice(ctx)) refuseByHand(input, prices, found, { granted, units, before })
    const discount = moneyText(input.discount ?? granted)
    const ruled = !dec(discount).isZero() && dec(discount).lessThanOrEqualTo(granted)
    return { lines: prices, discount, discountNote: ruled ? resolution.discountNote : null }
  }
}

/** A price by hand that the document had already, for as much or more: agreed by who may, or with an approved document. */
function agreedBefore(line: LineInput, { price, source, note }: ResolvedLine, unit: Row, before: readonly Row[]): DraftPrice {
  const was = source === 'manual' ? before.find((row) => sameLine(row, line, unit) && sameDecimal(row.price, line.price!)) : undefined
  return was?.priceSource && (was.priceSource === 'manual' || was.state !== 'draft')
    ? { price, source: was.priceSource, note: was.priceNote }
    : { price, source, note: note.slice(0, 120) || null }
}

const sameLine = (row: Row, line: LineInput, unit: Row): boolean =>
  row.sku === line.sku &&
  row.unit === line.unit &&
  baseQuantityOf(line.quantity, unit as { numerator: number; denominator: number }).lessThanOrEqualTo(row.baseQuantity)

interface Given {
  granted: string
  units: Map<string, Row>
  before: readonly Row[]
}

function refuseByHand(
  input: DocumentInput,
  prices: readonly (DraftPrice | null)[],
  found: Map<LineInput, ResolvedLine>,
  { granted, units, before }: Given,
): void {
  const issues: Issue[] = []
  for (const [index, line] of input.lines.entries()) {
    const price = prices[index]
    if (!price) continue
    const unit = units.get(line.unit)!
    const name = `第 ${index + 1} 行 ${unit.skuName}`
    const kept = before.filter((row) => sameLine(row, line, unit))
    if (price.source === 'manual' && !kept.some((row) => row.priceSource === 'manual' && sameDecimal(row.price, price.price!))) {
      const { resolved } = found.get(line)!
      const right = resolved ? `，应为 ${formatPrice(resolved.price)}（${resolved.note}）` : '，请有改价权限的同事定价'
      issues.push({ path: `lines.${index}.price`, message: `${name}：不能手工改价${right}` })
    }
    for (const field of ['discountRate', 'discountAmount'] as const) {
      const value = line[field]
      if (value && !dec(value).isZero() && !kept.some((row) => row[field] !== null && sameDecimal(row[field], value)))
        issues.push({ path: `lines.${index}.${field}`, message: `${name}：不能手工打折，要有改价权限` })
    }
  }
  const given = dec(input.discount ?? '0')
  if (given.greaterThan(granted) && !(before[0] && given.lessThanOrEqualTo(before[0].discount)))
    issues.push({
      path: 'discount',
      message: dec(granted).isZero() ? '整单优惠要有改价权限' : `整单优惠不能超过促销给的 ${formatMoney(granted)}，更多要有改价权限`,
    })
  if (issues.length) throw refuse('INVALID', { issues: issues.slice(0, 20) })
}
