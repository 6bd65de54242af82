import { DATASETS, type Dataset } from '../../shared/report/datasets'
import { refuse } from '../../shared/kernel/refusal'
import type { Context } from './context'
import { fixed, join, NOTHING, sql } from './sql'

export interface ReportInput {
  dataset: string
  dimensions: string[]
  measures: string[]
  from?: string | null
  to?: string | null
  limit?: number | null
}

/** Parts of a dataset by the names people chose; INVALID a name there is not. */
export const pick = <T>(options: Record<string, T>, names: readonly string[], path: string): [string, T][] =>
  names.map((name, index) => {
    const option = Object.hasOwn(options, name) ? options[name] : undefined
    if (!option) throw refuse('INVALID', { issues: [{ path: `${path}.${index}`, message: '没有这个维度或指标' }] })
    return [name, option]
  })

/**
 * Compiles a query on a declared dataset: people choose names, the SQL is the declaration's own text. Company, the
 * permission's scope and masks are added here, so that no report can leave them out.
 */
export async function runDataset(ctx: Context, input: ReportInput) {
  const dataset = Object.hasOwn(DATASETS, input.dataset) ? DATASETS[input.dataset]! : undefined
  if (!dataset) throw refuse('NOT_FOUND', { what: 'dataset', id: input.dataset })
  ctx.demand(dataset.permission)
  const dimensions = pick(dataset.dimensions, input.dimensions, 'dimensions')
  const measures = pick(dataset.measures, input.measures, 'measures')
  if (measures.length === 0) throw refuse('INVALID', { issues: [{ path: 'measures', message: '至少选择一个指标' }] })
  for (const [, measure] of measures) if (measure.mask) ctx.demand(measure.mask)
  const columns = [
    ...dimensions.flatMap(([name, dimension]) => [
      fixed(`${dimension.sql} AS \`${name}\``),
      ...(dimension.name ? [fixed(`${dimension.name} AS \`${name}Name\``)] : []),
    ]),
    ...measures.map(([name, measure]) => fixed(`${measure.sql} AS \`${name}\``)),
  ]
  const groups = dimensions.flatMap(([, dimension]) => [fixed(dimension.sql), ...(dimension.name ? [fixed(dimension.name)] : [])])
  const joins = [...new Set([...dimensions, ...measures].map(([, part]) => part.join).filter((text): text is string => Boolean(text)))]
  const rows = await ctx.tx.rows(sql`SELECT ${join(columns, ', ')} FROM ${fixed([dataset.from, ...joins].join(' '))}
    WHERE d.company = ${ctx.company} AND ${fixed(dataset.where)} ${within(ctx, dataset)}
    ${input.from ? sql`AND d.date >= ${input.from}` : NOTHING} ${input.to ? sql`AND d.date <= ${input.to}` : NOTHING}
    ${groups.length ? sql`GROUP BY ${join(groups, ', ')}` : NOTHING} ORDER BY ${fixed(`\`${measures[0]![0]}\``)} DESC LIMIT ${input.limit ?? 100}`)
  return { rows }
}

const within = (ctx: Context, dataset: Dataset) =>
  ctx.scope(dataset.permission) === 'own' ? sql`AND (d.madeBy = ${ctx.me.id} OR d.employee = ${ctx.me.id})` : NOTHING
