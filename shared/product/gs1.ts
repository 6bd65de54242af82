import { endOfMonth, isDate } from '../kernel/fields'
import { isChecked } from './barcode'

/** What a GS1 code says about the goods it stands on. Dates are days, weight is kilograms, both as text. */
export interface Gs1 {
  sscc?: string
  gtin?: string
  /** The GTIN of what a logistic unit holds, with `count` of them. */
  content?: string
  lot?: string
  producedAt?: string
  packedAt?: string
  bestBefore?: string
  sellBy?: string
  expiresAt?: string
  serial?: string
  count?: string
  weight?: string
  /** Amount payable for this very piece, in yuan. */
  price?: string
  customerOrder?: string
  /** Price per unit of measure, six digits as written. */
  unitPrice?: string
  /** Application identifiers that are read over, with their text. */
  rest: Record<string, string>
}

export type Gs1Reading = { ok: true; data: Gs1 } | { ok: false; problem: string }

type Named = Exclude<keyof Gs1, 'rest'>
type Content = 'key' | 'date' | 'digits' | 'text' | 'decimal'

interface Identifier {
  /** Digits before the value; the fourth of a decimal identifier is the place of its point. */
  length: 2 | 3 | 4
  content: Content
  /** Length of the value: exact, or up to. */
  size: number
  exact: boolean
  name?: Named
}

const exact = (length: 2 | 3 | 4, content: Content, size: number, name?: Named): Identifier => ({
  length,
  content,
  size,
  exact: true,
  name,
})
const upTo = (length: 2 | 3 | 4, content: Content, size: number, name?: Named): Identifier => ({
  length,
  content,
  size,
  exact: false,
  name,
})

/** The application identifiers goods in trade carry; those without a name are only read over. */
const IDENTIFIERS: Record<string, Identifier> = {
  '00': exact(2, 'key', 18, 'sscc'),
  '01': exact(2, 'key', 14, 'gtin'),
  '02': exact(2, 'key', 14, 'content'),
  '10': upTo(2, 'text', 20, 'lot'),
  '11': exact(2, 'date', 6, 'producedAt'),
  '12': exact(2, 'date', 6),
  '13': exact(2, 'date', 6, 'packedAt'),
  '15': exact(2, 'date', 6, 'bestBefore'),
  '16': exact(2, 'date', 6, 'sellBy'),
  '17': exact(2, 'date', 6, 'expiresAt'),
  '20': exact(2, 'digits', 2),
  '21': upTo(2, 'text', 20, 'serial'),
  '22': upTo(2, 'text', 20),
  '30': upTo(2, 'digits', 8, 'count'),
  '37': upTo(2, 'digits', 8, 'count'),
  '240': upTo(3, 'text', 30),
  '241': upTo(3, 'text', 30),
  '250': upTo(3, 'text', 30),
  '310': exact(4, 'decimal', 6, 'weight'),
  '330': exact(4, 'decimal', 6),
  '392': upTo(4, 'decimal', 15, 'price'),
  '400': upTo(3, 'text', 30, 'customerOrder'),
  '401': upTo(3, 'text', 30),
  '403': upTo(3, 'text', 30),
  '410': exact(3, 'digits', 13),
  '414': exact(3, 'digits', 13),
  '420': upTo(3, 'text', 20),
  '422': exact(3, 'digits', 3),
  '7003': exact(4, 'digits', 10),
  '8005': exact(4, 'digits', 6, 'unitPrice'),
  '8008': upTo(4, 'digits', 12),
  '8020': upTo(4, 'text', 25),
  ...Object.fromEntries(Array.from({ length: 9 }, (_, index) => [String(91 + index), upTo(2, 'text', 90)])),
}

const SEPARATOR = '\x1d'
/** GS1-128, GS1 DataMatrix, GS1 QR, GS1 DataBar, GS1 DotCode: the scanner vouches that what follows is GS1. */
const VOUCHED = /^\](?:C1|d2|Q3|e0|J1)/

/** The identifier at the beginning of a text; null when there is none we know. */
function identifierAt(text: string): { written: string; known: Identifier } | null {
  for (const length of [2, 3, 4]) {
    const known = IDENTIFIERS[text.slice(0, length)]
    const written = text.slice(0, known?.length)
    if (known && written.length === known.length && /^\d+$/.test(written)) return { written, known }
  }
  return null
}

/**
 * Reads GS1-128, GS1 DataMatrix and GS1 QR: with the scanner's prefix, with FNC1 as the control character GS, or as
 * people print it, (01)…(10)…. Null for a text that is not GS1. Check digits and dates are verified; day 00 is the last
 * of its month. `today` settles the century of two-digit years.
 */
export function readGs1(text: string, today: string): Gs1Reading | null {
  const scanned = text.trim().replace(/<GS>|\u241d/g, SEPARATOR)
  const vouched = VOUCHED.test(scanned)
  const body = scanned.replace(VOUCHED, '')
  if (/^\(\d{2,4}\)/.test(body)) return collected(printedParts(body), today)
  const plain = body.replace(/^\x1d+/, '')
  const certain = vouched || body.includes(SEPARATOR)
  const keyed = (/^01\d{14}/.test(plain) && isChecked(plain.slice(2, 16))) || (/^00\d{18}$/.test(plain) && isChecked(plain.slice(2)))
  if (!certain && !keyed) return null
  return collected(scannedParts(plain), today)
}

