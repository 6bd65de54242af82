import { ACCOUNTS, type Effects, type Facts, Journal } from '../books'
import type { DocumentData } from '../kernel/document'
import { dec, formatMoney, moneyText, sum } from '../kernel/money'
import { refuse } from '../kernel/refusal'
import { chosenItems, journalOf, type Settled, settleItems } from './settling'

const invalid = (path: string, message: string) => refuse('INVALID', { issues: [{ path, message }] })

/**
 * Settlement without money (domain rules §3 and §4). Offset: what is owed one way settles what is owed the other way, within
 * an account without a voucher, across accounts (advance to receivable, receivable to payable) with one. Transfer: what is
 * open goes to another party, with its due dates. Write-off: a receivable nobody will pay is a loss (accounting rules, row
 * 20), a payable nobody claims an income. Refuses INVALID where both sides are not equal, or no other party is named.
 */
export function postSettlement(doc: DocumentData, facts: Facts): Effects {
  if (chosenItems(doc).length === 0) throw invalid('items', '请选择要核销的未清项')
  const settled = settleItems(doc, facts)
  const journal = new Journal()
  journalOf(journal, settled.net, doc.party!)
  if (doc.own.way === 'offset') checkEqual(settled)
  if (doc.own.way === 'transfer') moveItems(doc, facts, settled, journal)
  if (doc.own.way === 'writeOff')
    for (const amount of settled.net.values())
      if (amount.isNegative()) journal.credit(ACCOUNTS.otherGain, amount.negated(), { department: doc.department })
      else journal.debit(ACCOUNTS.badDebt, amount, { department: doc.department })
  return { moves: [], entries: settled.entries, matches: settled.matches, journal: journal.lines() }
}

function checkEqual({ net }: Settled): void {
  const debit = sum([...net.values()].filter((amount) => !amount.isNegative()))
  const credit = sum([...net.values()].filter((amount) => amount.isNegative())).negated()
  if (!debit.equals(credit)) throw invalid('items', `两边不相等：应收方 ${formatMoney(debit)}，应付方 ${formatMoney(credit)}`)
}

function moveItems(doc: DocumentData, facts: Facts, { entries, matches }: Settled, journal: Journal): void {
  const to = doc.own.toParty as string | null
  if (!to) throw invalid('toParty', '请选择转给哪个往来单位')
  if (to === doc.party) throw invalid('toParty', '不能转给自己')
  for (const { entry, against, amount } of matches.filter((match) => match.entry.posting === null)) {
    const { account, dueDate } = facts.item(against as { posting: number; seq: number })
    const owed = dec(entries[entry.seq]!.amount).isNegative()
    entries.push({ party: to, account, amount: moneyText(owed ? amount : dec(amount).negated()), dueDate })
    journal[owed ? 'debit' : 'credit'](account, amount, { party: to })
  }
}
