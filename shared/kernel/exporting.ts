import { command } from './contract'
import * as f from './fields'

export const EXPORT_FORMATS = { xlsx: 'Excel', csv: 'CSV' } as const

/**
 * The action that makes a table a file people take away: which of its tables, in which format, for which criteria. The
 * rows are asked for later, in the rights of who asked (cloudfunctions/kernel/tableExport.ts makes them).
 */
export const exportAction = <const T extends Record<string, string>, S extends f.Shape>(declared: {
  label: string
  permission: string
  /** Name and Chinese title of each table. */
  tables: T
  criteria: S
}) =>
  command({
    label: declared.label,
    permission: declared.permission,
    input: f.object('导出', {
      report: f.choice('报表', declared.tables),
      format: f.optional(f.choice('格式', EXPORT_FORMATS)),
      ...declared.criteria,
    }),
    output: f.object('结果', { job: f.ref('job', '后台任务') }),
  })
