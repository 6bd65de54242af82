import { ACCOUNTS, type Effects, type EntryKey, type JournalLine, type Match, type PartyEntry } from '../../shared/books'
import { periodOf } from '../../shared/kernel/fields'
import { dec, type Decimal, moneyText, sum, ZERO } from '../../shared/kernel/money'
import { refuse } from '../../shared/kernel/refusal'
import type { Context } from './context'
import { applyGoods } from './goodsBooks'
import { insert, type Statement, sql, valuesOf } from './sql'

/** What a document can do to the books; what comes after the approval may happen again, once for each version. */
type Act = 'approve' | 'void' | 'close' | 'reopen' | 'change'

/** One posting: the approval, the void or another act of a document. Its number, drawn under the book lock, orders all ledgers. */
export interface Posting {
  number: number
  document: string
  act: Act
  round: number
  date: string
  at: Date
}

/** Draws the next posting of the company, under the book lock: numbers are dense, time never runs backwards. */
export function nextPosting(ctx: Context, document: string, act: Act, date: string, round = 0): Posting {
  const { last } = ctx.book!
  const at = last && last.at > ctx.now.toISOString() ? new Date(last.at) : ctx.now
  const number = (last?.number ?? 0) + 1
  ctx.book!.last = { number, at: at.toISOString() }
  return { number, document, act, round, date, at }
}

/**
 * Queues everything a posting does to the books, in the fixed order of all postings: cold inserts, then stock rows in key
 * order, then account balances. With kernel/goodsBooks the only writer of posting, stock_move, stock_balance, party_entry,
 * party_match, journal_line, account_balance, cash_flow, serial, serial_move, line_use, stock_plan, plan_move and stock_shortage. What does not balance never reaches the database.
 */
export function applyEffects(ctx: Context, posting: Posting, effects: Effects): void {
  assertBalanced(effects)
  const matches = effects.matches ?? []
  const { tx, company } = ctx
  const period = periodOf(posting.date)
  tx.later(postingRow(ctx, posting, period, effects.journal.length > 0))
  applyGoods(tx, company, posting, effects)
  if (effects.entries.length) tx.later(partyEntries(company, posting, effects.entries, matches))
  if (matches.length) writeMatches(ctx, posting, matches)
  if (effects.journal.length) {
    writeCashFlow(ctx, period, effects.journal)
    const rows = effects.journal.map((line, seq) => [
      posting.number,
      seq,
      posting.date,
      period,
      line.account,
      line.debit,
      line.credit,
      line.party ?? null,
      line.fund ?? null,
      line.department ?? null,
      line.employee ?? null,
      line.warehouse ?? null,
      line.cashItem ?? null,
    ])
    tx.later(
      insert(
        'journal_line',
        company,
        [
          'posting',
          'seq',
          'date',
          'period',
          'account',
          'debit',
          'credit',
          'party',
          'fund',
          'department',
          'employee',
          'warehouse',
          'cashItem',
        ],
        rows,
      ),
    )
    tx.later(accountBalances(company, period, effects.journal))
    if (ctx.settings.fundBelowZero === 'refuse') checkFunds(ctx, effects.journal)
  }
}

// Voucher numbers are gapless per period: the next one is read from the vouchers themselves, under the book lock.
function postingRow(ctx: Context, posting: Posting, period: string, voucher: boolean): Statement {
  const next = voucher
    ? sql`(SELECT COALESCE(MAX(v.voucher), 0) + 1 FROM posting v WHERE v.company = ${ctx.company} AND v.period = ${period})`
    : sql`NULL`
  return sql`INSERT INTO posting (company, number, document, act, round, date, period, voucher, member, at)
    SELECT ${ctx.company}, ${posting.number}, ${posting.document}, ${posting.act}, ${posting.round}, ${posting.date}, ${period}, ${next}, ${ctx.me.id}, ${posting.at}`
}

function partyEntries(company: string, posting: Posting, entries: readonly PartyEntry[], matches: readonly Match[]): Statement {
  const rows = entries.map((entry, seq) => {
    const settled = sum(matches.filter((match) => match.entry.posting === null && match.entry.seq === seq).map((match) => match.amount))
    const open = dec(entry.amount).isNegative() ? dec(entry.amount).plus(settled) : dec(entry.amount).minus(settled)
    return [posting.number, seq, entry.party, entry.account, entry.amount, moneyText(open), open.isZero(), posting.date, entry.dueDate]
  })
  return insert('party_entry', company, ['posting', 'seq', 'party', 'account', 'amount', 'open', 'settled', 'date', 'dueDate'], rows)
}

// Entries of this posting are written with what is open of them; older ones move towards zero, or back by an undo.
function writeMatches(ctx: Context, posting: Posting, matches: readonly Match[]): void {
  const numbered = (key: EntryKey) => [key.posting ?? posting.number, key.seq]
  const rows = matches.map((match, seq) => [
    posting.number,
    seq,
    ...numbered(match.entry),
    ...numbered(match.against),
    match.amount,
    match.date,
  ])
  ctx.tx.later(
    insert(
      'party_match',
      ctx.company,
      ['posting', 'seq', 'entryPosting', 'entrySeq', 'againstPosting', 'againstSeq', 'amount', 'date'],
      rows,
    ),
  )
  for (const { key, amount } of settledOf(matches))
    ctx.tx.later(sql`UPDATE party_entry SET settled = (open = SIGN(amount) * ${amount}), open = open - SIGN(amount) * ${amount}
      WHERE company = ${ctx.company} AND posting = ${key.posting} AND seq = ${key.seq}`)
}

