import type { DocumentInput, DocumentKind } from '../../shared/kernel/document'
import { dec, quantityText } from '../../shared/kernel/money'
import { refuse } from '../../shared/kernel/refusal'
import { type BASES, landedCost } from '../../shared/purchase/landedCost'
import type { Context } from '../kernel/context'
import { post as postAny, save as saveAny } from '../kernel/document'
import { sql } from '../kernel/sql'

const kind = landedCost as unknown as DocumentKind
type Line = DocumentInput['lines'][number] & { weight?: string | null }
type Input = DocumentInput & { basis?: keyof typeof BASES }

export const save = async (ctx: Context, input: Input) => saveAny(ctx, kind, await completed(ctx, input))
export const post = async (ctx: Context, input: Input) => postAny(ctx, kind, await completed(ctx, input))

/** Lines are those of receipts, whole; what they bear the fee by is read from there; a weight is said, or is that of the goods. Refuses INVALID without it. */
async function completed(ctx: Context, input: Input): Promise<Input> {
  const invalid = (index: number, field: string, message: string) =>
    refuse('INVALID', { issues: [{ path: `lines.${index}.${field}`, message }] })
  const ids = input.lines.map((line) => line.sourceLine).filter((id): id is string => Boolean(id))
  const rows = await ctx.tx.rows(
    sql`SELECT l.id, l.quantity, l.baseQuantity, l.amountExcl, s.weight FROM document_line l JOIN sku s ON s.company = l.company AND s.id = l.sku
      WHERE l.company = ${ctx.company} AND l.id IN (${ids})`,
  )
  const known = new Map(rows.map((row) => [row.id as string, row]))
  return {
    ...input,
    discount: null,
    lines: input.lines.map((line: Line, index) => {
      const source = line.sourceLine ? known.get(line.sourceLine) : undefined
      if (!source) throw invalid(index, 'sourceLine', '请选择入库行')
      if (ids.indexOf(line.sourceLine!) !== index) throw invalid(index, 'sourceLine', '同一入库行只能分摊一次')
      const weighs = line.weight ?? (source.weight === null ? null : quantityText(dec(source.weight).times(source.baseQuantity)))
      if (input.basis === 'weight' && !weighs) throw invalid(index, 'weight', '按重量分摊，请填写重量')
      const weight = { amount: source.amountExcl, quantity: source.baseQuantity, weight: weighs }[input.basis ?? 'amount']
      return { ...line, quantity: source.quantity, price: '0', discountRate: null, discountAmount: null, weight }
    }),
  }
}
