import {
  amountOf,
  baseOf,
  byLot,
  countSerials,
  type Doc,
  expiryOf,
  giveBack,
  half,
  isPlain,
  least,
  type Costing,
  lotNumber,
  namedLot,
  orderOf,
  BATCHES,
  type Piece,
  Refused,
  type Row,
  type Shortage,
  type Sku,
  STANDARD,
  type State,
  type Step,
  type StepLine,
  type Warehouse,
} from './stockWords'

/**
 * The rules of stock written a second time, in whole numbers (ten-thousandths of a unit, cents), with nothing of the
 * product's code: what a document does to every row, serial and shortage, and which refusal it meets.
 */
export class StockModel {
  private state: State = { rows: new Map(), shortages: new Map(), serials: new Map(), docs: [], layers: Object.keys(BATCHES).length }
  private doc!: Doc
  /** What of earlier documents a refused one gives back. */
  private takenBack: (() => void)[] = []

  constructor(readonly policy: { costing: Costing; negative: readonly Warehouse[] }) {}

  get docs(): readonly Doc[] {
    return this.state.docs
  }

  /** Rows of a SKU in a warehouse that hold anything, oldest first: quantity and value. */
  held(warehouse: Warehouse, sku: Sku): [bigint, bigint][] {
    return this.rowsOf(warehouse, sku)
      .filter((row) => row.quantity !== 0n || row.value !== 0n)
      .sort((a, b) => a.lot - b.lot)
      .map((row) => [row.quantity, row.value])
  }

  onHand = (warehouse: Warehouse, sku: Sku): bigint => this.rowsOf(warehouse, sku).reduce((sum, row) => sum + row.quantity, 0n)
  /** Of one batch. */
  inLot = (warehouse: Warehouse, sku: Sku, lot: string): bigint =>
    this.rowsOf(warehouse, sku).find((row) => row.lot === lotNumber(lot))?.quantity ?? 0n
  serialsIn = (warehouse: Warehouse): string[] =>
    [...this.state.serials].filter(([, place]) => place === warehouse).map(([serial]) => serial)
  /** What of a transfer's line is still under way. */
  open = (doc: number, no: number): bigint => this.state.docs[doc]!.sent[no]!.reduce((sum, piece) => sum + piece.quantity, 0n)

  /** Posts a document, or throws what it is refused with; then nothing has changed. Answers its number. */
  post(step: Step): number {
    return this.whole(() => {
      this.doc = { step, voided: false, moves: [], serials: [], sent: [], uses: [] }
      this.state.docs.push(this.doc)
      for (const line of step.lines) this.line(step, line)
      return this.state.docs.length - 1
    })
  }

  /** Undoes a document to the cent, or throws. */
  void(number: number): void {
    this.whole(() => {
      const doc = this.state.docs[number]!
      if (this.state.docs.some((other) => !other.voided && other.uses.some((use) => use.doc === number))) throw new Refused('BLOCKED_BY')
      this.doc = { step: doc.step, voided: false, moves: [], serials: [], sent: [], uses: [] }
      for (const [key, list] of this.state.shortages) {
        this.state.shortages.set(
          key,
          list.filter((each) => each.doc !== number),
        )
      }
      for (const { place, sku, lot, quantity, value } of doc.moves) this.move(place, sku, lot, -quantity, -value)
      for (const { key, place, direction } of [...doc.serials].reverse())
        if (direction === 1) this.takeSerial(key, place)
        else this.putSerial(key, place)
      for (const { place, sku } of doc.moves) this.sound(place, sku)
      for (const { doc: source, no, pieces } of doc.uses) giveBack(this.state.docs[source]!.sent[no]!, pieces)
      doc.voided = true
    })
  }

  private line(step: Step, line: StepLine): void {
    const { warehouse } = step
    const base = baseOf(line)
    if (step.kind === 'receipt') this.receive(warehouse, line, base, amountOf(line))
    else if (step.kind === 'increase')
      this.receive(warehouse, line, base, line.price ? amountOf(line) : this.worth(warehouse, line.sku, base, namedLot(line)))
    else if (step.kind === 'stocktake' && line.direction === 'gain')
      this.receive(warehouse, line, base, this.worth(warehouse, line.sku, base, line.lot ? lotNumber(line.lot) : null))
    else if (step.kind === 'delivery') this.issue(warehouse, line, base, false)
    else if (step.kind === 'decrease' || step.kind === 'stocktake') this.issue(warehouse, line, base, true)
    else if (step.kind === 'transfer' || step.kind === 'direct') {
      const place = step.kind === 'direct' ? step.to! : '在途'
      const pieces = this.issue(warehouse, line, base, false)
      this.bring(place, line, pieces)
      this.doc.sent.push(step.kind === 'direct' ? [] : byLot(pieces))
    } else {
      const pieces = this.fromSource(line, base)
      const sent = this.docs[line.source!.doc]!.step.lines[line.source!.no]!.serials
      if (line.serials.some((serial) => !sent.includes(serial))) throw new Refused('INVALID')
      for (const serial of line.serials) this.takeSerial(`${line.sku}/${serial}`, '在途')
      for (const piece of pieces) this.move('在途', line.sku, piece.lot, -piece.quantity, -piece.value)
      if (step.kind === 'transferIn') this.bring(warehouse, line, pieces)
    }
  }

