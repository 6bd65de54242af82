/** A printer a phone can reach: over Bluetooth Low Energy, or in the shop's own network (port 9100 as a rule). */
export type Printer = { kind: 'bluetooth'; id: string; name: string } | { kind: 'network'; host: string; port: number; name: string }

/** Why nothing came out: the page has a sentence for each. */
export type PrintProblem = 'noBluetooth' | 'noDirectPrinting' | 'notReached' | 'notAPrinter' | 'interrupted'

export class PrintError extends Error {
  constructor(readonly problem: PrintProblem) {
    super(problem)
    this.name = 'PrintError'
  }
}

export interface Characteristic {
  service: string
  uuid: string
  write: boolean
}

/** What a radio can do; the phone's own one, or a test's. */
export interface Radio {
  connect(): Promise<void>
  characteristics(): Promise<Characteristic[]>
  write(to: Characteristic, bytes: ArrayBuffer): Promise<void>
  disconnect(): Promise<void>
}

/** Longer writes get lost without a word on many phones. */
const PIECE = 20
const MOST_TRIES = 3
/** A printer's buffer empties slower than a phone fills it, and Android refuses a write right after another. */
const BREATH = 20

export const piecesOf = (bytes: Uint8Array): ArrayBuffer[] => {
  const pieces: ArrayBuffer[] = []
  for (let at = 0; at < bytes.length; at += PIECE) pieces.push(bytes.slice(at, at + PIECE).buffer as ArrayBuffer)
  return pieces
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/**
 * Sends bytes to a printer over Bluetooth, one piece after the other, each tried again before giving up; the connection
 * is closed whatever happens. Throws PrintError.
 */
export async function sendOver(radio: Radio, bytes: Uint8Array, onProgress?: (percent: number) => void, breath = BREATH): Promise<void> {
  await radio.connect().catch(() => {
    throw new PrintError('notReached')
  })
  try {
    const all = await radio.characteristics().catch(() => [])
    const target = all.find(({ write }) => write)
    if (!target) throw new PrintError('notAPrinter')
    const pieces = piecesOf(bytes)
    for (const [index, piece] of pieces.entries()) {
      await persistently(() => radio.write(target, piece), breath)
      await pause(breath)
      onProgress?.(Math.floor(((index + 1) / pieces.length) * 100))
    }
  } finally {
    await radio.disconnect().catch(() => {})
  }
}

async function persistently(write: () => Promise<void>, breath: number): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write()
    } catch {
      if (attempt === MOST_TRIES) throw new PrintError('interrupted')
      await pause(breath * 5 * attempt)
    }
  }
}
