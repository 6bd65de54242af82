import type mysql from 'mysql2/promise'
import { dec } from '../../shared/kernel/money'
import { type Caller, newCompany, newCustomer, newSupplier, today } from '../company'
import type { TestDatabase } from '../database'
import { BATCHES, type Costing, RATIOS, SKUS, type Sku, type Step, type StepLine, WAREHOUSES, type Warehouse } from './stockWords'

interface Goods {
  id: string
  units: Record<string, string>
}
interface Posted {
  module: string
  kind: string
  id: string
  version: number
}

const TRACKED: Partial<Record<Sku, string>> = { 批货: 'lot', 号货: 'serial' }
const decimal = (units: bigint, places: number): string => dec(units.toString()).div(dec(10).pow(places)).toFixed(places)

/** A company whose people do the steps through the contract, as the app does. */
export class StockShop {
  private readonly posted: Posted[] = []
  private readonly lines = new Map<number, string[]>()
  private supplier = ''
  private customer = ''
  private reasons: Record<string, string> = {}
  private readonly places: Partial<Record<Warehouse, string>> = {}
  private readonly goods: Partial<Record<Sku, Goods>> = {}

  private constructor(
    private readonly owner: Caller,
    private readonly sql: mysql.Connection,
  ) {}

  static async open(
    db: TestDatabase,
    sql: mysql.Connection,
    policy: { costing: Costing; negative: readonly Warehouse[] },
  ): Promise<StockShop> {
    const shop = new StockShop(await newCompany(db.invoke, policy.costing), sql)
    const { owner } = shop
    if (policy.costing !== 'average') {
      const { closedTo: _closed, ...settings } = await owner.do('system', 'settings.show', {})
      await owner.do('system', 'settings.save', { ...settings, costing: policy.costing })
    }
    shop.supplier = await newSupplier(owner, '供应商')
    shop.customer = await newCustomer(owner, '客户')
    for (const name of WAREHOUSES)
      shop.places[name] = (await owner.do('inventory', 'warehouse.save', { name, negativeStock: policy.negative.includes(name) })).id
    shop.places.在途 = owner.company
    const ways = [
      ['increase', 'in', '5301'],
      ['decrease', 'out', '5711'],
    ] as const
    for (const [name, direction, account] of ways)
      shop.reasons[name] = (await owner.do('inventory', 'reason.save', { name, direction, account, expiredAllowed: true })).id
    for (const sku of SKUS) shop.goods[sku] = await shop.newGoods(sku)
    return shop
  }

  /** Registers the batches in their order. */
  readonly firstSteps: readonly Step[] = [
    {
      kind: 'receipt',
      warehouse: '甲仓',
      lines: Object.keys(BATCHES).map((lot) => ({ sku: '批货', unit: 'base', quantity: 30_000n, price: 1_000_000n, lot, serials: [] })),
    },
  ]

  private async newGoods(sku: Sku): Promise<Goods> {
    const units = Object.entries(RATIOS).map(([name, [numerator, denominator]]) => ({
      name,
      numerator: parseInt(numerator.toString(), 10),
      denominator: parseInt(denominator.toString(), 10),
      ...(name === 'base' ? { purchasePrice: '2' } : {}),
    }))
    const { id } = await this.owner.do('product', 'sku.save', {
      code: sku,
      name: sku,
      skuKind: 'goods',
      taxRate: '0.13',
      tracking: TRACKED[sku] ?? 'none',
      units,
    })
    const { units: saved } = await this.owner.do('product', 'sku.detail', { id })
    return { id, units: Object.fromEntries(saved.map((unit: { name: string; id: string }) => [unit.name, unit.id])) }
  }

  /** Does a step; answers the code it was refused with, null when it was done. */
  async post(step: Step): Promise<string | null> {
    if (step.kind === 'stocktake') return this.stocktake(step)
    const [module, kind, head] = this.headOf(step)
    const lines = await Promise.all(step.lines.map((line) => this.lineOf(line, step.warehouse)))
    const input = { date: today(), warehouse: this.places[step.warehouse], taxInclusive: false, lines, ...head }
    const answer = await this.owner.answer(module, `${kind}.post`, input)
    if (!answer.ok) return this.codeOf(answer)
    this.posted.push({ module, kind, id: answer.data.id, version: answer.data.version })
    return null
  }

  async void(number: number): Promise<string | null> {
    const { module, kind, id, version } = this.posted[number]!
    const answer = await this.owner.answer(module, `${kind}.void`, { id, version, reason: '试' })
    return answer.ok ? null : this.codeOf(answer)
  }

  private codeOf(answer: { code: string; data: unknown; ref?: string }): string {
    if (answer.code === 'BUG') throw new Error(`BUG ${answer.ref}`)
    return answer.code
  }

  private headOf({ kind, to }: Step): [string, string, object] {
    if (kind === 'receipt') return ['purchase', 'receipt', { party: this.supplier }]
    if (kind === 'delivery') return ['sales', 'delivery', { party: this.customer }]
    if (kind === 'transfer' || kind === 'direct')
      return ['inventory', 'transfer', { toWarehouse: this.places[to!], direct: kind === 'direct' }]
    if (kind === 'transferIn') return ['inventory', 'transferIn', {}]
    return ['inventory', 'adjustment', { reason: this.reasons[kind === 'increase' ? 'increase' : 'decrease'] }]
  }

