import type { CellStyle, WriteSheet } from 'hucre'
import { writeXlsx } from 'hucre/xlsx'
import { spreadsheetNumber } from '../../../shared/kernel/money'
import type { SheetColumn, StatementSheet } from '../../../shared/finance/statementSheet'

const LINE = { style: 'thin' as const }
const BOX = { top: LINE, bottom: LINE, left: LINE, right: LINE }
const MONEY = '#,##0.00;-#,##0.00;""'
/** Characters of a column that has the whole width of the page. */
const WIDE = 100

/** The forms as a workbook: title, number and unit above, the table with its borders, fitted to one page each. */
export async function statementWorkbook(company: string, sheets: readonly StatementSheet[]): Promise<Uint8Array> {
  return (await writeXlsx({ sheets: sheets.map((sheet) => worksheet(company, sheet)) })) as Uint8Array
}

function worksheet(company: string, { title, number, when, columns, rows }: StatementSheet): WriteSheet {
  const last = columns.length - 1
  const wide = columns.reduce((total, { share }) => total + share, 0)
  const blank = (): (string | null)[] => columns.map(() => null)
  const at = (row: (string | null)[], index: number, text: string) => {
    row[index] = text
    return row
  }
  const above = [
    at(blank(), 0, title),
    at(blank(), last, number),
    at(at(at(blank(), 0, `编制单位：${company}`), Math.floor(last / 2), when), last, '单位：元'),
  ]
  const table = [columns.map((column) => column.title), ...rows.map(({ cells }) => cells)]
  const cells = new Map<string, { style: CellStyle }>()
  cells.set('0,0', { style: { font: { bold: true, size: 16 }, alignment: { horizontal: 'center' } } })
  cells.set(`1,${last}`, { style: { alignment: { horizontal: 'right' } } })
  cells.set(`2,${last}`, { style: { alignment: { horizontal: 'right' } } })
  for (const index of table.keys())
    for (const [place, column] of columns.entries()) {
      const strong = index === 0 || rows[index - 1]!.strong
      cells.set(`${above.length + index},${place}`, { style: styleOf(column, index === 0, strong) })
    }
  return {
    name: title,
    columns: columns.map(({ share }) => ({ width: Math.max(6, (WIDE * share) / wide) })),
    rows: [...above, ...table.map((row, index) => row.map((text, place) => (index === 0 ? text : cellValue(columns[place]!, text))))],
    cells,
    merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: last }],
    pageSetup: {
      paperSize: 'a4',
      orientation: columns.length > 4 ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 1,
    },
  }
}

const cellValue = ({ kind }: SheetColumn, text: string): string | number | null =>
  text === '' ? null : kind === 'text' ? text : spreadsheetNumber(text)

function styleOf({ kind }: SheetColumn, head: boolean, strong: boolean): CellStyle {
  const horizontal = head || kind === 'line' ? 'center' : kind === 'money' ? 'right' : 'left'
  return {
    border: BOX,
    alignment: { horizontal, wrapText: kind === 'text' },
    ...(strong && { font: { bold: true } }),
    ...(kind === 'money' && !head && { numFmt: MONEY }),
  }
}