  private receive(place: string, line: StepLine, base: bigint, value: bigint): void {
    if (line.sku === '批货' && !line.lot) throw new Refused('INVALID')
    countSerials(line, base)
    for (const serial of line.serials) this.putSerial(`${line.sku}/${serial}`, place)
    this.put(place, line.sku, base, value, line.lot ? lotNumber(line.lot) : null)
  }

  private issue(place: string, line: StepLine, base: bigint, expired: boolean): Piece[] {
    countSerials(line, base)
    for (const serial of line.serials) this.takeSerial(`${line.sku}/${serial}`, place)
    return this.take(place, line.sku, base, namedLot(line), expired)
  }

  private bring(place: string, line: StepLine, pieces: readonly Piece[]): void {
    for (const serial of line.serials) this.putSerial(`${line.sku}/${serial}`, place)
    for (const piece of pieces) this.put(place, line.sku, piece.quantity, piece.value, piece.lot)
  }

  private put(place: string, sku: Sku, quantity: bigint, value: bigint, named: number | null): void {
    const lot = named ?? (this.policy.costing !== 'average' && isPlain(sku) ? ++this.state.layers : 0)
    const short = this.shortagesOf(place, sku)
    let left = quantity
    let booked = 0n
    for (const layer of short) {
      const part = least(left, layer.quantity)
      const worth = part === layer.quantity ? layer.value : half(layer.value * part, layer.quantity)
      layer.quantity -= part
      layer.value -= worth
      left -= part
      booked += worth
    }
    const closed = quantity - left
    if (closed === 0n) {
      this.move(place, sku, lot, quantity, value)
      return
    }
    const paid = left === 0n ? value : half(value * closed, quantity)
    if (lot === 0) this.move(place, sku, 0, quantity, value)
    else {
      this.move(place, sku, 0, closed, paid)
      this.move(place, sku, lot, left, value - paid)
    }
    this.move(place, sku, 0, 0n, booked - paid)
  }

  private take(place: string, sku: Sku, quantity: bigint, lot: number | null, expired: boolean): Piece[] {
    const all = this.rowsOf(place, sku).filter((row) => lot === null || row.lot === lot)
    const blocked = (row: Row): boolean => !expired && row.quantity !== 0n && expiryOf(row.lot) < '2026-01-01' && sku === '批货'
    if (lot !== null && all.some(blocked)) throw new Refused('EXPIRED_LOT')
    const usable = all.filter((row) => row.quantity > 0n && !blocked(row)).sort((a, b) => orderOf(sku, a, b))
    const there = usable.reduce((sum, row) => sum + row.quantity, 0n)
    const mayLack = lot === null && isPlain(sku) && this.policy.negative.includes(place as Warehouse)
    if (there < quantity && !mayLack) throw new Refused('INSUFFICIENT_STOCK')
    const pieces: Piece[] = []
    let left = quantity
    for (const row of usable) {
      const part = least(left, row.quantity)
      if (part === 0n) continue
      const value = part === row.quantity ? row.value : half(row.value * part, row.quantity)
      pieces.push({ lot: row.lot, quantity: part, value })
      this.move(place, sku, row.lot, -part, -value)
      left -= part
    }
    if (left === 0n) return pieces
    const value = this.worth(place, sku, left, null)
    this.shortagesOf(place, sku).push({ doc: this.state.docs.length - 1, quantity: left, value })
    this.move(place, sku, 0, -left, -value)
    return [...pieces, { lot: 0, quantity: left, value }]
  }

