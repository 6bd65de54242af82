import type { partyReportActions } from '../../shared/finance/partyReports'
import type { statementShareActions } from '../../shared/finance/statementShare'
import type { Input } from '../../shared/kernel/contract'
import { dec, moneyText, sum } from '../../shared/kernel/money'
import { refuse } from '../../shared/kernel/refusal'
import type { Context } from '../kernel/context'
import type { Tx } from '../kernel/db'
import { newId } from '../kernel/ids'
import { limitAttempts } from '../kernel/limit'
import { SIDES, seenSide } from '../kernel/sides'
import { insert, sql, update, valuesOf } from '../kernel/sql'
import { shareOf, shareToken } from '../kernel/token'

type Shares = typeof statementShareActions
type PartySide = Input<Shares['statement.share']>['side']
type Verdicts = Input<Shares['statement.confirm']>['rows']

const MOST_LINES = 5000
const VALID_DAYS = 30
const DAY = 86_400_000

interface Wanted {
  party: string
  side: PartySide
  from: string
  to: string
}

/**
 * 对账单: opening, every document that changed what a party owes or is owed, and closing, with what was said of each line;
 * what moves within the side is left out. Refuses TOO_LARGE for more than 5,000 lines.
 */
async function statementOf(tx: Tx, company: string, { party, side, from, to }: Wanted) {
  const { accounts, sign } = SIDES[side]
  const mine = sql`e.party = ${party} AND e.account IN (${accounts})`
  const [parties, before, lines] = await tx.all([
    sql`SELECT p.name, b.name AS companyName FROM party p JOIN book b ON b.company = p.company WHERE p.company = ${company} AND p.id = ${party}`,
    sql`SELECT COALESCE(SUM(e.amount), 0) AS opening FROM party_entry e WHERE e.company = ${company} AND ${mine} AND e.date < ${from}`,
    sql`SELECT e.*, v.verdict, v.note AS verdictNote, v.saidBy AS verdictBy, v.at AS verdictAt FROM (
        SELECT e.company, e.posting, e.date, p.document, d.kind, d.number, p.act = 'void' AS reversal, d.summary, d.note, SUM(e.amount) AS amount FROM party_entry e
        JOIN posting p ON p.company = e.company AND p.number = e.posting JOIN document d ON d.company = p.company AND d.id = p.document
        WHERE e.company = ${company} AND ${mine} AND e.date BETWEEN ${from} AND ${to}
        GROUP BY e.company, e.posting, e.date, p.document, d.kind, d.number, p.act, d.summary, d.note HAVING amount <> 0) e
      LEFT JOIN statement_verdict v ON v.company = e.company AND v.party = ${party} AND v.side = ${side} AND v.posting = e.posting
      ORDER BY e.date, e.posting LIMIT ${MOST_LINES + 1}`,
  ])
  if (lines!.length > MOST_LINES) throw refuse('TOO_LARGE', { limit: MOST_LINES })
  const opening = dec(before![0]!.opening).times(sign)
  let balance = opening
  const rows = lines!.map(({ company: _company, amount, reversal, ...row }) => {
    const change = dec(amount).times(sign)
    balance = balance.plus(change)
    return {
      ...(row as { posting: number; document: string; note: string | null }),
      reversal: reversal === 1,
      increase: moneyText(change.isNegative() ? 0 : change),
      decrease: moneyText(change.isNegative() ? change.negated() : 0),
      balance: moneyText(balance),
    }
  })
  return {
    companyName: parties![0]!.companyName as string,
    name: parties![0]!.name as string,
    opening: moneyText(opening),
    increase: moneyText(sum(rows.map((row) => row.increase))),
    decrease: moneyText(sum(rows.map((row) => row.decrease))),
    closing: moneyText(balance),
    rows,
  }
}

function checkDays({ from, to }: { from: string; to: string }): void {
  if (from > to) throw refuse('INVALID', { issues: [{ path: 'to', message: '结束日期早于开始日期' }] })
}

/** The statement for a person who may see the balances of its side. */
export async function show(ctx: Context, input: Input<(typeof partyReportActions)['partyReport.statement']>) {
  seenSide(ctx, input.side)
  checkDays(input)
  return (await statementOf(ctx.tx, ctx.company, input)) as never
}

/** Makes a link to one statement, that holds for 30 days unless said otherwise. */
export async function share(ctx: Context, input: Input<Shares['statement.share']>) {
  seenSide(ctx, input.side)
  checkDays(input)
  const id = newId()
  const expiresAt = new Date(ctx.now.getTime() + (input.validDays ?? VALID_DAYS) * DAY)
  const row = {
    id,
    party: input.party,
    side: input.side,
    fromDay: input.from,
    toDay: input.to,
    expiresAt,
    createdBy: ctx.me.id,
    createdAt: ctx.now,
  }
  ctx.tx.later(insert('statement_share', ctx.company, Object.keys(row), [Object.values(row)]))
  ctx.did('party', input.party, undefined, { side: input.side, from: input.from, to: input.to, expiresAt: expiresAt.toISOString() })
  return { id, token: shareToken(ctx.company, id), expiresAt: expiresAt.toISOString() }
}

