import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { writeXlsxStream } from 'hucre/xlsx'
import { spreadsheetNumber } from '../../../shared/kernel/money'

/** A column of a table people take away; `number` for decimals, which become numbers where Excel keeps every digit. */
export interface WorkbookColumn {
  header: string
  kind: 'text' | 'number'
}

export type WorkbookFormat = 'xlsx' | 'csv'

type Cells = readonly (string | null | undefined)[]

/** Excel's own bound for a cell. */
const LONGEST_CELL = 32_767

/**
 * Writes rows as they come into a file, so that memory stays the same however many there are; answers their number.
 * A text that begins like a formula stays a text: in XLSX by its type, in CSV behind an apostrophe.
 */
export async function writeTable(
  file: string,
  format: WorkbookFormat,
  title: string,
  columns: readonly WorkbookColumn[],
  rows: AsyncIterable<Cells>,
): Promise<number> {
  let written = 0
  async function* counted() {
    for await (const row of rows) {
      written += 1
      yield row
    }
  }
  const source = format === 'csv' ? csvLines(columns, counted()) : Readable.fromWeb(workbook(title, columns, counted()) as never)
  await pipeline(source, createWriteStream(file))
  return written
}

function workbook(title: string, columns: readonly WorkbookColumn[], rows: AsyncIterable<Cells>) {
  async function* values() {
    for await (const row of rows) yield columns.map(({ kind }, index) => cellOf(kind, row[index]))
  }
  const name = title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 25)
  return writeXlsxStream(values(), { name, columns: columns.map(({ header }) => ({ header })), freezePane: { rows: 1 } })
}

function cellOf(kind: WorkbookColumn['kind'], value: string | null | undefined) {
  if (value === null || value === undefined || value === '') return null
  return kind === 'number' ? spreadsheetNumber(value) : value.slice(0, LONGEST_CELL)
}

async function* csvLines(columns: readonly WorkbookColumn[], rows: AsyncIterable<Cells>) {
  // Excel takes a file without the mark for one in the system's own encoding.
  yield `\ufeff${columns.map(({ header }) => quoted(header)).join(',')}\r\n`
  for await (const row of rows) yield `${columns.map(({ kind }, index) => csvCell(kind, row[index])).join(',')}\r\n`
}

const csvCell = (kind: WorkbookColumn['kind'], value: string | null | undefined): string =>
  kind === 'number' ? (value ?? '') : quoted(/^[=+\-@\t\r]/.test(value ?? '') ? `'${value}` : (value ?? ''))

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
