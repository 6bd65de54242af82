import { ACCOUNTS, type Effects, type Facts, Journal } from '../books'
import { documentKind, type DocumentData } from '../kernel/document'
import { receive } from './goods'
import { refuse } from '../kernel/refusal'

/** 期初库存: what lay in the warehouse when the books began, at its cost (the line's price, without tax). Dr 1405 Cr 3104. */
export const opening = documentKind({
  kind: 'opening' as const,
  label: '期初库存',
  module: 'inventory',
  prefix: 'QC',
  opens: true,
  warehouse: true,
  head: {},
  line: {},
  needs: { stock: ['warehouse'] },
  post: postOpening,
})

export function postOpening(doc: DocumentData, facts: Facts): Effects {
  const journal = new Journal()
  doc.lines.forEach((line, index) => {
    const { name, stocked } = facts.sku(line.sku)
    if (!stocked) throw refuse('INVALID', { issues: [{ path: `lines.${index}.sku`, message: `${name} 是服务，没有库存` }] })
    receive(facts, doc.warehouse!, line, line.amountExcl)
    journal.debit(ACCOUNTS.stock, line.amountExcl)
    journal.credit(ACCOUNTS.openingEquity, line.amountExcl)
  })
  return { moves: facts.stock.moves, entries: [], journal: journal.lines() }
}
