import type { Chance } from '../../scripts/simulate/random'
import type { StockModel } from './stockModel'
import { BATCHES, baseOf, isPlain, SKUS, type Sku, type Step, type StepLine, WAREHOUSES, type Warehouse } from './stockWords'

/** A document, or the void of one. */
export type Act = { step: Step } | { undo: number }

const WHOLE = 10_000n

/** What people might do next, mostly sensible: goods that are there, serials of this place, transfers still under way. */
export function nextAct(model: StockModel, chance: Chance): Act {
  const live = model.docs.flatMap((doc, number) => (doc.voided ? [] : [number]))
  if (live.length && chance.happens(0.14)) return { undo: chance.one(live.slice(-25)) }
  const kind = chance.one([
    ...['receipt', 'receipt', 'receipt', 'receipt', 'delivery', 'delivery', 'delivery', 'increase', 'decrease', 'transfer', 'transfer'],
    ...['direct', 'transferIn', 'transferIn', 'lost', 'stocktake'],
  ] as Step['kind'][])
  const warehouse = chance.one(WAREHOUSES)
  if (kind === 'transferIn' || kind === 'lost') {
    const step = arrival(model, chance, kind, live)
    if (step) return { step }
  }
  const base = { kind: kind === 'transferIn' || kind === 'lost' ? ('receipt' as const) : kind, warehouse }
  const to = kind === 'transfer' || kind === 'direct' ? chance.one(WAREHOUSES.filter((each) => each !== warehouse)) : undefined
  const lines = Array.from({ length: chance.whole(1, 3) }, () => lineOf(model, chance, base.kind, warehouse))
  if (kind !== 'stocktake') return { step: { ...base, to, lines: distinctSerials(lines) } }
  const found = possible(model, warehouse, distinctSerials(lines))
  return { step: found.length ? { ...base, lines: found } : { kind: 'receipt', warehouse, lines: [{ ...lines[0]!, ...PLAIN }] } }
}

const incoming = (kind: Step['kind'], line: Pick<StepLine, 'direction'>): boolean =>
  kind === 'receipt' || kind === 'increase' || line.direction === 'gain'

function lineOf(model: StockModel, chance: Chance, kind: Step['kind'], warehouse: Warehouse): StepLine {
  const sku = chance.one(SKUS)
  const direction = kind === 'stocktake' ? (chance.happens(0.5) ? ('gain' as const) : ('loss' as const)) : undefined
  const into = incoming(kind, { direction })
  const unit = kind === 'stocktake' || sku === '号货' ? 'base' : chance.one(['base', 'base', 'third', 'case'] as const)
  const line: StepLine = { sku, unit, quantity: quantityOf(model, chance, sku, unit, into, warehouse), serials: [], direction }
  if (kind === 'receipt') line.price = chance.happens(0.1) ? 0n : BigInt(chance.whole(1, 9_999_999))
  if (kind === 'increase' && chance.happens(0.5)) line.price = BigInt(chance.whole(1, 9_999_999))
  if (sku === '批货' && (into || chance.happens(0.4))) line.lot = chance.one(Object.keys(BATCHES))
  if (sku === '批货' && direction === 'loss') {
    line.lot ??= chance.one(Object.keys(BATCHES))
    const there = model.inLot(warehouse, sku, line.lot)
    if (there > 0n && there < line.quantity) line.quantity = there
  }
  if (!into && kind !== 'stocktake' && model.policy.costing === 'batch' && isPlain(sku))
    Object.assign(line, layerOf(model, chance, line, warehouse))
  if (sku === '号货') line.serials = serialsFor(model, chance, line, into, warehouse)
  return line
}

/** Half of the time, one of the layers that are there. */
function layerOf(model: StockModel, chance: Chance, { sku }: StepLine, warehouse: Warehouse): Partial<StepLine> {
  const rows = model.rowsOf(warehouse, sku).filter((row) => row.quantity !== 0n || row.value !== 0n)
  const layers = rows.filter((row) => row.lot > 0 && row.quantity > 0n)
  if (!layers.length || chance.happens(0.5)) return {}
  const { lot } = chance.one(layers)
  return { layer: lot, older: rows.filter((row) => row.lot < lot).length }
}

