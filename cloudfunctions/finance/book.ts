import type { bookActions } from '../../shared/finance/bookActions'
import type { Input } from '../../shared/kernel/contract'
import { addDays, chinaDay } from '../../shared/kernel/fields'
import { dec, formatMoney, moneyText, sum } from '../../shared/kernel/money'
import { refuse } from '../../shared/kernel/refusal'
import { documentKinds } from '../../shared/registry'
import type { Context } from '../kernel/context'
import { sql } from '../kernel/sql'

type Actions = typeof bookActions

const OPENING = documentKinds.filter(({ opens }) => opens).map(({ kind }) => kind)
const RETAINED = '3104'
const invalid = (path: string, message: string) => refuse('INVALID', { issues: [{ path, message }] })

/** What stood on the accounts when the books began, as far as it was entered. */
export async function show(ctx: Context) {
  const { startsOn, opened } = ctx.book!
  const [rows, unposted] = await ctx.tx.all([
    sql`SELECT j.account, a.name, SUM(j.debit - j.credit) AS balance FROM journal_line j JOIN posting p ON p.company = j.company AND p.number = j.posting
      JOIN document d ON d.company = p.company AND d.id = p.document JOIN ledger_account a ON a.company = j.company AND a.code = j.account
      WHERE j.company = ${ctx.company} AND d.kind IN (${OPENING}) GROUP BY j.account, a.name HAVING SUM(j.debit - j.credit) <> 0 ORDER BY j.account`,
    sql`SELECT COUNT(*) AS count FROM document WHERE company = ${ctx.company} AND kind IN (${OPENING}) AND state IN ('draft', 'submitted')`,
  ])
  const of = (...classes: string[]) =>
    sum(rows!.filter(({ account }) => account !== RETAINED && classes.includes(account[0])).map(({ balance }) => balance))
  return {
    startsOn,
    opened,
    rows: rows!.filter(({ account }) => account !== RETAINED) as never,
    assets: moneyText(of('1', '4')),
    liabilities: moneyText(of('2').negated()),
    equity: moneyText(of('3', '5').negated()),
    retained: retainedOf(rows as never),
    unposted: Number.parseInt(unposted![0]!.count, 10),
  }
}

const retainedOf = (rows: readonly { account: string; balance: string }[]): string =>
  moneyText(dec(rows.find(({ account }) => account === RETAINED)?.balance ?? 0).negated())

/** Sets the day the books begin. Refuses INVALID once they are open, for a day to come, and where something is dated on the wrong side of it. */
export async function start(ctx: Context, { startsOn }: Input<Actions['book.start']>) {
  await ctx.tx.flush()
  if (ctx.book!.opened) throw invalid('startsOn', '账套已启用，启用日期不能再改')
  const today = chinaDay(ctx.now)
  if (startsOn > addDays(today, 1)) throw invalid('startsOn', `启用日期最晚是明天（${addDays(today, 1)}）`)
  const [found] =
    await ctx.tx.rows(sql`SELECT SUM(d.kind NOT IN (${OPENING}) AND p.date < ${startsOn}) AS early, SUM(d.kind IN (${OPENING}) AND p.date >= ${startsOn}) AS late
    FROM posting p JOIN document d ON d.company = p.company AND d.id = p.document WHERE p.company = ${ctx.company} AND d.state <> 'voided'`)
  if (dec(found?.early ?? 0).greaterThan(0)) throw invalid('startsOn', '启用日期之前已有业务单据，请选更早的日期')
  if (dec(found?.late ?? 0).greaterThan(0)) throw invalid('startsOn', '已有期初单据记在启用日期或之后，请选更晚的日期，或先红冲它们')
  ctx.tx.later(sql`UPDATE book SET startsOn = ${startsOn} WHERE company = ${ctx.company}`)
  ctx.did('book', ctx.company, { startsOn: ctx.book!.startsOn }, { startsOn })
  return {}
}

/** Opens the books: what was entered stands, and the days before the start are closed. */
export async function open(ctx: Context, { retained }: Input<Actions['book.open']>) {
  await ctx.tx.flush()
  const { startsOn, opened, closedTo } = ctx.book!
  if (opened) throw invalid('retained', '账套已经启用')
  if (!startsOn) throw invalid('retained', '先设置启用日期')
  const now = await show(ctx)
  if (now.unposted) throw invalid('retained', `还有 ${now.unposted} 张期初单据没有审核`)
  if (!dec(now.retained).equals(retained))
    throw invalid('retained', `未分配利润现在是 ${formatMoney(now.retained)}，和确认的不同，请重新核对`)
  const eve = addDays(startsOn, -1)
  lock(ctx, true, closedTo && closedTo > eve ? closedTo : eve, { retained: now.retained })
  return {}
}

/** Takes the opening back. Refuses INVALID after a period was closed: its result stands on what was opened. */
export async function reopen(ctx: Context, { reason }: Input<Actions['book.reopen']>) {
  await ctx.tx.flush()
  const { startsOn, opened, closedTo } = ctx.book!
  if (!opened || !startsOn) throw invalid('reason', '账套还没有启用')
  if (closedTo && closedTo >= startsOn) throw invalid('reason', '启用以后已结过账，先反结账')
  lock(ctx, false, null, { reason })
  return {}
}

/** The log keeps where the lock of the periods stands since, as closing does. */
function lock(ctx: Context, opened: boolean, closedTo: string | null, told: object): void {
  const before = { closedTo: ctx.book!.closedTo, opened: ctx.book!.opened }
  ctx.tx.later(sql`UPDATE book SET opened = ${opened}, closedTo = ${closedTo} WHERE company = ${ctx.company}`)
  ctx.did('period', ctx.company, before, { opened, closedTo, after: ctx.book!.last?.number ?? 0, ...told })
}
