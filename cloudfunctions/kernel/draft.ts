import { baseQuantityOf, computeAmounts } from '../../shared/kernel/amounts'
import type { DocumentData, DocumentInput, DocumentKind, LineData } from '../../shared/kernel/document'
import type { Issue } from '../../shared/kernel/fields'
import { moneyText, priceText, quantityText, rateText } from '../../shared/kernel/money'
import { refuse } from '../../shared/kernel/refusal'
import type { Context } from './context'
import type { Row } from './db'
import { type DraftPrice, requestPrices } from './draftPrices'
import { newId } from './ids'
import { lotRows, resolveLot } from './lots'
import { guardFloor } from './priceGuard'
import { requestBuying } from './purchasePrices'
import { sellingUnits } from './salesPrices'
import { sql } from './sql'

type LineInput = DocumentInput['lines'][number]

/**
 * The document a person's input means: units resolved to the base unit, missing prices and tax rates filled from the
 * SKU, amounts computed. Refuses NO_LINES, and INVALID with the path of what does not fit.
 */
export async function buildDocument(
  ctx: Context,
  kind: DocumentKind,
  input: DocumentInput,
  known: string | null = input.id ?? null,
): Promise<DocumentData> {
  if (input.lines.length === 0) throw refuse('NO_LINES', {})
  requireHead(kind, input)
  const sold = requestPrices(ctx, kind, input, known)
  const bought = requestBuying(ctx, kind, input)
  const unitsOf = sellingUnits(
    ctx,
    input.party ?? null,
    input.lines.map((line) => line.unit),
  )
  const [units, parties, lots] = await ctx.tx.all([unitsOf, partyRow(ctx, input), lotRows(ctx, input)])
  if (kind.party) checkParty(kind, parties![0])
  const byId = new Map(units!.map((unit) => [unit.id as string, unit]))
  const taxInclusive =
    input.taxInclusive ??
    (kind.party === 'customer' ? ctx.settings.salesTaxInclusive : kind.party === 'supplier' ? ctx.settings.purchaseTaxInclusive : false)
  const selling = sold(byId)
  const buying = bought(taxInclusive)
  const lines = input.lines.map((line, index) => ({
    ...resolveLine(line, index, byId.get(line.unit), kind, selling?.lines[index] ?? buying?.[index] ?? null, levyOn(ctx, kind)),
    lot: resolveLot(ctx, line, index, byId.get(line.unit)!, lots!),
  }))
  const discount = selling?.discount ?? moneyText(input.discount ?? '0')
  const { lines: amounts, totals } = computeAmounts(lines, { taxInclusive, discount })
  const doc: DocumentData = {
    ...newDocument(ctx, kind, input),
    taxInclusive,
    discount,
    discountNote: selling?.discountNote ?? null,
    summary: summaryOf(input.lines, byId),
    ...totals,
    lists: {},
    lines: lines.map((line, index) => ({ ...line, ...amounts[index]!, own: pick(kind.line, input.lines[index]!) })) as LineData[],
  }
  const goods = new Map(units!.map((unit) => [unit.sku as string, unit]))
  guardFloor(ctx, kind, doc, (sku) => ({ name: goods.get(sku)!.skuName, floorPrice: goods.get(sku)!.floorPrice, cost: null }))
  return doc
}

/** What every new draft begins with, whatever it holds. */
export const newDocument = (ctx: Context, kind: DocumentKind, input: DocumentInput) => ({
  id: input.id ?? newId(),
  kind: kind.kind,
  number: null,
  numbering: null,
  state: 'draft' as const,
  fulfilment: 'none' as const,
  version: 1,
  date: input.date,
  party: kind.party ? (input.party ?? null) : null,
  warehouse: kind.warehouse ? (input.warehouse ?? null) : null,
  employee: input.employee ?? null,
  department: input.department ?? null,
  note: input.note || null,
  madeBy: ctx.me.id,
  updatedBy: ctx.me.id,
  updatedAt: ctx.now.toISOString(),
  own: pick(kind.head, input),
})

const PARTY_WORDS = { customer: '客户', supplier: '供应商', any: '往来单位', optional: '往来单位' } as const