/** Whole pieces mostly, often all there is, sometimes more, sometimes fractions. */
function quantityOf(model: StockModel, chance: Chance, sku: Sku, unit: StepLine['unit'], into: boolean, warehouse: Warehouse): bigint {
  if (sku === '号货') return BigInt(chance.whole(1, 3)) * WHOLE
  const there = model.onHand(warehouse, sku)
  if (!into && unit === 'base' && there > 0n && chance.happens(0.3)) return there
  if (chance.happens(0.2)) return BigInt(chance.whole(1, 99_999))
  return BigInt(chance.whole(1, unit === 'case' ? 2 : 12)) * WHOLE
}

function serialsFor(model: StockModel, chance: Chance, line: StepLine, into: boolean, warehouse: Warehouse): string[] {
  const here = model.serialsIn(warehouse).map((key) => key.split('/')[1]!)
  const wanted = parseInt((baseOf(line) / WHOLE).toString(), 10) - (chance.happens(0.03) ? 1 : 0)
  const any = Array.from({ length: 15 }, (_, number) => `S${number + 1}`)
  const choice = into ? any.filter((serial) => chance.happens(0.1) || !here.includes(serial)) : chance.happens(0.1) ? any : here
  const chosen = new Set<string>()
  for (let tries = 0; chosen.size < wanted && tries < 20 && choice.length; tries++) chosen.add(chance.one(choice))
  return [...chosen]
}

// A serial named by two lines of one document would only ever be refused.
function distinctSerials(lines: StepLine[]): StepLine[] {
  const seen = new Set<string>()
  return lines.filter((line) => {
    const clash = line.serials.some((serial) => seen.has(serial))
    for (const serial of line.serials) seen.add(serial)
    return !clash
  })
}

const PLAIN: Partial<StepLine> = { sku: '散货', lot: undefined, layer: undefined, serials: [], direction: undefined, price: 1_000_000n }

/** What a count can find, by goods and batch: never less than nothing, and a serial that is here is not found again. */
function possible(model: StockModel, warehouse: Warehouse, lines: readonly StepLine[]): StepLine[] {
  const here = new Set(model.serialsIn(warehouse).map((key) => key.split('/')[1]!))
  const there = ({ sku, lot }: StepLine): bigint => (lot ? model.inLot(warehouse, sku, lot) : model.onHand(warehouse, sku))
  const place = ({ sku, lot }: StepLine): number => SKUS.indexOf(sku) * 10 + (lot ? Object.keys(BATCHES).indexOf(lot) : 0)
  const fits = (line: StepLine): boolean =>
    line.sku === '号货'
      ? line.serials.length > 0 && line.serials.every((serial) => here.has(serial) === (line.direction === 'loss'))
      : line.direction === 'gain'
        ? there(line) + line.quantity >= 0n
        : there(line) >= line.quantity
  return [...lines]
    .sort((a, b) => place(a) - place(b))
    .filter((line, index, all) => fits(line) && all.findIndex((other) => place(other) === place(line)) === index)
    .map((line) => (line.sku === '号货' ? { ...line, quantity: BigInt(line.serials.length) * WHOLE } : line))
}

/** Goods under way arrive, or are given up; in parts, sometimes more than there are. */
function arrival(model: StockModel, chance: Chance, kind: 'transferIn' | 'lost', live: readonly number[]): Step | null {
  const waiting = live.flatMap((doc) =>
    model.docs[doc]!.sent.flatMap((_, no) => (model.docs[doc]!.step.kind === 'transfer' && model.open(doc, no) > 0n ? [{ doc, no }] : [])),
  )
  if (!waiting.length) return null
  const source = chance.one(waiting)
  const sent = model.docs[source.doc]!.step
  const { sku, serials: theirs } = sent.lines[source.no]!
  const foreign = chance.happens(0.1)
  const open = model.open(source.doc, source.no)
  const all = chance.happens(0.5)
  const part = sku === '号货' ? BigInt(chance.whole(1, 2)) * WHOLE : BigInt(chance.whole(1, 99_999))
  const quantity = all || (part > open && !chance.happens(0.1)) ? open : part
  const serials =
    sku === '号货'
      ? model
          .serialsIn('在途')
          .map((key) => key.split('/')[1]!)
          .filter((serial) => foreign || theirs.includes(serial))
          .slice(0, parseInt((quantity / WHOLE).toString(), 10))
      : []
  return {
    kind,
    warehouse: kind === 'transferIn' ? sent.to! : chance.one(WAREHOUSES),
    lines: [{ sku, unit: 'base', quantity, serials, source }],
  }
}
