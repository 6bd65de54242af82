import type { SkuFacts, StockMove } from '../books'
import { allocate, dec, Decimal, moneyText, quantityText, roundMoney, sum, ZERO } from '../kernel/money'
import { refuse } from '../kernel/refusal'
import { byAge, byExpiry, type COSTINGS, costOf, inHand, type Piece, type Pool, poolOf, type StockRow, type Taking } from './pool'
import { type Shortage, ShortageBook } from './shortage'

/** How the company keeps its stock. */
export interface StockPolicy {
  costing: keyof typeof COSTINGS
  today: string
  /** Whether expired lots may be taken without a word. */
  expiredAllowed: boolean
  negativeAllowed(warehouse: string): boolean
  /** A new layer; layers and lots sort by their id, oldest first. */
  newLot(): string
}

const AVERAGE: StockPolicy = {
  costing: 'average',
  today: '0000-00-00',
  expiredAllowed: true,
  negativeAllowed: () => false,
  newLot: () => '0',
}

const NO_LOT = '0'
const key = (warehouse: string, sku: string, lot: string): string => `${warehouse}/${sku}/${lot}`
/**
 * The stock a posting works on (costing rules §3b–3d). Goods without lots are one pool per warehouse under moving average,
 * or a layer per receipt under FIFO and batch costing (where a person may name the layer that goes out); goods with lots
 * are always costed by lot. In: quantity and value are added. Out: cost = round(q × V / Q), and what takes the last unit takes all of the value, so that quantity 0 means value 0.
 * Refuses INSUFFICIENT_STOCK, and EXPIRED_LOT where expired goods are blocked.
 */
export class StockBook {
  private readonly pools = new Map<string, Pool>()
  private readonly shortages: ShortageBook
  readonly moves: StockMove[] = []
  /** Layers that began with this posting. */
  readonly opened: { lot: string; sku: string }[] = []
  /** What receipts cost more (or less) than the shortages they closed had been booked at; goes to 5401. */
  variance = ZERO

  constructor(
    rows: readonly StockRow[],
    private readonly sku: (id: string) => SkuFacts,
    private readonly policy: StockPolicy = AVERAGE,
    shortages: readonly Shortage[] = [],
  ) {
    for (const row of rows) this.pools.set(key(row.warehouse, row.sku, row.lot), poolOf(row))
    this.shortages = new ShortageBook(shortages)
  }

  /** What is on hand of goods in a warehouse, whatever their lots; null where it may go below zero. */
  held(warehouse: string, sku: string): Decimal | null {
    return this.policy.negativeAllowed(warehouse) ? null : sum(this.all(warehouse, sku).map((pool) => pool.quantity))
  }

  get shortageChanges() {
    return this.shortages.changes
  }

  /**
   * Puts goods in at a value (yuan, not negative); a gift has value 0. What was short is settled first. Goods that have a
   * lot keep it, a layer from another warehouse too; where each receipt is costed by itself the others become a new layer.
   */
  put(warehouse: string, sku: string, quantity: Decimal.Value, value: Decimal.Value, line: string | null, lot?: string): void {
    const into = lot ?? this.incomingLot(sku)
    if (this.shortages.openOf(warehouse, sku).isZero()) this.move(warehouse, sku, into, dec(quantity), roundMoney(value), line)
    else this.settle(warehouse, sku, dec(quantity), roundMoney(value), line, into)
  }

  /**
   * Puts goods in and takes them out again at the same value, so that the stock ends as it was. What is thrown away replaces
   * nothing: no shortage is closed, and where one is open the goods go out first, or an average would be worked out over it.
   */
  passThrough(warehouse: string, sku: string, quantity: Decimal.Value, value: Decimal.Value, line: string | null, lot?: string): void {
    const through = lot ?? this.incomingLot(sku)
    const goods = { quantity: dec(quantity), value: roundMoney(value) }
    const back = { quantity: goods.quantity.negated(), value: goods.value.negated() }
    const order = this.pool(warehouse, sku, through).quantity.isNegative() ? [back, goods] : [goods, back]
    for (const step of order) this.move(warehouse, sku, through, step.quantity, step.value, line)
  }

  /** Takes goods out and returns their cost in yuan. */
  take(warehouse: string, sku: string, quantity: Decimal.Value, line: string | null, taking: Taking | string = {}): Decimal {
    return sum(this.takePieces(warehouse, sku, quantity, line, taking).map((piece) => piece.value))
  }

