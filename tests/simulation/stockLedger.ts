import { assertBalanced } from '../../cloudfunctions/kernel/books'
import { noMoney } from '../../cloudfunctions/kernel/moneyFacts'
import type { Effects, Facts, SkuFacts } from '../../shared/books'
import type { SourceFacts } from '../../shared/sources'
import { adjustment } from '../../shared/inventory/adjustment'
import { StockBook } from '../../shared/inventory/costing'
import type { StockRow } from '../../shared/inventory/pool'
import { SerialBook } from '../../shared/inventory/serials'
import type { Shortage } from '../../shared/inventory/shortage'
import { stocktake } from '../../shared/inventory/stocktake'
import { transfer, transferIn } from '../../shared/inventory/transfer'
import { computeAmounts } from '../../shared/kernel/amounts'
import type { DocumentData, DocumentKind, LineData } from '../../shared/kernel/document'
import { dec, moneyText, priceText, quantityText, sum } from '../../shared/kernel/money'
import { runPosting } from '../../shared/kernel/posting'
import { refuse } from '../../shared/kernel/refusal'
import { receipt } from '../../shared/purchase/receipt'
import { delivery } from '../../shared/sales/delivery'
import { defaultSettings } from '../../shared/system/settings'
import { BATCHES, baseOf, type Costing, namedLot, RATIOS, type Sku, type Step, type StepLine } from './stockWords'

const KINDS = {
  receipt,
  delivery,
  increase: adjustment,
  decrease: adjustment,
  lost: adjustment,
  transfer,
  direct: transfer,
  transferIn,
  stocktake,
} as unknown as Record<Step['kind'], DocumentKind>

const TRACKED: Partial<Record<Sku, SkuFacts['tracking']>> = { 批货: 'lot', 号货: 'serial' }
const skuOf = (id: string): SkuFacts => ({
  id,
  code: id,
  name: id,
  stocked: true,
  tracking: TRACKED[id as Sku] ?? 'none',
  purchasePrice: '2',
})
const decimal = (units: bigint, places: number): string => dec(units.toString()).div(dec(10).pow(places)).toFixed(places)

/** Batches have low numbers, layers the ones after them: what is older has the lower id. */
const expiryOfLot = (lot: string): string | null => Object.values(BATCHES)[parseInt(lot, 10) - 1] ?? null

/** Books in memory: the product's postings run on them, and their effects are kept as the database would keep them. */
const NOTHING = { gross: '0', share: '0', amountExcl: '0', amountIncl: '0' }

export class StockLedger {
  readonly rows = new Map<string, StockRow>()
  readonly serials = new Map<string, string | null>()
  shortages: Shortage[] = []
  stockValue = dec(0)
  private readonly posted: { effects: Effects; lines: readonly LineData[]; to: string | null }[] = []
  private layers = Object.keys(BATCHES).length

  constructor(private readonly policy: { costing: Costing; negative: readonly string[] }) {}

  post(step: Step, own: Record<string, unknown> = {}): Effects {
    const doc = this.documentOf(step)
    Object.assign(doc.own, own)
    const effects = this.run(step, doc)
    this.apply(this.posted.length, effects)
    this.posted.push({ effects, lines: doc.lines, to: step.to ?? null })
    return effects
  }

  /** Layers that a refused document had begun are forgotten. */
  private run(step: Step, doc: DocumentData): Effects {
    const { layers } = this
    try {
      return runPosting(KINDS[step.kind], doc, this.facts(step))
    } catch (error) {
      this.layers = layers
      throw error
    }
  }

  /** What a SKU's rows in a warehouse hold, oldest first: quantity and value. */
  held = (warehouse: string, sku: Sku): string[] =>
    [...this.rows.values()]
      .filter((row) => row.warehouse === warehouse && row.sku === sku && !(dec(row.onHand).isZero() && dec(row.value).isZero()))
      .sort((a, b) => parseInt(a.lot, 10) - parseInt(b.lot, 10))
      .map((row) => `${quantityText(row.onHand)} ${moneyText(row.value)}`)