  private fromSource(line: StepLine, base: bigint): Piece[] {
    const { doc, no } = line.source!
    const pieces = this.state.docs[doc]!.sent[no]!
    if (base > this.open(doc, no)) throw new Refused('SOURCE_EXHAUSTED')
    countSerials(line, base)
    const taken: Piece[] = []
    let left = base
    for (const piece of pieces) {
      const part = least(left, piece.quantity)
      if (part === 0n) continue
      const value = part === piece.quantity ? piece.value : half(piece.value * part, piece.quantity)
      taken.push({ lot: piece.lot, quantity: part, value })
      piece.quantity -= part
      piece.value -= value
      this.takenBack.push(() => {
        piece.quantity += part
        piece.value += value
      })
      left -= part
    }
    this.doc.uses.push({ doc, no, pieces: taken })
    return taken
  }

  /** Worth of more goods at the current cost: of the batch, the average of what is there, the newest cost known, the standard. */
  private worth(place: string, sku: Sku, quantity: bigint, lot: number | null): bigint {
    const rows = this.rowsOf(place, sku)
    const there = rows.filter((row) => row.quantity > 0n)
    const own = there.filter((row) => row.lot === lot)
    const basis = own.length ? own : there
    const held = basis.reduce((sum, row) => sum + row.quantity, 0n)
    if (held > 0n) return half(basis.reduce((sum, row) => sum + row.value, 0n) * quantity, held)
    const last = rows.filter((row) => row.last).sort((a, b) => b.lot - a.lot)[0]?.last
    return last ? half(last[0] * quantity, last[1]) : half(quantity * STANDARD, 100_000_000n)
  }

  private move(place: string, sku: Sku, lot: number, quantity: bigint, value: bigint): void {
    if (quantity === 0n && value === 0n) return
    const rows = this.rowsOf(place, sku)
    const row = rows.find((each) => each.lot === lot) ?? rows[rows.push({ lot, quantity: 0n, value: 0n, last: null }) - 1]!
    row.quantity += quantity
    row.value += value
    if (row.quantity > 0n && row.value >= 0n) row.last = [row.value, row.quantity]
    this.doc.moves.push({ place, sku, lot, quantity, value })
  }

  private sound(place: string, sku: Sku): void {
    const short = this.shortagesOf(place, sku).reduce((sum, each) => sum + each.quantity, 0n)
    for (const row of this.rowsOf(place, sku)) {
      const below = row.quantity < 0n ? -row.quantity : 0n
      if (row.lot === 0 ? short !== below : below > 0n) throw new Refused('STOCK_IN_USE')
      if ((row.quantity === 0n && row.value !== 0n) || (row.quantity >= 0n && row.value < 0n)) throw new Refused('STOCK_IN_USE')
    }
  }

  private putSerial(key: string, place: string): void {
    if (this.state.serials.get(key)) throw new Refused('SERIAL_IN_STOCK')
    this.state.serials.set(key, place)
    this.doc.serials.push({ key, place, direction: 1 })
  }

  private takeSerial(key: string, place: string): void {
    if ((this.state.serials.get(key) ?? null) !== place) throw new Refused('SERIAL_ELSEWHERE')
    this.state.serials.set(key, null)
    this.doc.serials.push({ key, place, direction: -1 })
  }

  rowsOf(place: string, sku: Sku): Row[] {
    const key = `${place}/${sku}`
    if (!this.state.rows.has(key)) this.state.rows.set(key, [])
    return this.state.rows.get(key)!
  }

  private shortagesOf(place: string, sku: Sku): Shortage[] {
    const key = `${place}/${sku}`
    if (!this.state.shortages.has(key)) this.state.shortages.set(key, [])
    return this.state.shortages.get(key)!
  }

  private whole<T>(work: () => T): T {
    const { rows, shortages, serials, layers, docs } = this.state
    const before = structuredClone({ rows, shortages, serials, layers })
    const count = docs.length
    this.takenBack = []
    try {
      const result = work()
      this.settle(before.rows)
      return result
    } catch (error) {
      docs.length = count
      this.state = { ...before, docs }
      for (const restore of this.takenBack) restore()
      throw error
    }
  }

  /** Between postings the last cost is that of what was left, with six decimals; an empty layer or batch leaves nothing behind. */
  private settle(before: State['rows']): void {
    for (const [key, rows] of this.state.rows) {
      for (const row of rows) {
        const valid = row.quantity > 0n && row.value >= 0n
        const known = before.get(key)?.find(({ lot }) => lot === row.lot)?.last ?? null
        row.last = valid ? [half(row.value * 100_000_000n, row.quantity), 100_000_000n] : known
      }
      this.state.rows.set(
        key,
        rows.filter((row) => row.lot === 0 || row.quantity !== 0n || row.value !== 0n),
      )
    }
  }
}
