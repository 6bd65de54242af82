import { ACCOUNTS, type Effects, type Facts, Journal } from '../books'
import type { DocumentData, DocumentKind } from './document'

/**
 * Runs a kind's pure posting and adds what the stock book found out on the way: serial numbers, shortages, and the cost
 * variance of shortages a receipt has closed (Dr 5401 Cr 1405).
 */
export function runPosting(kind: DocumentKind, doc: DocumentData, facts: Facts): Effects {
  const effects = kind.post(doc, facts)
  const variance = new Journal()
  variance.debit(ACCOUNTS.costOfSales, facts.stock.variance)
  variance.credit(ACCOUNTS.stock, facts.stock.variance)
  return {
    ...effects,
    journal: [...effects.journal, ...variance.lines()],
    serials: facts.serials.moves,
    shortages: facts.stock.shortageChanges,
  }
}