  /** As reverseDocument does it. */
  void(number: number): void {
    const { effects } = this.posted[number]!
    if (this.uses().some((use) => use.line.startsWith(`${number}:`))) throw refuse('BLOCKED_BY', { kind: '', number: '' })
    const stock = this.stockBook()
    const serials = this.serialBook()
    stock.reverseShortages(number)
    for (const move of effects.moves) stock.reverse(move)
    for (const move of [...effects.serials!].reverse()) serials.reverse(move)
    stock.assertSound()
    const opposite = (text: string) => moneyText(dec(text).negated())
    this.apply(this.posted.length, {
      moves: stock.moves,
      entries: [],
      journal: effects.journal.map((line) => ({ ...line, debit: opposite(line.debit), credit: opposite(line.credit) })),
      serials: serials.moves,
      shortages: stock.shortageChanges,
    })
    effects.uses = []
  }

  private apply(number: number, effects: Effects): void {
    assertBalanced(effects)
    for (const move of effects.moves) {
      const { warehouse, sku, lot } = move
      const key = `${warehouse}/${sku}/${lot}`
      const row = this.rows.get(key) ?? { warehouse, sku, lot, onHand: '0', value: '0', expiresAt: expiryOfLot(lot) }
      row.onHand = quantityText(dec(row.onHand).plus(move.quantity))
      row.value = moneyText(dec(row.value).plus(move.value))
      expect([row.onHand, row.value]).toEqual([move.onHandAfter, move.valueAfter])
      this.rows.set(key, row)
    }
    for (const { warehouse, sku, lot } of effects.moves) {
      const row = this.rows.get(`${warehouse}/${sku}/${lot}`)!
      if (dec(row.onHand).greaterThan(0) && !dec(row.value).isNegative()) row.lastCost = priceText(dec(row.value).div(row.onHand))
    }
    for (const [key, row] of this.rows) if (row.lot !== '0' && dec(row.onHand).isZero() && dec(row.value).isZero()) this.rows.delete(key)
    for (const move of effects.serials!) this.serials.set(`${move.sku}/${move.number}`, move.direction === 1 ? move.warehouse : null)
    for (const { posting, seq, ...change } of effects.shortages!) {
      const known = this.shortages.find((each) => each.posting === posting && each.seq === seq)
      if (known) Object.assign(known, change)
      else this.shortages.push({ ...change, posting: number, seq })
    }
    this.shortages = this.shortages.filter((each) => !dec(each.quantity).isZero())
    const moved = effects.journal.filter((line) => line.account === '1405').map((line) => dec(line.debit).minus(line.credit))
    this.stockValue = this.stockValue.plus(sum(moved))
  }

  private facts(step: Step): Facts {
    const sources = new Map<string, SourceFacts>()
    return {
      today: '2026-11-24',
      settings: { ...defaultSettings, costing: this.policy.costing },
      sku: skuOf,
      stock: this.stockBook(),
      serials: this.serialBook(),
      source: (line) => {
        if (!sources.has(line)) sources.set(line, this.sourceOf(line))
        return sources.get(line)!
      },
      survival: () => [],
      transit: '在途',
      ...noMoney,
      reason: { direction: step.kind === 'increase' ? 'in' : 'out', account: '5711', expiredAllowed: true },
      party: {
        id: '甲方',
        name: '甲方',
        terms: 'cash',
        termDays: 0,
        creditLimit: null,
        creditDays: null,
        ordered: '0',
        receivable: '0',
        overdueDays: 0,
        specialInvoice: true,
      },
      reserved: () => '0',
      offset: null,
      creditOverride: false,
      paid: '0.00',
    }
  }