  private async lineOf(line: StepLine, warehouse: Warehouse): Promise<Record<string, unknown>> {
    const goods = this.goods[line.sku]!
    const { lot, source } = line
    return {
      sku: goods.id,
      unit: goods.units[line.unit],
      quantity: decimal(line.quantity, 4),
      price: line.price === undefined ? '0' : decimal(line.price, 6),
      ...(lot ? { lotNumber: lot, expiresAt: BATCHES[lot] } : {}),
      ...(line.older === undefined ? {} : { lot: await this.layerOf(warehouse, line) }),
      ...(line.serials.length ? { serials: line.serials } : {}),
      ...(source ? { sourceLine: (await this.linesOf(source.doc))[source.no] } : {}),
    }
  }

  private async layerOf(warehouse: Warehouse, { sku, older }: StepLine): Promise<string> {
    const [rows] = await this.sql.query<mysql.RowDataPacket[]>(
      'SELECT lot FROM stock_balance WHERE company = ? AND warehouse = ? AND sku = ? AND (onHand <> 0 OR value <> 0) ORDER BY lot LIMIT 1 OFFSET ?',
      [this.owner.company, this.places[warehouse], this.goods[sku]!.id, older],
    )
    return rows[0]!.lot
  }

  private async linesOf(number: number): Promise<string[]> {
    const { module, kind, id } = this.posted[number]!
    if (!this.lines.has(number)) {
      const { lines } = await this.owner.do(module, `${kind}.detail`, { id })
      this.lines.set(
        number,
        lines.map((line: { id: string }) => line.id),
      )
    }
    return this.lines.get(number)!
  }

  /** Counts what makes the wanted differences, and has them approved. */
  private async stocktake(step: Step): Promise<string | null> {
    const { owner } = this
    const { id } = await owner.do('inventory', 'stocktake.start', { title: '盘点', warehouse: this.places[step.warehouse] })
    const lines = await Promise.all(step.lines.map((line) => this.countOf(step.warehouse, line)))
    await owner.do('inventory', 'stocktake.count', { id, lines })
    const submitted = await owner.do('inventory', 'stocktake.submit', { id, version: 1 })
    const answer = await owner.answer('inventory', 'stocktake.approve', { id, version: submitted.version })
    if (!answer.ok) return this.codeOf(answer)
    this.posted.push({ module: 'inventory', kind: 'stocktake', id, version: answer.data.version })
    return null
  }

  private async countOf(warehouse: Warehouse, line: StepLine): Promise<Record<string, unknown>> {
    const { price: _price, ...counted } = await this.lineOf(line, warehouse)
    const gain = line.direction === 'gain'
    const held = await this.heldOf(warehouse, line)
    const serials = gain ? [...held.serials, ...line.serials] : held.serials.filter((serial) => !line.serials.includes(serial))
    const quantity = gain ? dec(held.quantity).plus(decimal(line.quantity, 4)) : dec(held.quantity).minus(decimal(line.quantity, 4))
    return { ...counted, mode: 'set', quantity: quantity.toFixed(4), ...(line.sku === '号货' ? { serials } : {}) }
  }

  /** By the database itself: what a person who counts would find there. */
  private async heldOf(warehouse: Warehouse, line: StepLine): Promise<{ quantity: string; serials: string[] }> {
    const sku = this.goods[line.sku]!.id
    const place = this.places[warehouse]!
    const [rows] = await this.sql.query<mysql.RowDataPacket[]>(
      `SELECT COALESCE(SUM(b.onHand), 0) AS quantity FROM stock_balance b LEFT JOIN lot l ON l.company = b.company AND l.id = b.lot
       WHERE b.company = ? AND b.warehouse = ? AND b.sku = ? AND (? IS NULL OR l.number = ?)`,
      [this.owner.company, place, sku, line.lot ?? null, line.lot ?? null],
    )
    const [serials] = await this.sql.query<mysql.RowDataPacket[]>(
      'SELECT number FROM serial WHERE company = ? AND warehouse = ? AND sku = ?',
      [this.owner.company, place, sku],
    )
    return { quantity: rows[0]!.quantity, serials: serials.map((row) => row.number) }
  }

  /** Every row that holds anything, by warehouse and goods, oldest first. */
  async held(): Promise<string[]> {
    const [rows] = await this.sql.query<mysql.RowDataPacket[]>(
      'SELECT warehouse, sku, onHand, value FROM stock_balance WHERE company = ? AND (onHand <> 0 OR value <> 0) ORDER BY lot',
      [this.owner.company],
    )
    return [...WAREHOUSES, '在途' as const].flatMap((warehouse) =>
      SKUS.flatMap((sku) =>
        rows
          .filter((row) => row.warehouse === this.places[warehouse] && row.sku === this.goods[sku]!.id)
          .map((row) => `${warehouse} ${sku} ${row.onHand} ${row.value}`),
      ),
    )
  }
}
