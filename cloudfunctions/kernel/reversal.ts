import type { Effects, JournalLine, Match, PartyEntry, Plan, SerialMove, StockMove, Use } from '../../shared/books'
import { chinaDay } from '../../shared/kernel/fields'
import { dec, moneyText, quantityText } from '../../shared/kernel/money'
import { refuse } from '../../shared/kernel/refusal'
import { kindOf } from '../../shared/registry'
import { applyEffects, nextPosting } from './books'
import type { Context } from './context'
import type { Row } from './db'
import type { Loaded } from './documentStore'
import { checkDate } from './facts'
import { goodsFacts, STOCK_COLUMNS } from './goodsFacts'
import { fixed, name, type Statement, sql } from './sql'
import { watchMoves } from './watch'

/**
 * Posts the exact opposite of a document's stored effects, of all its acts together, on the same accounts and sides with
 * negative amounts; what its own posting settled is open again. Refuses BLOCKED_BY while a live document was made from it,
 * another one has settled it or what it was made from is closed (an order to a supplier stands on its own), and STOCK_IN_USE where a stock row would end negative or
 * with value at quantity 0.
 */
export async function reverseDocument(ctx: Context, { doc }: Loaded): Promise<void> {
  const posted = sql`SELECT number FROM posting WHERE company = ${ctx.company} AND document = ${doc.id} AND act <> 'void'`
  const of = (columns: Statement, table: string) =>
    sql`SELECT ${columns} FROM ${name(table)} WHERE company = ${ctx.company} AND posting IN (${posted}) ORDER BY posting, seq`
  const [moves, entries, journal, serials, uses, plans, matches, stock, blockers, postings] = await ctx.tx.all([
    of(fixed('warehouse, sku, lot, quantity, value, line'), 'stock_move'),
    of(fixed('posting, seq, party, account, amount, dueDate'), 'party_entry'),
    of(fixed('account, debit, credit, party, fund, department, employee, warehouse, cashItem'), 'journal_line'),
    of(fixed('sku, number, warehouse, direction, line'), 'serial_move'),
    of(fixed('line, lot, quantity, value'), 'line_use'),
    of(fixed('warehouse, sku, reserved, onOrder, inTransit'), 'plan_move'),
    of(fixed('entryPosting, entrySeq, againstPosting, againstSeq, amount'), 'party_match'),
    sql`SELECT ${STOCK_COLUMNS} FROM stock_move m JOIN sku s ON s.company = m.company AND s.id = m.sku
      LEFT JOIN stock_balance b ON b.company = m.company AND b.sku = m.sku AND b.warehouse = m.warehouse AND b.lot = m.lot LEFT JOIN lot t ON t.company = b.company AND t.id = b.lot
      JOIN warehouse w ON w.company = m.company AND w.id = m.warehouse WHERE m.company = ${ctx.company} AND m.posting IN (${posted})`,
    sql`SELECT d.kind, d.number FROM document_line l JOIN document_line t ON t.company = l.company AND t.sourceLine = l.id JOIN document d ON d.company = t.company AND d.id = t.document
      WHERE l.company = ${ctx.company} AND l.document = ${doc.id} AND d.kind <> 'purchaseOrder' AND d.state IN ('submitted', 'approved', 'closed')
      UNION SELECT s.kind, s.number FROM document_line l JOIN document_line f ON f.company = l.company AND f.id = l.sourceLine JOIN document s ON s.company = f.company AND s.id = f.document
      WHERE l.company = ${ctx.company} AND l.document = ${doc.id} AND ${doc.kind} <> 'purchaseOrder' AND s.state = 'closed'
      UNION SELECT d.kind, d.number FROM party_match m JOIN posting p ON p.company = m.company AND p.number = m.posting JOIN document d ON d.company = p.company AND d.id = p.document
      WHERE m.company = ${ctx.company} AND p.document <> ${doc.id} AND (m.entryPosting IN (${posted}) OR m.againstPosting IN (${posted}))
      GROUP BY d.id, d.kind, d.number HAVING SUM(m.amount) <> 0 LIMIT 1`,
    sql`${posted} ORDER BY number`,
  ])
  const blocking = blockers![0]
  if (blocking) throw refuse('BLOCKED_BY', { kind: blocking.kind, number: blocking.number })
  const closedTo = ctx.book!.closedTo
  const today = chinaDay(ctx.now)
  const date = closedTo && doc.date <= closedTo ? today : doc.date
  checkDate(ctx, kindOf(doc.kind), date)
  const posting = nextPosting(ctx, doc.id, 'void', date)
  const goods = await goodsFacts(ctx, stock!, doc)
  const effects: Effects = {
    ...reversedGoods(goods, moves!, serials!, postings![0]!.number),
    entries: entries!.map(reversedEntry),
    matches: [...matches!.map((match) => undone(match, today)), ...entries!.map((entry, seq) => settleOwn(entry, seq, today))],
    journal: journal!.map(reversedLine),
    uses: uses!.map((use) => ({ ...(use as Use), quantity: negative(use.quantity), value: opposite(use.value) })),
    plans: plans!.map((plan) => ({
      ...(plan as Plan),
      reserved: negative(plan.reserved),
      onOrder: negative(plan.onOrder),
      inTransit: negative(plan.inTransit),
    })),
  }
  applyEffects(ctx, posting, effects)
  watchMoves(ctx, effects.moves, goods.sku)
}

function reversedGoods(
  { stock, serials }: Awaited<ReturnType<typeof goodsFacts>>,
  moves: readonly Row[],
  numbers: readonly Row[],
  posting: number,
) {
  stock.reverseShortages(posting)
  for (const move of [...moves].reverse()) stock.reverse(move as StockMove)
  for (const move of [...numbers].reverse()) serials.reverse(move as SerialMove)
  stock.assertSound()
  return { moves: stock.moves, serials: serials.moves, shortages: stock.shortageChanges }
}

const negative = (quantity: string): string => quantityText(dec(quantity).negated())
const opposite = (amount: string): string => moneyText(dec(amount).negated())

const reversedEntry = (entry: Row): PartyEntry => ({
  party: entry.party,
  account: entry.account,
  amount: opposite(entry.amount),
  dueDate: entry.dueDate,
})

// Dated the day of the undo, so that what was open on an earlier day stays what it was.
const undone = (match: Row, date: string): Match => ({
  entry: { posting: match.entryPosting, seq: match.entrySeq },
  against: { posting: match.againstPosting, seq: match.againstSeq },
  amount: opposite(match.amount),
  date,
})

const settleOwn = (entry: Row, seq: number, date: string): Match => ({
  entry: { posting: null, seq },
  against: { posting: entry.posting, seq: entry.seq },
  amount: moneyText(dec(entry.amount).abs()),
  date,
})

const reversedLine = (line: Row): JournalLine => ({ ...(line as JournalLine), debit: opposite(line.debit), credit: opposite(line.credit) })
