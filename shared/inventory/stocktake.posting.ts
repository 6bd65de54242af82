import { ACCOUNTS, type Effects, type Facts, Journal, type PartyEntry } from '../books'
import type { DocumentData } from '../kernel/document'
import { moneyText, ZERO } from '../kernel/money'
import { issue, receive, worthOf } from './goods'

/**
 * Gains come in at the current cost, losses go out at theirs (accounting rules, rows 24 and 25): gain Dr 1405 Cr 1901, then
 * Dr 1901 Cr 5301; loss Dr 1901 Cr 1405, then Dr 5711, or Dr 1221 from who pays. Both stay on 1901 while the cause is open.
 */
export function postStocktake(doc: DocumentData, facts: Facts): Effects {
  let gain = ZERO
  let loss = ZERO
  for (const line of doc.lines) {
    if (line.own.direction === 'gain') {
      const value = facts.stock.worth(doc.warehouse!, line.sku, line.baseQuantity, line.lot)
      receive(facts, doc.warehouse!, line, value)
      gain = gain.plus(value)
    } else loss = loss.plus(worthOf(issue(facts, doc.warehouse!, line, { expiredAllowed: true })))
  }
  const payer = doc.own.settlement === 'payer' ? (doc.own.payer as string) : null
  const owed = payer !== null && !loss.isZero()
  return {
    moves: facts.stock.moves,
    entries: owed ? [owedBy(payer, moneyText(loss), doc.date)] : [],
    journal: journalOf(doc, { gain, loss, payer }).lines(),
  }
}

const owedBy = (party: string, amount: string, dueDate: string): PartyEntry => ({
  party,
  account: ACCOUNTS.otherReceivable,
  amount,
  dueDate,
})

function journalOf(doc: DocumentData, { gain, loss, payer }: { gain: typeof ZERO; loss: typeof ZERO; payer: string | null }): Journal {
  const journal = new Journal()
  const { department } = doc
  journal.debit(ACCOUNTS.stock, gain)
  journal.credit(ACCOUNTS.pendingGoods, gain)
  journal.debit(ACCOUNTS.pendingGoods, loss)
  journal.credit(ACCOUNTS.stock, loss)
  if (doc.own.settlement === 'pending') return journal
  journal.debit(ACCOUNTS.pendingGoods, gain)
  journal.credit(ACCOUNTS.stockGain, gain, { department })
  if (payer) journal.debit(ACCOUNTS.otherReceivable, loss, { party: payer })
  else journal.debit(ACCOUNTS.stockLoss, loss, { department })
  journal.credit(ACCOUNTS.pendingGoods, loss)
  return journal
}
