import type { Input } from '../../shared/kernel/contract'
import { reportContract } from '../../shared/report/contract'
import { DATASETS, type Dimension, type Measure } from '../../shared/report/datasets'
import type { Context } from '../kernel/context'
import { pick, runDataset } from '../kernel/query'
import { type ExportTable, once, tableExport, type TableColumn } from '../kernel/tableExport'

const action = reportContract.actions['report.export']
type Criteria = Input<typeof action>

const NUMBERS = ['money', 'quantity', 'price', 'integer']
const columnOf = (name: string, { label, kind, ...part }: Dimension | Measure): TableColumn => ({
  header: label,
  kind: NUMBERS.includes(kind) ? 'number' : 'text',
  // A reference is read by its name.
  cell: (row) => row['name' in part && part.name ? `${name}Name` : name],
})

/** A dataset as a table: what it is grouped by in words, and the figures this person may see. */
function tableOf(dataset: string): ExportTable<Criteria> {
  const { permission, dimensions, measures } = DATASETS[dataset]!
  const seen = (ctx: Context, { measures: chosen }: Criteria) =>
    chosen.filter((name) => !measures[name]?.mask || ctx.may(measures[name].mask))
  return {
    permission,
    columns: (ctx, criteria) =>
      [...pick(dimensions, criteria.dimensions, 'dimensions'), ...pick(measures, seen(ctx, criteria), 'measures')].map(([name, part]) =>
        columnOf(name, part),
      ),
    rows: (ctx, criteria) => once(runDataset(ctx, { ...criteria, dataset, measures: seen(ctx, criteria), limit: MOST })),
  }
}

const MOST = 200_001

/** The datasets as files. */
export const reportExport = tableExport({
  kind: 'report.export',
  action,
  tables: { sales: tableOf('sales'), purchases: tableOf('purchases') },
})
