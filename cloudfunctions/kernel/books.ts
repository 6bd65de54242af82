import { ACCOUNTS, type Effects, type JournalLine, type PartyEntry } from '../../shared/books'
import { periodOf } from '../../shared/kernel/fields'
import { dec, moneyText, sum, ZERO } from '../../shared/kernel/money'
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

/** The next posting of the company: numbers are dense, time never runs backwards. */
export function nextPosting(
  ctx: Context,
  document: string,
  last: { number: number; at: string | null },
  act: Act,
  date: string,
  round = 0,
): Posting {
  const at = last.at && last.at > ctx.now.toISOString() ? new Date(last.at) : ctx.now
  return { number: last.number + 1, document, act, round, date, at }
}

/** Two entries of the same party and account that settle each other by an amount. */
export interface Match {
  entry: { posting: number; seq: number }
  against: { posting: number; seq: number }
  amount: string
}

/**
 * Queues everything a posting does to the books, in the fixed order of all postings: cold inserts, then stock rows in key
 * order, then account balances. With kernel/goodsBooks the only writer of posting, stock_move, stock_balance, party_entry,
 * party_match, journal_line, account_balance, serial, serial_move, line_use, stock_plan, plan_move and stock_shortage. What does not balance never reaches the database.
 */
export function applyEffects(ctx: Context, posting: Posting, effects: Effects, matches: readonly Match[] = []): void {
  assertBalanced(effects)
  const { tx, company } = ctx
  const period = periodOf(posting.date)
  tx.later(postingRow(ctx, posting, period, effects.journal.length > 0))
  applyGoods(tx, company, posting, effects)
  if (effects.entries.length) tx.later(partyEntries(company, posting, effects.entries, matches))
  if (matches.length) writeMatches(ctx, posting, matches)
  if (effects.journal.length) {
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
    const settled = sum(
      matches.filter((match) => match.entry.posting === posting.number && match.entry.seq === seq).map((match) => match.amount),
    )
    const open = dec(entry.amount).isNegative() ? dec(entry.amount).plus(settled) : dec(entry.amount).minus(settled)
    return [posting.number, seq, entry.party, entry.account, entry.amount, moneyText(open), open.isZero(), posting.date, entry.dueDate]
  })
  return insert('party_entry', company, ['posting', 'seq', 'party', 'account', 'amount', 'open', 'settled', 'date', 'dueDate'], rows)
}

// `entry` is of this posting, `against` an older one whose open amount shrinks towards zero.
function writeMatches(ctx: Context, posting: Posting, matches: readonly Match[]): void {
  const rows = matches.map((match, seq) => [
    posting.number,
    seq,
    match.entry.posting,
    match.entry.seq,
    match.against.posting,
    match.against.seq,
    match.amount,
    posting.date,
  ])
  ctx.tx.later(
    insert(
      'party_match',
      ctx.company,
      ['posting', 'seq', 'entryPosting', 'entrySeq', 'againstPosting', 'againstSeq', 'amount', 'date'],
      rows,
    ),
  )
  for (const match of matches)
    ctx.tx.later(sql`UPDATE party_entry SET settled = (ABS(open) = ${match.amount}), open = open - SIGN(open) * ${match.amount}
      WHERE company = ${ctx.company} AND posting = ${match.against.posting} AND seq = ${match.against.seq}`)
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

/** Debit equals credit, and the value of the moves equals the movement of 1405. */
export function assertBalanced(effects: Effects): void {
  const debit = sum(effects.journal.map((line) => line.debit))
  const credit = sum(effects.journal.map((line) => line.credit))
  if (!debit.equals(credit)) throw new Error(`journal does not balance: ${debit} ≠ ${credit}`)
  const stock = sum(effects.journal.filter((line) => line.account === ACCOUNTS.stock).map((line) => dec(line.debit).minus(line.credit)))
  const moved = sum(effects.moves.map((move) => move.value))
  if (!stock.equals(moved)) throw new Error(`stock value and 1405 differ: ${moved} ≠ ${stock}`)
}