/** The links to statements of a party, newest first. */
export async function shares(ctx: Context, input: Input<Shares['statement.shares']>) {
  seenSide(ctx, input.side)
  const rows = await ctx.tx.rows(sql`SELECT s.id, s.fromDay AS \`from\`, s.toDay AS \`to\`, m.name AS madeByName, s.createdAt, s.expiresAt,
      s.revokedAt IS NULL AND s.expiresAt > ${ctx.now} AS valid, (SELECT MAX(v.at) FROM statement_verdict v WHERE v.company = s.company AND v.share = s.id) AS answeredAt
    FROM statement_share s JOIN member m ON m.company = s.company AND m.id = s.createdBy
    WHERE s.company = ${ctx.company} AND s.party = ${input.party} AND s.side = ${input.side} ORDER BY s.id DESC LIMIT 200`)
  return { rows: rows.map((row) => ({ ...row, valid: row.valid === 1 })) as never }
}

/** Takes a link back: it shows nothing any more. */
export async function revoke(ctx: Context, { id }: Input<Shares['statement.revoke']>) {
  const [row] = await ctx.tx.rows(sql`SELECT party, revokedAt FROM statement_share WHERE company = ${ctx.company} AND id = ${id}`)
  if (!row) throw refuse('NOT_FOUND', { what: 'statementShare', id })
  if (!row.revokedAt) ctx.tx.later(update('statement_share', ctx.company, id, { revokedAt: ctx.now }))
  ctx.did('party', row.party, undefined, { revoked: id })
  return { id }
}

/** What staff found when they compared lines with the party. */
export async function confirm(ctx: Context, input: Input<Shares['statement.confirm']>) {
  seenSide(ctx, input.side)
  const posts = await linesAmong(ctx.tx, ctx.company, input.party, input.side, input.rows)
  say(ctx, ctx.company, { ...input, rows: posts, saidBy: ctx.me.name, member: ctx.me.id, share: null })
  ctx.did('party', input.party, undefined, { agreed: posts.filter(({ verdict }) => verdict === 'agreed').length, lines: posts.length })
  return { count: posts.length }
}

/** The verdicts on postings that have entries of this party and side. Refuses NOT_FOUND for any other. */
async function linesAmong(tx: Tx, company: string, party: string, side: PartySide, rows: Verdicts, days?: { from: string; to: string }) {
  if (rows.length === 0) throw refuse('INVALID', { issues: [{ path: 'rows', message: '请选择要核对的行' }] })
  const { from, to } = days ?? { from: '1900-01-01', to: '2999-12-31' }
  const known =
    await tx.rows(sql`SELECT DISTINCT posting FROM party_entry WHERE company = ${company} AND party = ${party} AND account IN (${SIDES[side].accounts})
    AND date BETWEEN ${from} AND ${to} AND posting IN (${rows.map(({ posting }) => posting)})`)
  const postings = new Set(known.map(({ posting }) => posting as number))
  const stray = rows.find(({ posting }) => !postings.has(posting))
  if (stray) throw refuse('NOT_FOUND', { what: 'posting', id: String(stray.posting) })
  return rows
}

/** Writes what was said; said again, the last word counts. */
function say(
  ctx: Context,
  company: string,
  said: { party: string; side: PartySide; rows: Verdicts; saidBy: string; member: string | null; share: string | null },
): void {
  const rows = said.rows.map(({ posting, verdict, note }) => [
    company,
    said.party,
    said.side,
    posting,
    verdict,
    note?.trim() || null,
    said.saidBy,
    said.member,
    said.share,
    ctx.now,
  ])
  ctx.tx.later(sql`INSERT INTO statement_verdict (company, party, side, posting, verdict, note, saidBy, member, share, at) VALUES ${valuesOf(rows)}
    ON DUPLICATE KEY UPDATE verdict = VALUES(verdict), note = VALUES(note), saidBy = VALUES(saidBy), member = VALUES(member), share = VALUES(share), at = VALUES(at)`)
}

/** The statement a link shows. Refuses LINK_CLOSED for one that is forged, expired or taken back, without saying which. */
async function shared(ctx: Context, token: string) {
  const named = shareOf(token)
  const [row] = named
    ? await ctx.tx.rows(sql`SELECT party, side, fromDay, toDay, expiresAt FROM statement_share
        WHERE company = ${named.company} AND id = ${named.share} AND revokedAt IS NULL AND expiresAt > ${ctx.now}`)
    : []
  if (!named || !row) throw refuse('LINK_CLOSED', {})
  const wanted: Wanted = { party: row.party, side: row.side, from: row.fromDay, to: row.toDay }
  return { ...named, wanted, expiresAt: row.expiresAt as string }
}

const countOpening = (ctx: Context): Promise<void> =>
  limitAttempts(`statement:${ctx.caller.ip ?? ctx.caller.openid ?? '-'}`, 120, 15, ctx.now)

/** For whoever holds the link: this statement and nothing else, without what our people noted. */
export async function open(ctx: Context, { token }: Input<Shares['statement.open']>) {
  await countOpening(ctx)
  const { company, wanted, expiresAt } = await shared(ctx, token)
  const { rows, ...statement } = await statementOf(ctx.tx, company, wanted)
  const seen = rows.map(({ document: _document, note: _note, ...row }) => row)
  return { ...statement, side: wanted.side, from: wanted.from, to: wanted.to, expiresAt, rows: seen } as never
}

/** What the holder of the link says of its lines, under the name they give. */
export async function answer(ctx: Context, { token, name, rows }: Input<Shares['statement.answer']>) {
  await countOpening(ctx)
  const { company, share: id, wanted } = await shared(ctx, token)
  const lines = await linesAmong(ctx.tx, company, wanted.party, wanted.side, rows, wanted)
  say(ctx, company, { ...wanted, rows: lines, saidBy: name, member: null, share: id })
  return { count: lines.length }
}