  private stockBook(): StockBook {
    const policy = {
      costing: this.policy.costing,
      today: '2026-11-24',
      expiredAllowed: false,
      negativeAllowed: (warehouse: string) => this.policy.negative.includes(warehouse),
      newLot: () => String(++this.layers),
    }
    const rows = [...this.rows.values()].map((row) => ({ ...row }))
    return new StockBook(rows, skuOf, policy, this.shortages)
  }

  private serialBook = (): SerialBook =>
    new SerialBook(
      [...this.serials].map(([key, warehouse]) => {
        const [sku, number] = key.split('/') as [string, string]
        return { sku, number, warehouse }
      }),
      skuOf,
    )

  private uses = () => this.posted.flatMap(({ effects }) => effects.uses ?? [])

  private sourceOf(line: string): SourceFacts {
    const [doc, no] = line.split(':').map((part) => parseInt(part, 10)) as [number, number]
    const { effects, lines, to } = this.posted[doc]!
    const uses = this.uses().filter((use) => use.line === line)
    const lots = [...new Set(effects.moves.filter((move) => move.line === line && dec(move.quantity).isNegative()).map((move) => move.lot))]
    const of = (lot: string, what: 'quantity' | 'value') =>
      sum(
        effects.moves
          .filter((move) => move.line === line && move.lot === lot && dec(move.quantity).isNegative())
          .map((move) => dec(move[what]).negated()),
      ).minus(sum(uses.filter((use) => use.lot === lot).map((use) => use[what])))
    return {
      quantity: lines[no]!.baseQuantity,
      kind: 'transfer',
      document: String(doc),
      terms: { taxInclusive: false, price: '0', numerator: 1, denominator: 1, discountRate: null, taxRate: '0' },
      amounts: NOTHING,
      taken: NOTHING,
      received: '0.0000',
      item: null,
      warehouse: '',
      used: quantityText(sum(uses.map((use) => use.quantity))),
      pieces: lots
        .sort((a, b) => parseInt(a, 10) - parseInt(b, 10))
        .map((lot) => ({ lot, quantity: of(lot, 'quantity'), value: of(lot, 'value') })),
      serials: lines[no]!.serials,
      toWarehouse: to,
    }
  }

  private documentOf(step: Step): DocumentData {
    const number = this.posted.length
    const priced = step.lines.map((line) => ({ quantity: decimal(line.quantity, 4), price: decimal(line.price ?? 0n, 6), taxRate: '0' }))
    const { lines, totals } = computeAmounts(priced, { taxInclusive: false, discount: '0' })
    return {
      id: String(number),
      kind: KINDS[step.kind].kind,
      number: null,
      numbering: null,
      fulfilment: 'none',
      state: 'submitted',
      version: 1,
      date: '2026-11-24',
      party: '甲方',
      warehouse: step.warehouse,
      employee: null,
      department: null,
      taxInclusive: false,
      discount: '0.00',
      note: null,
      summary: '',
      ...totals,
      madeBy: '1',
      updatedBy: '1',
      updatedAt: '',
      lists: {},
      own: { toWarehouse: step.to, direct: step.kind === 'direct', reason: '1' },
      lines: step.lines.map((line, no) => ({ ...this.lineOf(line, number, no), ...priced[no]!, ...lines[no]! })) as LineData[],
    }
  }

  private lineOf(line: StepLine, number: number, no: number) {
    const [numerator, denominator] = RATIOS[line.unit]
    return {
      id: `${number}:${no}`,
      no: no + 1,
      sku: line.sku,
      unit: line.unit,
      numerator: parseInt(numerator.toString(), 10),
      denominator: parseInt(denominator.toString(), 10),
      baseQuantity: decimal(baseOf(line), 4),
      discountRate: null,
      discountAmount: null,
      sourceLine: line.source ? `${line.source.doc}:${line.source.no}` : null,
      lot: namedLot(line)?.toString() ?? null,
      serials: line.serials,
      note: null,
      own: { direction: line.direction },
    }
  }
}
