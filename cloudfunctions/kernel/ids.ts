import { randomInt } from 'node:crypto'

const EPOCH = Date.UTC(2026, 0, 1)
const node = BigInt(randomInt(1024))
let last = 0
let sequence = 0

/**
 * A time-ordered 64-bit id: 41 bits of milliseconds since 2026, 10 bits of instance, 12 bits of sequence. It never runs
 * backwards within an instance; a clash of two instances is caught by the primary key and the transaction repeated.
 */
export function newId(): string {
  const now = Math.max(Date.now() - EPOCH, last)
  sequence = now === last ? sequence + 1 : 0
  last = now
  if (sequence === 4096) {
    last += 1
    sequence = 0
  }
  return ((BigInt(last) << 22n) | (node << 12n) | BigInt(sequence)).toString()
}
