/** What the proof of stock speaks of: places, goods, documents; quantities in ten-thousandths, prices in millionths. */
export const WAREHOUSES = ['甲仓', '乙仓', '丙仓'] as const
export type Warehouse = (typeof WAREHOUSES)[number] | '在途'
export type Sku = '散货' | '箱货' | '批货' | '号货'
export const SKUS: readonly Sku[] = ['散货', '箱货', '批货', '号货']
export const COSTINGS = ['average', 'fifo', 'batch'] as const
export type Costing = (typeof COSTINGS)[number]
export const RATIOS = { base: [1n, 1n], third: [1n, 3n], case: [24n, 1n] } as const
/** Batches in the order they are registered, with their expiry. */
export const BATCHES: Record<string, string | null> = { 过期: '2020-01-01', 先到: '2090-01-01', 后到: '2095-01-01', 无期: null }
/** Reference purchase price of every SKU, in millionths of a yuan. */
export const STANDARD = 2_000_000n

export interface StepLine {
  sku: Sku
  unit: keyof typeof RATIOS
  /** Ten-thousandths of the unit. */
  quantity: bigint
  /** Millionths of a yuan, of the unit; 0 for a gift, absent where goods move at cost. */
  price?: bigint
  lot?: string
  /** The receipt that goes out, by its number in the model: only under batch costing. */
  layer?: number
  /** How many rows of the same goods there are older than it. */
  older?: number
  serials: string[]
  /** The transfer whose line this takes up, and its number there. */
  source?: { doc: number; no: number }
  direction?: 'gain' | 'loss'
}

export interface Step {
  kind: 'receipt' | 'delivery' | 'increase' | 'decrease' | 'transfer' | 'direct' | 'transferIn' | 'lost' | 'stocktake'
  warehouse: Warehouse
  to?: Warehouse
  lines: StepLine[]
}

export interface Piece {
  lot: number
  quantity: bigint
  value: bigint
}
export class Refused extends Error {
  constructor(readonly code: string) {
    super(code)
  }
}

/** Half away from zero. */
export const half = (numerator: bigint, denominator: bigint): bigint =>
  numerator < 0n ? -half(-numerator, denominator) : (2n * numerator + denominator) / (2n * denominator)

export function least(a: bigint, b: bigint): bigint {
  if (a < b) return a
  return b
}

export const baseOf = (line: StepLine): bigint => half(line.quantity * RATIOS[line.unit][0], RATIOS[line.unit][1])
export const amountOf = (line: StepLine): bigint => half(line.quantity * (line.price ?? 0n), 100_000_000n)
export const isPlain = (sku: Sku): boolean => sku === '散货' || sku === '箱货'
export const lotNumber = (lot: string): number => Object.keys(BATCHES).indexOf(lot) + 1
/** The lot a line names: a batch or a layer. */
export const namedLot = ({ lot, layer }: StepLine): number | null => (lot ? lotNumber(lot) : (layer ?? null))
export const expiryOf = (lot: number): string => Object.values(BATCHES)[lot - 1] ?? '9999'

export interface Row {
  lot: number
  quantity: bigint
  value: bigint
  /** Last average that meant something, as value over quantity. */
  last: [bigint, bigint] | null
}
export interface Move {
  place: string
  sku: Sku
  lot: number
  quantity: bigint
  value: bigint
}
export interface Doc {
  step: Step
  voided: boolean
  moves: Move[]
  serials: { key: string; place: string; direction: 1 | -1 }[]
  /** Of each line, what can still be taken up of it. */
  sent: Piece[][]
  uses: { doc: number; no: number; pieces: Piece[] }[]
}
export interface Shortage {
  doc: number
  quantity: bigint
  value: bigint
}

export interface State {
  rows: Map<string, Row[]>
  shortages: Map<string, Shortage[]>
  serials: Map<string, string | null>
  docs: Doc[]
  layers: number
}

export function giveBack(sent: Piece[], pieces: readonly Piece[]): void {
  for (const piece of pieces) {
    const known = sent.find((each) => each.lot === piece.lot)!
    known.quantity += piece.quantity
    known.value += piece.value
  }
}

export const orderOf = (sku: Sku, a: Row, b: Row): number =>
  (sku === '批货' ? expiryOf(a.lot).localeCompare(expiryOf(b.lot)) : 0) || a.lot - b.lot

/** What a shipment holds, by lot. */
export const byLot = (pieces: readonly Piece[]): Piece[] =>
  [...new Set(pieces.map((piece) => piece.lot))]
    .sort((a, b) => a - b)
    .map((lot) => {
      const own = pieces.filter((piece) => piece.lot === lot)
      return {
        lot,
        quantity: own.reduce((sum, piece) => sum + piece.quantity, 0n),
        value: own.reduce((sum, piece) => sum + piece.value, 0n),
      }
    })

/** As many different serials as pieces, for goods that have them. */
export function countSerials(line: StepLine, base: bigint): void {
  if (line.sku === '号货' && BigInt(new Set(line.serials).size) * 10_000n !== base) throw new Refused('SERIALS_MISCOUNTED')
}
