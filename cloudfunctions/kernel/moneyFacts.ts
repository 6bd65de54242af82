import type { CategoryFacts, ItemFacts, MoneyFacts } from '../../shared/finance/facts'
import type { DocumentData, DocumentKind } from '../../shared/kernel/document'
import { refuse } from '../../shared/kernel/refusal'
import { FUND_ACCOUNTS } from '../../shared/masters/places'
import type { Context } from './context'
import { idsIn, itemsIn } from './ownLists'
import { fixed, join, NOTHING, sql } from './sql'

export const noMoney: MoneyFacts = {
  fund: (id) => {
    throw new Error(`posting did not ask for fund account ${id}`)
  },
  account: (code) => {
    throw new Error(`posting did not ask for account ${code}`)
  },
  category: (id) => {
    throw new Error(`posting did not ask for category ${id}`)
  },
  item: ({ posting, seq }) => {
    throw new Error(`posting did not ask for open item ${posting}/${seq}`)
  },
}

const BALANCE = fixed(
  ', COALESCE((SELECT SUM(a.debit - a.credit) FROM account_balance a WHERE a.company = t.company AND a.fund = t.id), 0) AS balance',
)

/** The accounts that rows of the lists name by their code. */
const accountsIn = (doc: DocumentData): string[] =>
  Object.values(doc.lists).flatMap((rows) => rows.flatMap(({ account }) => (typeof account === 'string' ? [account] : [])))

// Stock, money, and accounts that must name a party are not what something is spent on.
const NO_CATEGORY = /^(?:1405|1001|1002|1012|1122|1123|2202|2203|1221|2241)/

/** The fund accounts, categories and open items a document names; an item that is not this company's is NOT_FOUND. */
export async function moneyFacts(ctx: Context, kind: DocumentKind, doc: DocumentData): Promise<MoneyFacts> {
  const items = itemsIn(kind, doc).map(({ posting, seq }) => sql`(${posting}, ${seq})`)
  const [funds, entries, categories, accounts] = await ctx.tx.all([
    sql`SELECT id, name, fundKind ${kind.needs.fundBalance ? BALANCE : NOTHING} FROM fund t WHERE company = ${ctx.company} AND id IN (${idsIn(kind, doc, 'fund')})`,
    sql`SELECT e.posting, e.seq, e.party, e.account, e.open, e.date, e.dueDate, d.number FROM party_entry e JOIN posting p ON p.company = e.company AND p.number = e.posting
      JOIN document d ON d.company = p.company AND d.id = p.document
      WHERE e.company = ${ctx.company} AND (e.posting, e.seq) IN (${items.length ? join(items, ', ') : sql`(0, 0)`})`,
    sql`SELECT c.id, c.name, c.categoryKind, c.account, c.cashLine, a.code AS known FROM expense_category c LEFT JOIN ledger_account a ON a.company = c.company AND a.code = c.account
      WHERE c.company = ${ctx.company} AND c.id IN (${idsIn(kind, doc, 'expense_category')})`,
    sql`SELECT a.code, a.name, NOT EXISTS (SELECT 1 FROM ledger_account d WHERE d.company = a.company AND d.code LIKE CONCAT(a.code, '__%')) AS leaf FROM ledger_account a
      WHERE a.company = ${ctx.company} AND a.code IN (${accountsIn(doc)})`,
  ])
  return {
    fund: (id) => {
      const found = funds!.find((fund) => fund.id === id)
      if (!found) throw refuse('NOT_FOUND', { what: 'fund', id })
      const { name, fundKind, balance } = found
      return { id, name, account: FUND_ACCOUNTS[fundKind as keyof typeof FUND_ACCOUNTS], ...(balance === undefined ? {} : { balance }) }
    },
    account: (code) => {
      const found = accounts!.find((account) => account.code === code)
      return found && { code, name: found.name, leaf: found.leaf === 1 }
    },
    category: (id) => {
      const found = categories!.find((category) => category.id === id)
      if (!found) throw refuse('NOT_FOUND', { what: 'expense_category', id })
      if (!found.known || NO_CATEGORY.test(found.account))
        throw refuse('INVALID', { issues: [{ path: 'charges', message: `“${found.name}”的科目 ${found.account} 不能用，请改收支类别` }] })
      return found as CategoryFacts
    },
    item: ({ posting, seq }) => {
      const found = entries!.find((entry) => entry.posting === posting && entry.seq === seq)
      if (!found) throw refuse('NOT_FOUND', { what: 'openItem', id: `${posting}/${seq}` })
      return found as ItemFacts
    },
  }
}