type Parts = { written: string; known: Identifier; value: string }[] | string

function printedParts(body: string): Parts {
  const parts: Exclude<Parts, string> = []
  for (const [, written, value] of body.replaceAll(SEPARATOR, '').matchAll(/\((\d{2,4})\)(.*?)(?=\(\d{2,4}\)|$)/gs)) {
    const found = identifierAt(written!)
    if (!found || found.written !== written) return `不认识的应用标识符 (${written})`
    parts.push({ ...found, value: value!.trim() })
  }
  return parts
}

function scannedParts(body: string): Parts {
  const parts: Exclude<Parts, string> = []
  let left = body
  while (left) {
    const found = identifierAt(left)
    if (!found) return `不认识的应用标识符 ${left.slice(0, 4)}`
    const after = left.slice(found.written.length)
    const end = after.indexOf(SEPARATOR)
    const whole = end < 0 ? after : after.slice(0, end)
    const value = whole.slice(0, found.known.exact ? found.known.size : undefined)
    parts.push({ ...found, value })
    left = after.slice(value.length).replace(/^\x1d+/, '')
  }
  return parts
}

function collected(parts: Parts, today: string): Gs1Reading {
  if (typeof parts === 'string') return { ok: false, problem: parts }
  if (parts.length === 0) return { ok: false, problem: '没有内容' }
  const data: Gs1 = { rest: {} }
  for (const { written, known, value } of parts) {
    const read = readValue(written, known, value, today)
    if ('problem' in read) return { ok: false, problem: `(${written}) ${read.problem}` }
    if (!known.name) data.rest[written] = read.text
    else if (data[known.name] !== undefined && data[known.name] !== read.text) return { ok: false, problem: `(${written}) 出现了两次` }
    else data[known.name] = read.text
  }
  return { ok: true, data }
}

type Read = { text: string } | { problem: string }

function readValue(written: string, known: Identifier, value: string, today: string): Read {
  const fits = known.exact ? value.length === known.size : value.length >= 1 && value.length <= known.size
  if (!fits) return { problem: known.exact ? `应为 ${known.size} 位` : `应为 1 到 ${known.size} 位` }
  if (known.content === 'text') return /[\u0000-\u001f\u007f]/.test(value) ? { problem: '含有控制字符' } : { text: value }
  if (!/^\d+$/.test(value)) return { problem: '应为数字' }
  if (known.content === 'key') return isChecked(value) ? { text: value } : { problem: '校验位不对' }
  if (known.content === 'date') return dayOf(value, today)
  if (known.content === 'decimal') return pointed(value, written.charCodeAt(3) - 48)
  return { text: value.replace(/^0+(?=\d)/, '') }
}

/** YYMMDD; a year more than 50 back or 49 ahead belongs to the other century, as GS1 says. */
function dayOf(value: string, today: string): Read {
  const year = parseInt(value.slice(0, 2), 10)
  const now = parseInt(today.slice(0, 4), 10)
  const ahead = year - (now % 100)
  const century = now - (now % 100) + (ahead >= 51 ? -100 : ahead <= -50 ? 100 : 0)
  const month = `${century + year}-${value.slice(2, 4)}`
  const problem = { problem: `日期 ${value} 不存在` }
  if (!isDate(`${month}-01`)) return problem
  const day = value.endsWith('00') ? endOfMonth(`${month}-01`) : `${month}-${value.slice(4)}`
  return isDate(day) ? { text: day } : problem
}

/** Digits with an implied point: 001250 with three places is 1.250, written 1.25. */
function pointed(value: string, places: number): Read {
  if (places > value.length) return { problem: '小数位太多' }
  const whole = value.slice(0, value.length - places).replace(/^0+(?=\d)/, '') || '0'
  const fraction = value.slice(value.length - places).replace(/0+$/, '')
  return { text: fraction ? `${whole}.${fraction}` : whole }
}

/** What a text of GS1's own characters may hold; anything else cannot be written into a code. */
const WRITABLE = /^[!-"%-/0-9:-?A-Z_a-z]{1,20}$/

export interface Gs1Content {
  gtin: string
  lot?: string | null
  producedAt?: string | null
  expiresAt?: string | null
  serial?: string | null
}

/** The element string (01)…(17)…(10)… of goods; null where lot or serial hold what GS1 cannot write, Chinese for one. */
export function gs1Text({ gtin, lot, producedAt, expiresAt, serial }: Gs1Content): string | null {
  if ([lot, serial].some((text) => text && !WRITABLE.test(text))) return null
  const day = (date: string): string => date.slice(2).replaceAll('-', '')
  return [
    `(01)${gtin}`,
    producedAt ? `(11)${day(producedAt)}` : '',
    expiresAt ? `(17)${day(expiresAt)}` : '',
    lot ? `(10)${lot}` : '',
    serial ? `(21)${serial}` : '',
  ].join('')
}
