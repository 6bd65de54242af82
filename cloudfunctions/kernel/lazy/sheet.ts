import { refuse } from '../../../shared/kernel/refusal'
import type { Sheet } from '../../../shared/system/importRows'
import { csvRecords } from './csv'
import { type Record, xlsxRecords } from './xlsx'

/** More columns than any import has; what is wider is not a table a person made. */
const MOST_COLUMNS = 100
/** Excel's own bound for a cell. */
const LONGEST_CELL = 32_767

const unreadable = (reason: string, row?: number, column?: string) =>
  refuse('FILE_UNREADABLE', { reason, ...(row && { row }), ...(column && { column }) })

/**
 * Reads a CSV or XLSX file, told apart by content, into texts: the header and the rows that hold anything. Nothing is
 * evaluated: a text that begins with = stays that text. Refuses FILE_UNREADABLE with reason, row and column, and
 * TOO_LARGE for more rows than `maxRows`.
 */
export async function readSheet(bytes: Uint8Array, maxRows: number): Promise<Sheet> {
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw unreadable('这是旧版 .xls 或加密的文件，请另存为 .xlsx 或 .csv')
  let header: string[] | null = null
  const rows: Sheet['rows'] = []
  for await (const { row, cells } of zipped ? xlsxRecords(bytes, maxRows + 2) : csvRecords(bytes)) {
    // Rows come as wide as their last formatted cell.
    const width = cells.findLastIndex((cell) => cell !== null && cell !== undefined && cell !== '') + 1
    if (width === 0) continue
    if (width > MOST_COLUMNS) throw unreadable(`超过 ${MOST_COLUMNS} 列`, row)
    const texts = textsOf(row, cells.slice(0, width), header)
    if (texts.every((text) => text === '')) continue
    if (!header) header = texts
    else rows.push({ row, cells: texts })
    if (rows.length > maxRows) throw refuse('TOO_LARGE', { limit: maxRows })
  }
  if (!header) throw unreadable('文件里没有内容')
  return { header, rows }
}

function textsOf(row: number, cells: Record['cells'], header: readonly string[] | null): string[] {
  return cells.map((cell, index) => {
    const column = header?.[index] || `第 ${index + 1} 列`
    const text = textOf(cell, row, column)
    if (text.length > LONGEST_CELL) throw unreadable('单元格内容太长', row, column)
    return text.trim()
  })
}

function textOf(cell: Record['cells'][number], row: number, column: string): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') return cell
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  // Excel keeps 15 digits of a number: a longer code was damaged before it came here, and nobody would notice.
  if (Number.isInteger(cell) && !Number.isSafeInteger(cell))
    throw unreadable('数字超过 15 位，Excel 已丢失后面的数字；请把这一列设为文本后重新填写', row, column)
  return plain(Number.isInteger(cell) ? String(cell) : cell.toPrecision(15))
}

/** 1.5e-7 → 0.00000015: digits as people write them, without trailing zeros. */
function plain(text: string): string {
  const [mantissa = '', exponent] = text.split('e')
  if (exponent === undefined) return mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa
  const negative = mantissa.startsWith('-')
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.')
  const shift = whole.length + parseInt(exponent, 10)
  const digits = `${whole}${fraction}`
  const shifted = shift <= 0 ? `0.${'0'.repeat(-shift)}${digits}` : `${digits.padEnd(shift, '0').slice(0, shift)}.${digits.slice(shift)}`
  return `${negative ? '-' : ''}${shifted.replace(/\.?0*$/, '')}`
}
