import type { Effects, JournalLine, PartyEntry, Plan, SerialMove, StockMove, Use } from '../../shared/books'
import { chinaDay } from '../../shared/kernel/fields'
import { dec, moneyText, quantityText } from '../../shared/kernel/money'
import { refuse } from '../../shared/kernel/refusal'
import { applyEffects, type Match, nextPosting } from './books'
import type { Context } from './context'
import type { Row } from './db'
import type { Loaded } from './documentStore'
import { checkDate } from './facts'
import { goodsFacts, STOCK_COLUMNS } from './goodsFacts'
import { fixed, name, type Statement, sql } from './sql'
import { watchMoves } from './watch'

/**
 * Posts the exact opposite of a document's stored effects, of all its acts together, on the same accounts and sides with
 * negative amounts. Refuses BLOCKED_BY while people have settled it, while a live document was made from it or what it was
 * made from is closed, and STOCK_IN_USE where a stock row would end negative or with value at quantity 0.
 */
export async function reverseDocument(ctx: Context, { doc, last }: Loaded): Promise<void> {
  const posted = sql`SELECT number FROM posting WHERE company = ${ctx.company} AND document = ${doc.id} AND act <> 'void'`
  const of = (columns: Statement, table: string) =>
    sql`SELECT ${columns} FROM ${name(table)} WHERE company = ${ctx.company} AND posting IN (${posted}) ORDER BY posting, seq`
  const [moves, entries, journal, serials, uses, plans, stock, targets, closed, postings] = await ctx.tx.all([
    of(fixed('warehouse, sku, lot, quantity, value, line'), 'stock_move'),
    of(fixed('posting, seq, party, account, amount, open, dueDate'), 'party_entry'),
    of(fixed('account, debit, credit, party, fund, department, employee, warehouse, cashItem'), 'journal_line'),
    of(fixed('sku, number, warehouse, direction, line'), 'serial_move'),
    of(fixed('line, lot, quantity, value'), 'line_use'),
    of(fixed('warehouse, sku, reserved, onOrder, inTransit'), 'plan_move'),
    sql`SELECT ${STOCK_COLUMNS} FROM stock_move m JOIN sku s ON s.company = m.company AND s.id = m.sku
      LEFT JOIN stock_balance b ON b.company = m.company AND b.sku = m.sku AND b.warehouse = m.warehouse AND b.lot = m.lot LEFT JOIN lot t ON t.company = b.company AND t.id = b.lot
      WHERE m.company = ${ctx.company} AND m.posting IN (${posted})`,
    sql`SELECT d.kind, d.number FROM document_line l JOIN document_line t ON t.company = l.company AND t.sourceLine = l.id JOIN document d ON d.company = t.company AND d.id = t.document
      WHERE l.company = ${ctx.company} AND l.document = ${doc.id} AND d.state IN ('submitted', 'approved', 'closed') LIMIT 1`,
    sql`SELECT s.kind, s.number FROM document_line l JOIN document_line f ON f.company = l.company AND f.id = l.sourceLine JOIN document s ON s.company = f.company AND s.id = f.document
      WHERE l.company = ${ctx.company} AND l.document = ${doc.id} AND s.state = 'closed' LIMIT 1`,
    sql`${posted} ORDER BY number`,
  ])
  const blocking = targets![0] ?? closed![0]
  if (blocking) throw refuse('BLOCKED_BY', { kind: blocking.kind, number: blocking.number })
  const closedTo = ctx.book!.closedTo
  const date = closedTo && doc.date <= closedTo ? chinaDay(ctx.now) : doc.date
  checkDate(ctx, date)
  const posting = nextPosting(ctx, doc.id, last, 'void', date)
  const goods = await goodsFacts(ctx, stock!, doc)
  const effects: Effects = {
    ...reversedGoods(goods, moves!, serials!, postings![0]!.number),
    entries: entries!.map(reversedEntry),
    journal: journal!.map(reversedLine),
    uses: uses!.map((use) => ({ ...(use as Use), quantity: negative(use.quantity), value: opposite(use.value) })),
    plans: plans!.map((plan) => ({
      ...(plan as Plan),
      reserved: negative(plan.reserved),
      onOrder: negative(plan.onOrder),
      inTransit: negative(plan.inTransit),
    })),
  }
  applyEffects(
    ctx,
    posting,
    effects,
    entries!.map((entry, seq) => settleOwn(entry, { posting: posting.number, seq })),
  )
  watchMoves(ctx, effects.moves, goods.sku)
}

function reversedGoods(
  { stock, serials }: Awaited<ReturnType<typeof goodsFacts>>,
  moves: readonly Row[],
  numbers: readonly Row[],
  posting: number,
) {
  stock.reverseShortages(posting)
  for (const move of moves) stock.reverse(move as StockMove)
  for (const move of [...numbers].reverse()) serials.reverse(move as SerialMove)
  stock.assertSound()
  return { moves: stock.moves, serials: serials.moves, shortages: stock.shortageChanges }
}

const negative = (quantity: string): string => quantityText(dec(quantity).negated())
const opposite = (amount: string): string => moneyText(dec(amount).negated())

function reversedEntry(entry: Row): PartyEntry {
  if (entry.open !== entry.amount) throw refuse('BLOCKED_BY', { kind: 'settlement', number: '' })
  return { party: entry.party, account: entry.account, amount: opposite(entry.amount), dueDate: entry.dueDate }
}

const settleOwn = (entry: Row, own: { posting: number; seq: number }): Match => ({
  entry: own,
  against: { posting: entry.posting, seq: entry.seq },
  amount: moneyText(dec(entry.amount).abs()),
})

const reversedLine = (line: Row): JournalLine => ({ ...(line as JournalLine), debit: opposite(line.debit), credit: opposite(line.credit) })