export function requireHead(kind: DocumentKind, input: DocumentInput): void {
  const issues: Issue[] = []
  if (kind.party && kind.party !== 'optional' && !input.party) issues.push({ path: 'party', message: `请选择${PARTY_WORDS[kind.party]}` })
  if (kind.warehouse && !input.warehouse) issues.push({ path: 'warehouse', message: '请选择仓库' })
  if (issues.length) throw refuse('INVALID', { issues })
}

export const partyRow = (ctx: Context, input: DocumentInput) =>
  sql`SELECT id, customer, supplier, archived FROM party WHERE company = ${ctx.company} AND id = ${input.party ?? '0'}`

export function checkParty(kind: DocumentKind, party: Row | undefined): void {
  const word = PARTY_WORDS[kind.party!]
  if (party && (kind.party === 'customer' || kind.party === 'supplier') && !party[kind.party])
    throw refuse('INVALID', { issues: [{ path: 'party', message: `这个往来单位不是${word}` }] })
  if (party?.archived) throw refuse('INVALID', { issues: [{ path: 'party', message: `这个${word}已停用` }] })
}

/** The rate at which a small-scale payer sells anything; null for whoever else, whose goods have a rate each. */
const levyOn = (ctx: Context, kind: DocumentKind): string | null =>
  ctx.settings.taxpayer === 'small' && kind.party === 'customer' ? ctx.settings.levyRate : null

function resolveLine(
  line: LineInput,
  index: number,
  unit: Row | undefined,
  { party, unpriced }: DocumentKind,
  priced: DraftPrice | null,
  levy: string | null,
) {
  const invalid = (field: string, message: string) => refuse('INVALID', { issues: [{ path: `lines.${index}.${field}`, message }] })
  if (!unit || unit.sku !== line.sku) throw invalid('unit', '这个单位不属于该商品')
  if (unit.archived) throw invalid('sku', `${unit.skuName} 已停用`)
  if (party === 'supplier' && unit.lifeCycle === 'notForPurchase') throw invalid('sku', `${unit.skuName} 已停止采购`)
  if (party === 'customer' && unit.lifeCycle === 'notForSale') throw invalid('sku', `${unit.skuName} 已停止销售`)
  const price = line.price ?? (unpriced ? '0' : (priced?.price ?? (party === 'customer' ? null : unit.purchasePrice)))
  if (price === null || price === undefined) throw invalid('price', '请填写单价')
  const baseQuantity = baseQuantityOf(line.quantity, unit as { numerator: number; denominator: number })
  if (baseQuantity.isZero()) throw invalid('quantity', '数量太小，换算成基本单位后为 0')
  return {
    id: newId(),
    no: index + 1,
    sku: line.sku,
    unit: line.unit,
    quantity: quantityText(line.quantity),
    numerator: unit.numerator as number,
    denominator: unit.denominator as number,
    baseQuantity: quantityText(baseQuantity),
    price: priceText(price),
    priceSource: priced?.source ?? null,
    priceNote: priced?.note ?? null,
    discountRate: line.discountRate ? rateText(line.discountRate) : null,
    discountAmount: line.discountAmount ? moneyText(line.discountAmount) : null,
    // Where nobody buys or sells there is no tax.
    taxRate: rateText(line.taxRate ?? (party ? (levy ?? unit.taxRate) : '0')),
    sourceLine: line.sourceLine ?? null,
    serials: line.serials ?? [],
    note: line.note || null,
  }
}

export const pick = (shape: object, input: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.keys(shape).map((field) => [
      field,
      (input as Record<string, unknown>)[field] || (input as Record<string, unknown>)[field] === false
        ? (input as Record<string, unknown>)[field]
        : null,
    ]),
  )

function summaryOf(lines: readonly LineInput[], units: Map<string, Row>): string {
  const names = [...new Set(lines.map((line) => units.get(line.unit)!.skuName as string))]
  const text = names.slice(0, 3).join('、')
  return (names.length > 3 ? `${text} 等 ${names.length} 种` : text).slice(0, 300)
}
