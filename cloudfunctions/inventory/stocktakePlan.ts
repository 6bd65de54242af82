import { chinaDay } from '../../shared/kernel/fields'
import { nextDay, stocktakePlan } from '../../shared/inventory/stocktakePlan'
import type { Context } from '../kernel/context'
import { enqueue, type Job, type JobKind, type Progress } from '../kernel/jobs'
import { masterHandlers } from '../kernel/master'
import { sql, update } from '../kernel/sql'
import { start } from './stocktake'

const handlers = masterHandlers('stocktakePlan', stocktakePlan)

/** Handlers of the plans; one that is saved or taken up again is set for its next day. */
export const stocktakePlanHandlers = {
  ...handlers,
  'stocktakePlan.save': async (ctx: Context, input: { nextDate: string }) => {
    const saved = await handlers['stocktakePlan.save'](ctx, input)
    schedule(ctx, saved.id, input.nextDate)
    return saved
  },
  'stocktakePlan.archive': async (ctx: Context, input: { id: string; archived: boolean }) => {
    const done = await handlers['stocktakePlan.archive'](ctx, input)
    const [plan] = await ctx.tx.rows(sql`SELECT nextDate FROM stocktake_plan WHERE company = ${ctx.company} AND id = ${input.id}`)
    if (!input.archived) schedule(ctx, input.id, plan!.nextDate)
    return done
  },
}

interface Due {
  plan: string
  date: string
}

const schedule = (ctx: Context, plan: string, date: string): string =>
  enqueue(ctx, 'stocktakePlan', { plan, date } satisfies Due, 1, new Date(`${date}T00:00:00+08:00`))

/** Opens the stocktake of a plan on its day and sets the next one. A day that the plan no longer means is left alone. */
export const stocktakePlanJob: JobKind = {
  kind: 'stocktakePlan',
  permissions: ['stocktake.save'],
  posts: false,
  async run(ctx: Context, job: Job): Promise<Progress> {
    const { plan: id, date } = job.input as Due
    const [plan] =
      await ctx.tx.rows(sql`SELECT version, archived, name, warehouse, category, frequency, nextDate, blind, thresholdRate, thresholdAmount, thresholdQuantity
      FROM stocktake_plan WHERE company = ${ctx.company} AND id = ${id} FOR UPDATE`)
    if (!plan || plan.archived || plan.nextDate !== date) return { position: null, progress: 1, total: 1, done: true }
    const { version, archived: _archived, name, frequency, nextDate: _nextDate, ...content } = plan
    // What the plan leaves open is the company's.
    const said = Object.fromEntries(Object.entries(content).filter(([, value]) => value !== null))
    const opened = await start(ctx, { ...said, title: `${name} ${date}`.slice(0, 60) } as Parameters<typeof start>[1])
    const next = nextDay(date, frequency, chinaDay(ctx.now))
    ctx.tx.later(update('stocktake_plan', ctx.company, id, { nextDate: next, version: version + 1 }))
    schedule(ctx, id, next)
    return { position: null, progress: 1, total: 1, result: { stocktake: opened.id }, done: true }
  },
}