/** By how much each older entry is settled in sum, in key order; what undoes and settles it again by as much stays as it is. */
function settledOf(matches: readonly Match[]): { key: EntryKey; amount: string }[] {
  const sums = new Map<string, { key: EntryKey; amount: Decimal }>()
  for (const { entry, against, amount } of matches)
    for (const key of [entry, against].filter(({ posting }) => posting !== null)) {
      const name = `${String(key.posting).padStart(10, '0')}/${String(key.seq).padStart(7, '0')}`
      sums.set(name, { key, amount: (sums.get(name)?.amount ?? ZERO).plus(amount) })
    }
  return [...sums.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { key, amount }]) => ({ key, amount: moneyText(amount) }))
    .filter(({ amount }) => amount !== '0.00')
}

function accountBalances(company: string, period: string, journal: readonly JournalLine[]): Statement {
  const sums = new Map<string, { account: string; party: string; fund: string; debit: string; credit: string }>()
  for (const line of journal) {
    const place = { account: line.account, party: line.party ?? '0', fund: line.fund ?? '0' }
    const name = `${place.account.padEnd(12)}${place.party.padStart(20, '0')}${place.fund.padStart(20, '0')}`
    const known = sums.get(name)
    sums.set(name, {
      ...place,
      debit: moneyText(sum([known?.debit ?? ZERO, line.debit])),
      credit: moneyText(sum([known?.credit ?? ZERO, line.credit])),
    })
  }
  const rows = [...sums.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, row]) => [company, period, row.account, row.party, row.fund, row.debit, row.credit])
  return sql`INSERT INTO account_balance (company, period, account, party, fund, debit, credit) VALUES ${valuesOf(rows)}
    ON DUPLICATE KEY UPDATE debit = debit + VALUES(debit), credit = credit + VALUES(credit)`
}

/** Money by line of the cash flow statement, by month; what has no line is in none. */
function writeCashFlow(ctx: Context, period: string, lines: readonly Pick<JournalLine, 'cashItem' | 'debit' | 'credit'>[]): void {
  const sums = new Map<number, Decimal>()
  for (const { cashItem, debit, credit } of lines) if (cashItem) sums.set(cashItem, (sums.get(cashItem) ?? ZERO).plus(debit).minus(credit))
  if (sums.size === 0) return
  const rows = [...sums].sort(([a], [b]) => a - b).map(([item, amount]) => [ctx.company, period, item, moneyText(amount)])
  ctx.tx.later(
    sql`INSERT INTO cash_flow (company, period, item, amount) VALUES ${valuesOf(rows)} ON DUPLICATE KEY UPDATE amount = amount + VALUES(amount)`,
  )
}

interface CashLine {
  posting: number
  seq: number
  period: string
  cashItem: number | null
  debit: string
  credit: string
}

/** Books a journal line of money to another line of the cash flow statement, or to none (null); what it moved stays. */
export function recordCashItem(ctx: Context, line: CashLine, item: number | null): void {
  const { posting, seq, period, debit, credit } = line
  writeCashFlow(ctx, period, [
    { cashItem: line.cashItem, debit: credit, credit: debit },
    { cashItem: item, debit, credit },
  ])
  ctx.tx.later(sql`UPDATE journal_line SET cashItem = ${item} WHERE company = ${ctx.company} AND posting = ${posting} AND seq = ${seq}`)
}

/** Refuses FUND_BELOW_ZERO where money that goes out leaves less than nothing; what comes in is never refused. */
function checkFunds(ctx: Context, journal: readonly JournalLine[]): void {
  const paid = [...new Set(journal.flatMap(({ fund }) => (fund ? [fund] : [])))].filter((fund) =>
    sum(journal.filter((line) => line.fund === fund).map((line) => dec(line.debit).minus(line.credit))).isNegative(),
  )
  if (paid.length === 0) return
  ctx.tx.later(
    sql`SELECT f.name, SUM(a.debit - a.credit) AS balance FROM account_balance a JOIN fund f ON f.company = a.company AND f.id = a.fund
      WHERE a.company = ${ctx.company} AND a.fund IN (${paid}) GROUP BY f.id, f.name HAVING balance < 0 ORDER BY f.id`,
    ([short]) => {
      if (short) throw refuse('FUND_BELOW_ZERO', { name: short.name as string, balance: short.balance as string })
    },
  )
}

/** Debit equals credit, and the value of the moves equals the movement of 1405. */
export function assertBalanced(effects: Effects): void {
  const debit = sum(effects.journal.map((line) => line.debit))
  const credit = sum(effects.journal.map((line) => line.credit))
  if (!debit.equals(credit)) throw new Error(`journal does not balance: ${debit} ≠ ${credit}`)
  const stock = sum(effects.journal.filter((line) => line.account === ACCOUNTS.stock).map((line) => dec(line.debit).minus(line.credit)))
  const moved = sum(effects.moves.map((move) => move.value))
  if (!stock.equals(moved)) throw new Error(`stock value and 1405 differ: ${moved} ≠ ${stock}`)
}
