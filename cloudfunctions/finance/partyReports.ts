import { AGES, type Age, type partyReportActions } from '../../shared/finance/partyReports'
import type { Input } from '../../shared/kernel/contract'
import { chinaDay } from '../../shared/kernel/fields'
import { moneyText, sum } from '../../shared/kernel/money'
import type { Context } from '../kernel/context'
import { daysBetween } from '../kernel/facts'
import { fixed, join, name, NOTHING, sql, type Statement } from '../kernel/sql'
import { seenSide } from '../kernel/sides'

type Actions = typeof partyReportActions

/** Days past due of each age, both ends included. */
const RANGES: Record<Age, [from: number, to: number]> = {
  notDue: [-1_000_000, 0],
  d30: [1, 30],
  d60: [31, 60],
  d90: [61, 90],
  d180: [91, 180],
  more: [181, 1_000_000],
}

/**
 * What was open of each entry at the end of a day: what is open now, which is kept with the entry, and the matches that were
 * made later. Rows e: party, dueDate, open (debit positive).
 */
function openAt(ctx: Context, accounts: readonly string[], date: string): Statement {
  if (date >= chinaDay(ctx.now))
    return sql`(SELECT party, dueDate, open FROM party_entry WHERE company = ${ctx.company} AND settled = 0 AND account IN (${accounts})) e`
  // What is open now, and what was settled only after that day; older entries are not looked at again.
  const later = (posting: Statement, seq: Statement) =>
    sql`SELECT x.posting, x.seq, x.party, x.dueDate, SIGN(x.amount) * m.amount AS part FROM party_match m
      JOIN party_entry x ON x.company = m.company AND x.posting = ${posting} AND x.seq = ${seq}
      WHERE m.company = ${ctx.company} AND m.date > ${date} AND x.account IN (${accounts}) AND x.date <= ${date}`
  return sql`(SELECT party, dueDate, SUM(part) AS open FROM (
    SELECT posting, seq, party, dueDate, open AS part FROM party_entry WHERE company = ${ctx.company} AND settled = 0 AND account IN (${accounts}) AND date <= ${date}
    UNION ALL ${later(fixed('m.entryPosting'), fixed('m.entrySeq'))}
    UNION ALL ${later(fixed('m.againstPosting'), fixed('m.againstSeq'))}) parts GROUP BY posting, seq, party, dueDate) e`
}

/**
 * 账龄 by party on any day, also in the past: what is owed by days past due, and beside it what came in and settles nothing
 * yet (advances, returns); together they are the balance of the control accounts on that day.
 */
export async function ageing(ctx: Context, input: Input<Actions['partyReport.ageing']>) {
  const { accounts, sign } = seenSide(ctx, input.side)
  const date = input.date ?? chinaDay(ctx.now)
  const owed = sql`${sign} * e.open`
  const past = sql`DATEDIFF(${date}, e.dueDate)`
  const columns = (Object.keys(AGES) as Age[]).map(
    (age) => sql`SUM(IF(${owed} > 0 AND ${past} BETWEEN ${RANGES[age][0]} AND ${RANGES[age][1]}, ${owed}, 0)) AS ${name(age)}`,
  )
  const found = await ctx.tx.rows(sql`SELECT p.id AS party, p.name, p.contact, p.phone, ${join(columns, ', ')},
    SUM(IF(${owed} < 0, ${owed}, 0)) AS unapplied, SUM(${owed}) AS balance, SUM(IF(${owed} > 0 AND ${past} > 0, ${owed}, 0)) AS overdue,
    COALESCE(MAX(IF(${owed} > 0 AND ${past} > 0, ${past}, 0)), 0) AS oldestDays
    FROM ${openAt(ctx, accounts, date)} JOIN party p ON p.company = ${ctx.company} AND p.id = e.party WHERE e.open <> 0
    GROUP BY p.id, p.name, p.contact, p.phone ${input.overdue ? sql`HAVING overdue > 0` : NOTHING} ORDER BY overdue DESC, balance DESC, p.id LIMIT 20000`)
  const rows = found.map((row) => ({ ...row, oldestDays: parseInt(String(row.oldestDays), 10) }))
  const fields = [...Object.keys(AGES), 'unapplied', 'balance', 'overdue']
  const total = Object.fromEntries(
    fields.map((field) => [field, moneyText(sum(rows.map((row) => (row as unknown as Record<string, string>)[field]!)))]),
  )
  return { date, total, rows } as never
}

/** What is to be paid (or to come in) by due date and party, oldest first, until a day. */
export async function plan(ctx: Context, input: Input<Actions['partyReport.plan']>) {
  const { control, sign } = seenSide(ctx, input.side)
  const today = chinaDay(ctx.now)
  const found =
    await ctx.tx.rows(sql`SELECT e.dueDate, p.id AS party, p.name, COUNT(*) AS items, ${sign} * SUM(e.open) AS open FROM party_entry e
    JOIN party p ON p.company = e.company AND p.id = e.party
    WHERE e.company = ${ctx.company} AND e.settled = 0 AND e.account = ${control} AND ${sign} * e.open > 0 ${input.to ? sql`AND e.dueDate <= ${input.to}` : NOTHING}
    GROUP BY e.dueDate, p.id, p.name ORDER BY e.dueDate, p.id LIMIT 5000`)
  const rows = found.map((row) => ({
    ...row,
    items: parseInt(String(row.items), 10),
    overdueDays: Math.max(0, daysBetween(row.dueDate, today)),
  }))
  return { total: moneyText(sum(found.map((row) => row.open))), rows: rows as never }
}
