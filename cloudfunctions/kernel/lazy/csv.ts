import { parse } from 'csv-parse/sync'
import { refuse } from '../../../shared/kernel/refusal'
import type { Record } from './xlsx'

const REASONS: { [code: string]: string } = {
  CSV_QUOTE_NOT_CLOSED: '引号没有闭合',
  CSV_RECORD_INCONSISTENT_FIELDS_LENGTH: '这一行的列数与表头不同',
  CSV_INVALID_CLOSING_QUOTE: '引号后面有多余的内容',
  INVALID_OPENING_QUOTE: '内容中间出现了引号',
}

/** The records of a CSV file with the number each row has in a spreadsheet; the whole file must be well formed. */
export function* csvRecords(bytes: Uint8Array): Generator<Record> {
  const text = decode(bytes)
  if (text.includes('\0')) throw refuse('FILE_UNREADABLE', { reason: '不是文本文件' })
  yield* parsed(text)
}

type Found = { record: string[]; info: { records: number; empty_lines: number } }[]

function parsed(text: string): Record[] {
  let whole = 0
  const seen = (record: Found[number], { lines }: { lines: number }) => {
    whole = lines
    return record
  }
  try {
    const found = parse(text, {
      delimiter: delimiterOf(text),
      info: true,
      skip_empty_lines: true,
      on_record: seen as never,
    }) as unknown as Found
    return found.map(({ record, info }) => ({ row: info.records + info.empty_lines, cells: record }))
  } catch (error) {
    const { code = '', lines, column } = error as { code?: string; lines?: number; column?: number }
    const reason = REASONS[code]
    if (!reason) throw error
    // An open quote is noticed at the end of the file, long after the row where it stands.
    const row = code === 'CSV_QUOTE_NOT_CLOSED' ? whole + 1 : lines
    const named = code !== 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH' && column !== undefined ? `第 ${column + 1} 列` : undefined
    throw refuse('FILE_UNREADABLE', { reason, ...(row && { row }), ...(named && { column: named }) })
  }
}

// Excel saves "Unicode text" with tabs, and CSV with semicolons on some systems.
function delimiterOf(text: string): string {
  const first = text.slice(0, text.search(/[\r\n]|$/))
  return [',', '\t', ';'].find((candidate) => first.includes(candidate)) ?? ','
}

/** BOM, else UTF-8 where it is flawless, else GB18030, which Chinese Excel writes. */
function decode(bytes: Uint8Array): string {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return decodedAs('utf-8', bytes)
  if (a === 0xff && b === 0xfe) return decodedAs('utf-16le', bytes)
  if (a === 0xfe && b === 0xff) return decodedAs('utf-16be', bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return decodedAs('gb18030', bytes)
  }
}

function decodedAs(encoding: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw refuse('FILE_UNREADABLE', { reason: `文字编码损坏（${encoding}）` })
  }
}