  /** Takes goods out lot by lot: the named one; else by expiry for goods with lots, by age for layers. */
  takePieces(warehouse: string, sku: string, quantity: Decimal.Value, line: string | null, taking: Taking | string = {}): Piece[] {
    const options = typeof taking === 'string' ? { lot: taking } : taking
    let left = dec(quantity)
    const pieces: Piece[] = []
    const candidates = this.candidates(warehouse, sku, options)
    const short = sum(candidates.filter(inHand).map((pool) => pool.quantity)).lessThan(left)
    if (short && (options.lot || this.sku(sku).tracking !== 'none' || !this.policy.negativeAllowed(warehouse)))
      throw this.insufficient(warehouse, sku, quantity, options)
    for (const pool of candidates.filter(inHand)) {
      if (left.isZero()) break
      const part = left.lessThan(pool.quantity) ? left : pool.quantity
      pieces.push(this.takeFrom(pool, part, line))
      left = left.minus(part)
    }
    return left.isZero() ? pieces : [...pieces, this.takeShort(warehouse, sku, left, line)]
  }

  /**
   * Takes goods back out of the lot they came in, at the value they came in with as far as the lot still holds it, and
   * answers what they were taken at; goods without lots that are not there any more go out as any issue does.
   */
  takeBack(warehouse: string, sku: string, piece: Piece, line: string | null): Decimal {
    const pool = this.pools.get(key(warehouse, sku, piece.lot))
    const held = pool && inHand(pool) ? pool.quantity : ZERO
    const own = Decimal.min(held, piece.quantity)
    const rest = piece.quantity.minus(own)
    let cost = ZERO
    if (pool && !own.isZero()) {
      cost = own.equals(held) ? pool.value : Decimal.max(ZERO, Decimal.min(costOf(piece, own), pool.value))
      this.move(warehouse, sku, piece.lot, own.negated(), cost.negated(), line)
    }
    if (rest.isZero()) return cost
    const lot = this.sku(sku).tracking === 'lot' ? piece.lot : null
    return cost.plus(this.take(warehouse, sku, rest, line, { lot, expiredAllowed: true }))
  }

  /** Takes exactly what a source recorded, so that a transfer or a return carries the value it was given. */
  takeAt(warehouse: string, sku: string, piece: Piece, line: string | null): void {
    if (piece.quantity.greaterThan(this.pool(warehouse, sku, piece.lot).quantity))
      throw this.insufficient(warehouse, sku, piece.quantity, { lot: piece.lot })
    this.move(warehouse, sku, piece.lot, piece.quantity.negated(), piece.value.negated(), line)
  }

  /**
   * Worth of more goods at the current cost, in yuan, rounded once: that of their batch, else the average of what is there,
   * else the last valid unit cost, else the purchase price.
   */
  worth(warehouse: string, sku: string, quantity: Decimal.Value, lot?: string | null): Decimal {
    const there = this.all(warehouse, sku).filter(inHand)
    const own = there.filter((pool) => pool.lot === lot)
    const pools = own.length ? own : there
    const held = sum(pools.map((pool) => pool.quantity))
    if (!held.isZero())
      return roundMoney(
        sum(pools.map((pool) => pool.value))
          .times(quantity)
          .div(held),
      )
    const newest = this.all(warehouse, sku)
      .filter((pool) => pool.lastCost)
      .sort(byAge)
      .at(-1)
    return roundMoney(dec(quantity).times(newest?.lastCost ?? this.sku(sku).purchasePrice ?? '0'))
  }

  /** Adds value to what is there of a lot, without any quantity. */
  revalue(warehouse: string, sku: string, lot: string, value: Decimal.Value, line: string | null): void {
    this.move(warehouse, sku, lot, ZERO, dec(value), line)
  }

  /** Writes an exact movement backwards, as a void does. */
  reverse(move: Pick<StockMove, 'warehouse' | 'sku' | 'lot' | 'quantity' | 'value' | 'line'>): void {
    this.move(move.warehouse, move.sku, move.lot, dec(move.quantity).negated(), dec(move.value).negated(), move.line)
  }

  /** Gives up what is still open of the shortages that the reversed posting opened. */
  reverseShortages(posting: number): void {
    this.shortages.withdraw(posting)
  }

  /** Refuses a state of the touched rows that no posting may leave behind: what is below zero is short, and nothing else is. */
  assertSound(): void {
    for (const pool of this.pools.values()) {
      const { warehouse, sku, quantity, value, lot } = pool
      const short = lot === NO_LOT ? this.shortages.openOf(warehouse, sku) : ZERO
      const negative = quantity.isNegative() && !quantity.isZero()
      if (negative && !(this.policy.negativeAllowed(warehouse) && short.equals(quantity.negated())))
        throw refuse('STOCK_IN_USE', { ...named(this.sku(sku)), reason: 'quantity' })
      const orphaned = quantity.isZero() && !value.isZero()
      if (!negative && (orphaned || !short.isZero() || (value.isNegative() && !value.isZero())))
        throw refuse('STOCK_IN_USE', { ...named(this.sku(sku)), reason: 'value' })
    }
  }

