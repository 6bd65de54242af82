import { moneyText, sum } from '../../shared/kernel/money'
import { kindOf } from '../../shared/registry'
import type { Context } from './context'
import type { Row } from './db'
import { sql, type Statement } from './sql'

/** A voucher with its lines, as a page or a print shows it. */
export interface Voucher {
  posting: number
  voucher: string
  date: string
  document: string
  kind: string
  number: string | null
  reversal: boolean
  amount: string
  madeBy: string
  approvedBy: string
  lines: VoucherLine[]
}

export interface VoucherLine {
  account: string
  name: string
  summary: string
  partyName: string | null
  fundName: string | null
  departmentName: string | null
  debit: string
  credit: string
}

/**
 * The vouchers among the postings p that `where` names, in the order of their numbers, at most `limit`. What a line says is
 * what was written on the line of a voucher by hand, else the document behind it.
 */
export async function vouchersOf(ctx: Context, where: Statement, limit: number): Promise<Voucher[]> {
  const chosen = sql`SELECT p.company, p.number FROM posting p WHERE p.company = ${ctx.company} AND p.voucher IS NOT NULL AND ${where} ORDER BY p.period, p.voucher LIMIT ${limit}`
  const [heads, lines] = await ctx.tx.all([
    sql`SELECT p.number AS posting, p.period, p.voucher, p.date, p.document, d.kind, d.number, d.note, q.name AS partyName, p.act = 'void' AS reversal,
      m.name AS approvedBy, w.name AS madeBy FROM (${chosen}) c JOIN posting p ON p.company = c.company AND p.number = c.number
      JOIN document d ON d.company = p.company AND d.id = p.document LEFT JOIN party q ON q.company = d.company AND q.id = d.party
      LEFT JOIN member m ON m.company = p.company AND m.id = p.member LEFT JOIN member w ON w.company = d.company AND w.id = d.madeBy ORDER BY p.period, p.voucher`,
    sql`SELECT j.posting, j.account, a.name, q.name AS partyName, f.name AS fundName, t.name AS departmentName, j.debit, j.credit,
      (SELECT e.summary FROM manual_voucher_entries e WHERE e.company = p.company AND e.document = p.document AND e.account = j.account AND e.summary IS NOT NULL
        AND (e.debit IS NULL OR e.debit = 0) = (j.debit = 0) ORDER BY e.no LIMIT 1) AS summary
      FROM (${chosen}) c JOIN posting p ON p.company = c.company AND p.number = c.number JOIN journal_line j ON j.company = c.company AND j.posting = c.number
      JOIN ledger_account a ON a.company = j.company AND a.code = j.account LEFT JOIN party q ON q.company = j.company AND q.id = j.party
      LEFT JOIN fund f ON f.company = j.company AND f.id = j.fund LEFT JOIN department t ON t.company = j.company AND t.id = j.department ORDER BY j.posting, j.seq`,
  ])
  const byPosting = new Map<number, Row[]>()
  for (const line of lines!) byPosting.set(line.posting, [...(byPosting.get(line.posting) ?? []), line])
  return heads!.map((head) => voucherOf(head, byPosting.get(head.posting) ?? []))
}

function voucherOf({ period, voucher, reversal, note, partyName, madeBy, approvedBy, ...head }: Row, lines: readonly Row[]): Voucher {
  const red = reversal === 1
  const said = [red ? '红冲' : null, note || [kindOf(head.kind).label, head.number, partyName].filter(Boolean).join(' ')].filter(Boolean)
  return {
    ...(head as Pick<Voucher, 'posting' | 'date' | 'document' | 'kind' | 'number'>),
    voucher: `${period} 记-${voucher}`,
    reversal: red,
    madeBy: madeBy ?? '',
    approvedBy: approvedBy ?? '',
    amount: moneyText(sum(lines.map(({ debit }) => debit))),
    lines: lines.map(({ posting: _posting, summary, ...line }) => ({
      ...(line as Omit<VoucherLine, 'summary'>),
      summary: [...(summary && red ? ['红冲'] : []), ...(summary ? [summary] : said)].join(' ').slice(0, 300),
    })),
  }
}
