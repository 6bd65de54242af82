import { bare, parse } from '../kernel/fields'
import { barcodesIn, type ImportColumn, type ImportKind, importColumns } from './importColumns'
import { wireOf } from './importCells'

/** A file as texts: the header and the rows that hold anything, each with its number in the file (the header is 1). */
export interface Sheet {
  header: string[]
  rows: { row: number; cells: string[] }[]
}

export interface RowIssue {
  row: number
  column?: string
  message: string
}

/** One row of an import: its clean values by field; a cell left empty is absent, and an empty cell never clears a value. */
export interface ImportRow {
  row: number
  values: Record<string, string | number | boolean>
}

/** Texts that the database holds to be the same key become equal: case, width and accents do not count. */
export const keyOf = (text: string): string => text.trim().normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** Reads every row by its columns' rules; `own` are the columns a company has beside those of the kind. Rows with an issue are not among the rows; the header's issues stand alone. */
export function readRows(kind: ImportKind, sheet: Sheet, own: readonly ImportColumn[] = []): { rows: ImportRow[]; issues: RowIssue[] } {
  const columns = placed([...importColumns[kind], ...own], sheet)
  if (columns.issues.length) return { rows: [], issues: columns.issues }
  const issues: RowIssue[] = []
  const rows: ImportRow[] = []
  const firsts = new Map<string, number>()
  for (const { row, cells } of sheet.rows) {
    const found = readRow(row, cells, columns.byIndex)
    if (found.issues.length === 0) found.issues.push(...repeats(kind, found.read, firsts))
    if (found.issues.length) issues.push(...found.issues)
    else rows.push(found.read)
  }
  return { rows, issues }
}

const plainHeader = (text: string): string => text.replace(/[*＊\s]/g, '').replace(/:/g, '：')

function placed(columns: readonly ImportColumn[], sheet: Sheet): { byIndex: Map<number, ImportColumn>; issues: RowIssue[] } {
  const byIndex = new Map<number, ImportColumn>()
  const issues: RowIssue[] = []
  for (const [index, text] of sheet.header.entries()) {
    const header = plainHeader(text)
    if (header === '' && sheet.rows.every(({ cells }) => !cells[index]?.trim())) continue
    const column = columns.find((candidate) => plainHeader(candidate.header) === header)
    if (!column)
      issues.push({
        row: 1,
        column: header.slice(0, 60) || `第 ${index + 1} 列`,
        message: `不认识的列，可用的列：${columns.map((known) => known.header).join('、')}`.slice(0, 300),
      })
    else if ([...byIndex.values()].includes(column)) issues.push({ row: 1, column: header, message: '这一列出现了两次' })
    else byIndex.set(index, column)
  }
  const present = new Set(byIndex.values())
  for (const column of columns)
    if (column.key && !present.has(column)) issues.push({ row: 1, column: column.header, message: '缺少这一列' })
  return { byIndex, issues }
}

function readRow(row: number, cells: readonly string[], columns: Map<number, ImportColumn>): { read: ImportRow; issues: RowIssue[] } {
  const read: ImportRow = { row, values: {} }
  const issues: RowIssue[] = []
  for (const [index, column] of columns) {
    const text = (cells[index] ?? '').trim()
    if (text === '') {
      if (column.key) issues.push({ row, column: column.header, message: '必填' })
      continue
    }
    const wire = wireOf(column.of, text)
    const parsed = wire.ok ? parse(bare(column.of), wire.value) : { ok: false as const, issues: [{ message: wire.message }] }
    const wrong = parsed.ok ? column.issue?.(String(parsed.value)) : null
    if (wrong) issues.push({ row, column: column.header, message: wrong })
    else if (parsed.ok) read.values[column.field] = parsed.value as string | number | boolean
    else issues.push({ row, column: column.header, message: parsed.issues[0]!.message })
  }
  return { read, issues }
}

/** What must not stand in a file twice: each entry is a namespace and the columns whose values fill it. */
const UNIQUE: Record<ImportKind, { columns: string[]; together?: true }[]> = {
  sku: [{ columns: ['code'] }, { columns: ['barcode', 'caseBarcode', 'barcodes'] }],
  unit: [{ columns: ['code', 'unit'], together: true }, { columns: ['barcode', 'barcodes'] }],
  customer: [{ columns: ['code'] }, { columns: ['name'] }],
  supplier: [{ columns: ['code'] }, { columns: ['name'] }],
  opening: [{ columns: ['warehouse', 'code', 'lotNumber'], together: true }],
  level: [{ columns: ['warehouse', 'code'], together: true }],
}

const partsOf = (field: string, value: string): string[] => (field === 'barcodes' ? barcodesIn(value) : [value])

function repeats(kind: ImportKind, { row, values }: ImportRow, firsts: Map<string, number>): RowIssue[] {
  const issues: RowIssue[] = []
  const header = (field: string) => importColumns[kind].find((column) => column.field === field)!.header
  UNIQUE[kind].forEach(({ columns, together }, space) => {
    const present = columns.filter((field) => values[field] !== undefined)
    const keys = together
      ? [{ field: columns[1]!, key: columns.map((field) => keyOf(String(values[field] ?? ''))).join('\n') }]
      : present.flatMap((field) => partsOf(field, String(values[field])).map((part) => ({ field, key: keyOf(part) })))
    for (const { field, key } of keys) {
      const place = `${space}\n${key}`
      const first = firsts.get(place)
      if (first === undefined) firsts.set(place, row)
      else issues.push({ row, column: header(field), message: first === row ? '与同一行的另一列重复' : `与第 ${first} 行重复` })
    }
  })
  return issues
}
