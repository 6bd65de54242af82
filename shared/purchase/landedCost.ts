import { type DocumentData, documentKind, type LineData } from '../kernel/document'
import * as f from '../kernel/fields'
import { allocate, dec, moneyText, priceText, rateText, roundMoney, sum } from '../kernel/money'
import { totalsOf } from '../kernel/amounts'
import { postLandedCost } from './landedCost.posting'

export const BASES = { amount: '按金额', quantity: '按数量', weight: '按重量' } as const

/** 费用分摊: freight and fees of a carrier, spread over the lines of receipts. */
export const landedCost = documentKind({
  kind: 'landedCost' as const,
  label: '费用分摊',
  module: 'purchase',
  prefix: 'FYFT',
  party: 'supplier',
  warehouse: true,
  source: ['receipt'],
  anyParty: true,
  head: {
    fee: f.money('费用金额', { sign: 'positive' }),
    feeTaxRate: f.optional(f.rate('费用税率')),
    basis: f.choice('分摊方式', BASES),
    deductible: f.optional(f.boolean('专票可抵扣', { hint: '不填时按供应商档案' })),
  },
  line: { weight: f.optional(f.quantity('分摊依据', { hint: '按重量分摊时填这一行的重量；按金额、数量时由系统填' })) },
  needs: { stock: ['warehouse'], source: true, party: true, survival: true },
  spread: spreadFee,
  post: postLandedCost,
})

/**
 * The fee over the lines by their weights with largest remainder, without tax and tax each, so that the parts add up to the
 * cent; lines that all weigh nothing bear the same. A line's price is what its part comes to per unit.
 */
export function spreadFee(doc: DocumentData): void {
  const rate = dec((doc.own.feeTaxRate as string | null) ?? '0')
  const fee = dec(doc.own.fee as string)
  const excl = doc.taxInclusive ? roundMoney(fee.div(rate.plus('1'))) : fee
  const tax = doc.taxInclusive ? fee.minus(excl) : roundMoney(fee.times(rate))
  const weights = doc.lines.map((line) => (line.own.weight as string | null) ?? '0')
  const parts = allocate(excl, weights)
  const taxes = allocate(tax, weights)
  for (const [index, line] of doc.lines.entries()) {
    const part: Partial<LineData> = {
      amountExcl: moneyText(parts[index]!),
      tax: moneyText(taxes[index]!),
      amountIncl: moneyText(sum([parts[index]!, taxes[index]!])),
    }
    const due = doc.taxInclusive ? part.amountIncl! : part.amountExcl!
    Object.assign(line, part, {
      price: priceText(dec(due).div(line.quantity).toDecimalPlaces(6)),
      taxRate: rateText(rate),
      gross: due,
      net: due,
      share: '0.00',
    })
  }
  Object.assign(doc, totalsOf(doc.lines), { discount: '0.00' })
}
