import { createHash, createHmac } from 'node:crypto'
import type { Row } from './db'
import { secret } from './secret'

/**
 * What proves the operation log: each row carries a code over all it says, and a seal over the codes of the rows it covers
 * and over the seal before it. The key is kept outside the database (LOG_SECRET, or else TOKEN_SECRET), so whoever can
 * write to the database cannot write a row that fits.
 */
export const LOGGED = [
  'id',
  'request',
  'member',
  'person',
  'channel',
  'ip',
  'at',
  'module',
  'action',
  'hash',
  'outcome',
  'code',
  'subjectKind',
  'subject',
  'was',
  'became',
  'answer',
] as const

const keyed = (what: string, values: readonly unknown[]): string =>
  createHmac('sha256', secret(process.env.LOG_SECRET ? 'LOG_SECRET' : 'TOKEN_SECRET'))
    .update(JSON.stringify([what, ...values]))
    .digest('base64url')

/** The code of a row, from its values in the order of LOGGED; moments as Date or as they are read back. */
export const rowMac = (company: string, values: readonly unknown[]): string => keyed('operation', [company, ...values])

export const macOfRow = (company: string, row: Row): string =>
  rowMac(
    company,
    LOGGED.map((column) => row[column]),
  )

export interface Seal {
  number: number
  previous: string
  rowCount: number
  hash: string
  at: string
}

/** The previous of the first seal. */
export const NO_SEAL = ''

export const sealMac = (company: string, { number, previous, rowCount, hash, at }: Seal): string =>
  keyed('seal', [company, number, previous, rowCount, hash, at])

/** What a seal covers: the codes of its rows, by id. */
export const hashOfRows = (macs: readonly string[]): string => createHash('sha256').update(macs.join()).digest('base64url')
