import { baseQuantityOf } from '../../shared/kernel/amounts'
import type { DocumentInput, DocumentKind } from '../../shared/kernel/document'
import { sameDecimal } from '../../shared/kernel/fields'
import { dec, type Decimal, ONE } from '../../shared/kernel/money'
import { type PriceCandidate, type PurchasePriceBook, priceWarning, purchasePrices } from '../../shared/purchase/pricing'
import type { Context } from './context'
import type { DraftPrice } from './draftPrices'
import type { Row } from './db'
import { sql } from './sql'

export interface AskedPurchase {
  sku: string
  unit: string
  quantity: string
  price?: string | null
}

export interface PurchaseAnswer {
  prices: PriceCandidate[]
  warning: string | null
}

/**
 * Queues what is known of buying goods from a supplier; answers, for each line, what it may cost, and what is to be said of
 * the price that was filled in. `taxInclusive` is how the document writes its prices.
 */
export function requestPurchasePrices(ctx: Context, party: string | null, date: string, lines: readonly AskedPurchase[]) {
  const skus = [...new Set(lines.map(({ sku }) => sku))]
  const read: { steps: Row[]; lasts: Row[]; units: Row[] } = { steps: [], lasts: [], units: [] }
  const keep = (name: keyof typeof read) => (rows: Row[]) => {
    read[name] = rows
  }
  if (party && skus.length > 0) {
    ctx.tx.later(
      sql`SELECT a.id, a.sku, a.fromQuantity, a.price, a.startsOn, a.endsOn, u.name AS unitName, u.numerator, u.denominator FROM supplier_price a
        JOIN sku_unit u ON u.company = a.company AND u.id = a.unit
        WHERE a.company = ${ctx.company} AND a.party = ${party} AND a.sku IN (${skus}) AND a.startsOn <= ${date} AND (a.endsOn IS NULL OR a.endsOn >= ${date})`,
      keep('steps'),
    )
    ctx.tx.later(
      sql`SELECT r.* FROM (SELECT l.sku, l.price, l.numerator, l.denominator, l.baseQuantity, l.gross, l.amountExcl, l.amountIncl, d.taxInclusive, d.date,
          ROW_NUMBER() OVER (PARTITION BY l.sku ORDER BY d.date DESC, d.id DESC, l.no DESC) AS nth
        FROM document_line l JOIN document d ON d.company = l.company AND d.id = l.document
        WHERE l.company = ${ctx.company} AND l.sku IN (${skus}) AND d.party = ${party} AND d.kind = 'receipt' AND d.state = 'approved' AND d.date <= ${date} AND l.price > 0) r WHERE r.nth = 1`,
      keep('lasts'),
    )
    ctx.tx.later(
      sql`SELECT u.id, u.sku, u.no, u.numerator, u.denominator, u.purchasePrice, s.taxRate FROM sku_unit u JOIN sku s ON s.company = u.company AND s.id = u.sku
        WHERE u.company = ${ctx.company} AND u.sku IN (${skus}) ORDER BY u.no`,
      keep('units'),
    )
  }
  return (taxInclusive: boolean): PurchaseAnswer[] =>
    lines.map((line) => {
      const unit = read.units.find(({ id, sku }) => id === line.unit && sku === line.sku)
      if (!unit) return { prices: [], warning: null }
      const ratio = { numerator: unit.numerator as number, denominator: unit.denominator as number }
      const book = bookOf(read, line, unit, { taxInclusive, agreed: ctx.settings.purchaseTaxInclusive })
      const prices = purchasePrices({ ...ratio, baseQuantity: baseQuantityOf(line.quantity, ratio) }, book, date)
      return { prices, warning: line.price ? priceWarning(line.price, prices, ctx.settings.priceVariance) : null }
    })
}

const perBase = (price: Decimal.Value, { numerator, denominator }: Row): Decimal => dec(price).times(denominator).div(numerator)

/** Prices as the document writes them: agreements and reference prices are written as the company does. */
function bookOf(
  read: { steps: Row[]; lasts: Row[]; units: Row[] },
  line: AskedPurchase,
  unit: Row,
  tax: { taxInclusive: boolean; agreed: boolean },
): PurchasePriceBook {
  const rate = ONE.plus(unit.taxRate)
  const written = (price: Decimal.Value): Decimal =>
    tax.taxInclusive === tax.agreed ? dec(price) : tax.taxInclusive ? dec(price).times(rate) : dec(price).div(rate)
  const last = read.lasts.find(({ sku }) => sku === line.sku)
  const listed = unit.purchasePrice ? unit : read.units.find((one) => one.sku === line.sku && one.purchasePrice)
  return {
    steps: read.steps
      .filter(({ sku }) => sku === line.sku)
      .map((step) => ({ ...(step as never as PurchasePriceBook['steps'][number]), price: written(step.price).toString() })),
    last: last ? { price: paidPrice(last, tax.taxInclusive), date: last.date } : null,
    reference: listed ? written(perBase(listed.purchasePrice, listed)) : null,
  }
}

/** What a receipt line came to per base unit: its very price where nothing was taken off it and it is written alike. */
function paidPrice(line: Row, taxInclusive: boolean): Decimal {
  const due = taxInclusive ? line.amountIncl : line.amountExcl
  if (line.taxInclusive === taxInclusive && sameDecimal(due, line.gross)) return perBase(line.price, line)
  return dec(due).div(line.baseQuantity)
}

/** Kinds that buy at a price: what goes back, and what fees are spread by, is not bought. */
const buys = (kind: DocumentKind): boolean => kind.party === 'supplier' && !kind.goesBack && !kind.spread

/** Queues the purchase prices of a draft; answers each line's price, where it came from, and what is to be said of it. */
export function requestBuying(ctx: Context, kind: DocumentKind, input: DocumentInput): (taxInclusive: boolean) => DraftPrice[] | null {
  if (!buys(kind)) return () => null
  const answers = requestPurchasePrices(ctx, input.party ?? null, input.date, input.lines)
  return (taxInclusive) =>
    answers(taxInclusive).map(({ prices, warning }, index) => {
      const typed = input.lines[index]!.price
      const known = prices.find(({ price }) => typed === null || typed === undefined || sameDecimal(price, typed))
      if (known) return known
      if (typed === null || typed === undefined) return { price: null, source: null, note: null }
      if (dec(typed).isZero()) return { price: typed, source: 'gift', note: null }
      return { price: typed, source: 'manual', note: warning }
    })
}