  private incomingLot(sku: string): string {
    if (this.policy.costing === 'average' || this.sku(sku).tracking !== 'none') return NO_LOT
    const lot = this.policy.newLot()
    this.opened.push({ lot, sku })
    return lot
  }

  private all(warehouse: string, sku: string): Pool[] {
    return [...this.pools.values()].filter((pool) => pool.warehouse === warehouse && pool.sku === sku)
  }

  private candidates(warehouse: string, sku: string, taking: Taking): Pool[] {
    const pools = this.all(warehouse, sku).filter((pool) => !taking.lot || pool.lot === taking.lot)
    const blocked = (pool: Pool): boolean =>
      !taking.expiredAllowed && !this.policy.expiredAllowed && pool.expiresAt !== null && pool.expiresAt < this.policy.today
    const usable = pools.filter((pool) => !blocked(pool))
    const expired = pools.find((pool) => blocked(pool) && !pool.quantity.isZero())
    if (taking.lot && expired) throw refuse('EXPIRED_LOT', { ...named(this.sku(sku)), expiresAt: expired.expiresAt! })
    return usable.sort(this.sku(sku).tracking === 'lot' ? byExpiry : byAge)
  }

  private insufficient(warehouse: string, sku: string, wanted: Decimal.Value, taking: Taking) {
    const there = this.candidates(warehouse, sku, taking).filter(inHand)
    const { code, name } = this.sku(sku)
    return refuse('INSUFFICIENT_STOCK', {
      sku,
      code,
      name,
      wanted: quantityText(wanted),
      available: quantityText(sum(there.map((pool) => pool.quantity))),
      warehouse,
    })
  }

  private takeFrom(pool: Pool, quantity: Decimal, line: string | null): Piece {
    const value = costOf(pool, quantity)
    this.move(pool.warehouse, pool.sku, pool.lot, quantity.negated(), value.negated(), line)
    return { lot: pool.lot, quantity, value }
  }

  // Below zero at a provisional cost, remembered until a receipt tells the real one.
  private takeShort(warehouse: string, sku: string, quantity: Decimal, line: string | null): Piece {
    const value = this.worth(warehouse, sku, quantity)
    this.shortages.open({ warehouse, sku, quantity, value })
    this.move(warehouse, sku, NO_LOT, quantity.negated(), value.negated(), line)
    return { lot: NO_LOT, quantity, value }
  }

  // Costing rules §3b.4: the part of the receipt that closes shortages goes to them, the difference to cost variance.
  private settle(warehouse: string, sku: string, quantity: Decimal, value: Decimal, line: string | null, lot: string): void {
    const closing = this.shortages.settle(warehouse, sku, quantity)
    const closed = sum(closing.map((part) => part.quantity))
    const paid = closed.equals(quantity) ? value : roundMoney(value.times(closed).div(quantity))
    const shares = allocate(
      paid,
      closing.map((part) => part.quantity),
    )
    const difference = sum(closing.map((part, index) => shares[index]!.minus(part.value)))
    const rest = quantity.minus(closed)
    if (lot === NO_LOT) this.move(warehouse, sku, NO_LOT, quantity, value, line)
    else {
      this.move(warehouse, sku, NO_LOT, closed, paid, line)
      if (!rest.isZero()) this.move(warehouse, sku, lot, rest, value.minus(paid), line)
    }
    if (difference.isZero()) return
    this.variance = this.variance.plus(difference)
    this.move(warehouse, sku, NO_LOT, ZERO, difference.negated(), line)
  }

  private pool(warehouse: string, sku: string, lot: string): Pool {
    const known = this.pools.get(key(warehouse, sku, lot))
    if (known) return known
    const fresh: Pool = { warehouse, sku, lot, quantity: ZERO, value: ZERO, lastCost: null, expiresAt: null }
    this.pools.set(key(warehouse, sku, lot), fresh)
    return fresh
  }

  private move(warehouse: string, sku: string, lot: string, quantity: Decimal, value: Decimal, line: string | null): void {
    const pool = this.pool(warehouse, sku, lot)
    pool.quantity = pool.quantity.plus(quantity)
    pool.value = pool.value.plus(value)
    if (pool.quantity.isPositive() && !pool.quantity.isZero() && !pool.value.isNegative()) pool.lastCost = pool.value.div(pool.quantity)
    this.moves.push({
      warehouse,
      sku,
      lot,
      quantity: quantityText(quantity),
      value: moneyText(value),
      line,
      onHandAfter: quantityText(pool.quantity),
      valueAfter: moneyText(pool.value),
    })
  }
}

const named = (facts: SkuFacts) => ({ sku: facts.id, code: facts.code, name: facts.name })
