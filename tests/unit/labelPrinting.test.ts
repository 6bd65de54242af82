import { type Characteristic, piecesOf, PrintError, type Radio, sendOver } from '../../src/platform/printing'

const DEAF: Characteristic = { service: 'a', uuid: '1', write: false }
const INK: Characteristic = { service: 'b', uuid: '2', write: true }

/** A printer that loses writes as told, and remembers what reached it. */
class Fake implements Radio {
  received: number[] = []
  open = false
  writes = 0
  constructor(
    readonly has: Characteristic[],
    readonly loses: (write: number) => boolean = () => false,
    readonly reachable = true,
  ) {}

  async connect() {
    if (!this.reachable) throw new Error('10003')
    this.open = true
  }
  async characteristics() {
    return this.has
  }
  async write(to: Characteristic, bytes: ArrayBuffer) {
    expect([this.open, to]).toEqual([true, INK])
    expect(bytes.byteLength).toBeLessThanOrEqual(20)
    this.writes += 1
    if (this.loses(this.writes)) throw new Error('10008')
    this.received.push(...new Uint8Array(bytes))
  }
  async disconnect() {
    this.open = false
  }
}

const bytes = Uint8Array.from({ length: 61 }, (_, index) => index)
const problemOf = (work: Promise<void>) => work.then(() => null).catch((error) => (error instanceof PrintError ? error.problem : error))

test.each([
  [0, []],
  [1, [1]],
  [20, [20]],
  [21, [20, 1]],
  [61, [20, 20, 20, 1]],
])('%s bytes go in pieces of %j', (length, sizes) => {
  expect(piecesOf(new Uint8Array(length)).map((piece) => piece.byteLength)).toEqual(sizes)
})

test('bytes arrive in order and whole, with progress, and the connection is closed', async () => {
  const printer = new Fake([DEAF, INK])
  const progress: number[] = []
  await sendOver(printer, bytes, (percent) => progress.push(percent), 0)
  expect(printer.received).toEqual([...bytes])
  expect(progress).toEqual([25, 50, 75, 100])
  expect(printer.open).toBe(false)
})

test('a write that fails is tried again, and again', async () => {
  const printer = new Fake([INK], (write) => write % 3 !== 0)
  await sendOver(printer, bytes, undefined, 0)
  expect(printer.received).toEqual([...bytes])
  expect(printer.writes).toBe(12)
})

test.each([
  ['notReached', new Fake([INK], undefined, false)],
  ['notAPrinter', new Fake([DEAF])],
  ['interrupted', new Fake([INK], (write) => write > 2)],
] as const)('%s is said, and the connection is closed', async (problem, printer) => {
  expect(await problemOf(sendOver(printer, bytes, undefined, 0))).toBe(problem)
  expect(printer.open).toBe(false)
})
