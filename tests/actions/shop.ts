import mysql from 'mysql2/promise'
import { type Caller, firstWarehouse, type Goods, lineOf, newCompany, newCustomer, newGoods, newSupplier, today } from '../company'
import type { TestDatabase } from '../database'

export interface Outcome {
  id: string
  version: number
  state: string
  number: string
}

/** A company that can trade, with a connection behind its back. */
export class Shop {
  warehouse = ''
  supplier = ''
  customer = ''

  private constructor(
    readonly owner: Caller,
    readonly sql: mysql.Connection,
  ) {}

  static async open(db: TestDatabase, name: string): Promise<Shop> {
    const sql = await mysql.createConnection({ uri: db.url, supportBigNumbers: true, bigNumberStrings: true, dateStrings: true })
    const shop = new Shop(await newCompany(db.invoke, name), sql)
    shop.warehouse = await firstWarehouse(shop.owner)
    shop.supplier = await newSupplier(shop.owner, `${name}的厂家`)
    shop.customer = await newCustomer(shop.owner, `${name}的客户`)
    return shop
  }

  close = () => this.sql.end()

  /** New goods with this many bottles on hand at 2 yuan each. */
  async stocked(name: string, quantity: string): Promise<Goods> {
    const goods = await newGoods(this.owner, name)
    await this.owner.do('purchase', 'receipt.post', this.purchase([lineOf(goods, quantity, { price: '2.26' })]))
    return goods
  }

  purchase = (lines: unknown[], more: object = {}) => ({ date: today(), party: this.supplier, warehouse: this.warehouse, lines, ...more })
  sale = (lines: unknown[], more: object = {}) => ({ date: today(), party: this.customer, warehouse: this.warehouse, lines, ...more })

  draft = (lines: unknown[], more: object = {}): Promise<Outcome> => this.owner.do('sales', 'delivery.save', this.sale(lines, more))

  async submitted(lines: unknown[], more: object = {}): Promise<Outcome> {
    const { id, version } = await this.draft(lines, more)
    return this.owner.do('sales', 'delivery.submit', { id, version })
  }

  async onHand(goods: Goods): Promise<string> {
    const [row] = await this.rows(
      'SELECT COALESCE(SUM(onHand), 0) AS onHand FROM stock_balance WHERE company = ? AND sku = ?',
      this.owner.company,
      goods.id,
    )
    return row!.onHand
  }

  async rows(text: string, ...values: unknown[]): Promise<Record<string, any>[]> {
    const [rows] = await this.sql.query<mysql.RowDataPacket[]>(text, values)
    return rows
  }

  async count(table: string, where = '1 = 1'): Promise<number> {
    const [row] = await this.rows(`SELECT COUNT(*) AS n FROM ${table} WHERE company = ? AND ${where}`, this.owner.company)
    return Number(row!.n)
  }

  /** Everything a refused command could have left behind. */
  async traces(): Promise<Record<string, number>> {
    const tables = ['document', 'document_line', 'posting', 'stock_move', 'party_entry', 'journal_line']
    return Object.fromEntries(await Promise.all(tables.map(async (table) => [table, await this.count(table)])))
  }

  /** Every one of these inputs is refused as said, and nothing of it is left. */
  async refusesAll(inputs: [input: object, expected: object][], action = 'delivery.post', module = 'sales'): Promise<void> {
    const before = await this.traces()
    for (const [input, expected] of inputs) expect(await this.owner.refused(module, action, input)).toMatchObject(expected)
    expect(await this.traces()).toEqual(before)
  }

  /** Returns once this many statements of others wait for a row lock that is held here. */
  async waiting(count: number): Promise<void> {
    for (let looks = 0; looks < 200; looks++) {
      // The table of transactions is renewed only when nobody has looked at it for 100 ms.
      await new Promise((resolve) => setTimeout(resolve, 150))
      const [row] = await this.rows(
        "SELECT COUNT(*) AS n FROM information_schema.innodb_trx t JOIN information_schema.processlist p ON p.id = t.trx_mysql_thread_id WHERE t.trx_state = 'LOCK WAIT' AND p.db = DATABASE()",
      )
      if (Number(row!.n) >= count) return
    }
    throw new Error(`not ${count} statements wait for what is held here`)
  }
}

export const seen = ({ id, version }: Outcome) => ({ id, version })
