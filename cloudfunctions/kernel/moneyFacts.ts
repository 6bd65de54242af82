import type { Facts } from '../../shared/books'
import type { DocumentData, DocumentKind } from '../../shared/kernel/document'
import { refuse } from '../../shared/kernel/refusal'
import { FUND_ACCOUNTS } from '../../shared/masters/places'
import type { Context } from './context'
import { idsIn, itemsIn } from './ownLists'
import { join, sql } from './sql'

type MoneyFacts = Pick<Facts, 'fund' | 'item'>

export const noMoney: MoneyFacts = {
  fund: (id) => {
    throw new Error(`posting did not ask for fund account ${id}`)
  },
  item: ({ posting, seq }) => {
    throw new Error(`posting did not ask for open item ${posting}/${seq}`)
  },
}

/** The fund accounts and open items a document names; an item that is not this company's is NOT_FOUND. */
export async function moneyFacts(ctx: Context, kind: DocumentKind, doc: DocumentData): Promise<MoneyFacts> {
  const items = itemsIn(kind, doc).map(({ posting, seq }) => sql`(${posting}, ${seq})`)
  const [funds, entries] = await ctx.tx.all([
    sql`SELECT id, name, fundKind FROM fund WHERE company = ${ctx.company} AND id IN (${idsIn(kind, doc, 'fund')})`,
    sql`SELECT e.posting, e.seq, e.party, e.account, e.open, e.date, e.dueDate, d.number FROM party_entry e JOIN posting p ON p.company = e.company AND p.number = e.posting
      JOIN document d ON d.company = p.company AND d.id = p.document
      WHERE e.company = ${ctx.company} AND (e.posting, e.seq) IN (${items.length ? join(items, ', ') : sql`(0, 0)`})`,
  ])
  return {
    fund: (id) => {
      const found = funds!.find((fund) => fund.id === id)
      if (!found) throw refuse('NOT_FOUND', { what: 'fund', id })
      return { id, name: found.name, account: FUND_ACCOUNTS[found.fundKind as keyof typeof FUND_ACCOUNTS] }
    },
    item: ({ posting, seq }) => {
      const found = entries!.find((entry) => entry.posting === posting && entry.seq === seq)
      if (!found) throw refuse('NOT_FOUND', { what: 'openItem', id: `${posting}/${seq}` })
      return found as ReturnType<Facts['item']>
    },
  }
}
