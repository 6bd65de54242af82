import type { Answer } from '../../shared/kernel/refusal'
import type { Envelope } from '../../shared/kernel/contract'

/**
 * What a platform does for us. Each file of this folder exists twice, `.weapp` and `.h5`, with the same exports;
 * the types they share live here.
 */

/** Either the service answered (yes or no), or nobody knows whether it did anything. */
export type Reply = { answered: true; answer: Answer } | { answered: false; reason: 'offline' | 'timeout' | 'unreachable' }

export type Send = (module: string, envelope: Envelope, token: string | null) => Promise<Reply>

/** After this long a call counts as not answered. */
export const CALL_TIMEOUT = 20_000

/** What a scan turned out to be; each sounds and feels different. */
export type Heard = 'hit' | 'unknown' | 'duplicate'

export interface ChosenFile {
  name: string
  size: number
  /** A File in the browser, a temporary path in WeChat. */
  source: unknown
}

/** What a page does with a sheet that was signed. */
export interface SignatureHandle {
  clear: () => void
  picture: () => Promise<ChosenFile | null>
}

export interface SignaturePadProps {
  handle: { current: SignatureHandle | null }
}

export interface Upload {
  company: string
  token: string | null
  file: ChosenFile
  /** The small picture of a picture. */
  thumbnail?: string
  onProgress?: (percent: number) => void
}

export const isAnswer = (value: unknown): value is Answer =>
  typeof value === 'object' && value !== null && typeof (value as { ok?: unknown }).ok === 'boolean'
