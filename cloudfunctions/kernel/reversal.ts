import type { Effects, JournalLine, PartyEntry, StockMove } from '../../shared/books'
import { chinaDay } from '../../shared/kernel/fields'
import { dec, moneyText } from '../../shared/kernel/money'
import { refuse } from '../../shared/kernel/refusal'
import { applyEffects, type Match, nextPosting } from './books'
import type { Context } from './context'
import type { Row } from './db'
import type { Loaded } from './documentStore'
import { checkDate, stockFacts } from './facts'
import { sql } from './sql'

/**
 * Posts the exact opposite of a document's stored effects, on the same accounts and sides with negative amounts. Refuses
 * BLOCKED_BY while people have settled it, and STOCK_IN_USE where a stock row would end negative or with value at quantity 0.
 */
export async function reverseDocument(ctx: Context, { doc, last }: Loaded): Promise<void> {
  const posted = sql`SELECT number FROM posting WHERE company = ${ctx.company} AND document = ${doc.id} AND act = 'approve'`
  const [moves, entries, journal, stock, targets] = await ctx.tx.all([
    sql`SELECT warehouse, sku, lot, quantity, value, line FROM stock_move WHERE company = ${ctx.company} AND posting = (${posted}) ORDER BY seq`,
    sql`SELECT posting, seq, party, account, amount, open, dueDate FROM party_entry WHERE company = ${ctx.company} AND posting = (${posted}) ORDER BY seq`,
    sql`SELECT account, debit, credit, party, fund, department, employee, warehouse, cashItem FROM journal_line WHERE company = ${ctx.company} AND posting = (${posted}) ORDER BY seq`,
    sql`SELECT DISTINCT s.id, s.code, s.name, s.skuKind, b.warehouse, b.lot, b.onHand, b.value FROM stock_move m JOIN sku s ON s.company = m.company AND s.id = m.sku
      LEFT JOIN stock_balance b ON b.company = m.company AND b.sku = m.sku AND b.warehouse = m.warehouse AND b.lot = m.lot WHERE m.company = ${ctx.company} AND m.posting = (${posted})`,
    sql`SELECT d.kind, d.number FROM document_line l JOIN document_line t ON t.company = l.company AND t.sourceLine = l.id JOIN document d ON d.company = t.company AND d.id = t.document
      WHERE l.company = ${ctx.company} AND l.document = ${doc.id} AND d.state IN ('submitted', 'approved', 'closed') LIMIT 1`,
  ])
  const blocking = targets![0]
  if (blocking) throw refuse('BLOCKED_BY', { kind: blocking.kind, number: blocking.number })
  const closedTo = ctx.book!.closedTo
  const date = closedTo && doc.date <= closedTo ? chinaDay(ctx.now) : doc.date
  checkDate(ctx, date)
  const posting = nextPosting(ctx, doc.id, last, 'void', date)
  const effects: Effects = {
    moves: reversedMoves(moves!, stock!),
    entries: entries!.map(reversedEntry),
    journal: journal!.map(reversedLine),
  }
  applyEffects(
    ctx,
    posting,
    effects,
    entries!.map((entry, seq) => settleOwn(entry, { posting: posting.number, seq })),
  )
}

function reversedMoves(moves: readonly Row[], stock: readonly Row[]): StockMove[] {
  const book = stockFacts(stock).stock
  for (const move of moves) book.reverse(move as StockMove)
  book.assertSound()
  return book.moves
}

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
