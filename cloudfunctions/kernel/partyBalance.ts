import { chinaDay } from '../../shared/kernel/fields'
import { dec, moneyText } from '../../shared/kernel/money'
import { refuse } from '../../shared/kernel/refusal'
import type { Context } from './context'
import { daysBetween } from './facts'
import { SIDES } from './sides'
import { NOTHING, sql, type Statement } from './sql'

/** The roles a party plays with balances of its own. */
export type Side = 'customer' | 'supplier'

/** The balance of the party t on one side, as a column of a list. */
export const balanceColumn = (side: Side | 'other'): Statement =>
  sql`COALESCE((SELECT ${SIDES[side].sign} * SUM(a.debit - a.credit) FROM account_balance a WHERE a.company = t.company AND a.party = t.id AND a.account IN (${SIDES[side].accounts})), 0) AS balance`

interface Input {
  id: string
  after?: string | null
  limit?: number | null
}

/** Balance and open items of a party, oldest due first. Refuses NOT_FOUND for a party that does not play this role. */
export const partyBalance = (side: Side) => async (ctx: Context, input: Input) => {
  const { accounts, sign } = SIDES[side]
  const limit = input.limit ?? 50
  const today = chinaDay(ctx.now)
  const [parties, sums, items] = await ctx.tx.all([
    sql`SELECT creditLimit, customer, supplier, employee FROM party WHERE company = ${ctx.company} AND id = ${input.id}`,
    sql`SELECT COALESCE(SUM(open), 0) AS balance, COALESCE(SUM(IF(dueDate < ${today} AND ${sign} * open > 0, open, 0)), 0) AS overdue
      FROM party_entry WHERE company = ${ctx.company} AND party = ${input.id} AND settled = 0 AND account IN (${accounts})`,
    sql`SELECT e.posting, e.seq, p.document, d.kind, d.number, e.date, e.dueDate, e.amount, e.open FROM party_entry e
      JOIN posting p ON p.company = e.company AND p.number = e.posting JOIN document d ON d.company = p.company AND d.id = p.document
      WHERE e.company = ${ctx.company} AND e.party = ${input.id} AND e.settled = 0 AND e.account IN (${accounts}) ${after(input.after)} ORDER BY e.dueDate, e.posting, e.seq LIMIT ${limit + 1}`,
  ])
  const party = parties![0]
  if (!party?.[side]) throw refuse('NOT_FOUND', { what: 'party', id: input.id })
  const shown = items!.slice(0, limit)
  const last = shown[shown.length - 1]
  const signed = (amount: string): string => moneyText(dec(amount).times(sign))
  return {
    balance: signed(sums![0]!.balance),
    overdue: signed(sums![0]!.overdue),
    creditLimit: party.creditLimit,
    items: shown.map(({ posting: _posting, seq: _seq, ...item }) => ({
      ...item,
      amount: signed(item.amount),
      open: signed(item.open),
      overdueDays: Math.max(0, daysBetween(item.dueDate, today)),
    })) as never,
    more: items!.length > limit && last ? `${last.dueDate}.${last.posting}.${last.seq}` : null,
  }
}

function after(cursor: string | null | undefined): Statement {
  if (!cursor) return NOTHING
  const match = /^(\d{4}-\d\d-\d\d)\.(\d{1,10})\.(\d{1,10})$/.exec(cursor)
  if (!match) throw refuse('INVALID', { issues: [{ path: 'after', message: '翻页位置不正确' }] })
  return sql`AND (e.dueDate, e.posting, e.seq) > (${match[1]}, ${match[2]}, ${match[3]})`
}
