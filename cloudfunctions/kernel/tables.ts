import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm'
import { bare, type Field, isOptional, metaOf, type Shape } from '../../shared/kernel/fields'
import { headTable, lineTable } from '../../shared/kernel/document'
import type { Master } from '../../shared/kernel/master'
import { party } from '../../shared/masters/party'
import { category, department, fund, region, warehouse } from '../../shared/masters/places'
import { priceLevel } from '../../shared/masters/priceLevel'
import { reason } from '../../shared/masters/reason'
import { skuFields, unitFields } from '../../shared/masters/sku'
import { customField } from '../../shared/product/customField'
import { productFields } from '../../shared/product/product'
import { label } from '../../shared/output/label'
import { stocktakePlan } from '../../shared/inventory/stocktakePlan'
import { documentKinds } from '../../shared/registry'

/**
 * Every table, as TypeORM entities. Masters and documents take their columns from the declared fields; what is neither
 * is written out below. Tables of a company lead with `company`.
 */
type Column = EntitySchemaColumnOptions
type Columns = Record<string, Column>

const bigint: Column = { type: 'bigint', unsigned: true }
const decimal = (precision: number, scale: number): Column => ({ type: 'decimal', precision, scale })
const text = (length: number): Column => ({ type: 'varchar', length })
const moment: Column = { type: 'datetime', precision: 3 }
const int: Column = { type: 'int', unsigned: true }
const flag: Column = { type: 'boolean' }
const day: Column = { type: 'date' }
const money = decimal(18, 2)
const quantity = decimal(18, 4)
const price = decimal(18, 6)
const rate = decimal(9, 6)
const document: Column = { type: 'longtext' }
const optional = (column: Column): Column => ({ ...column, nullable: true })

const COLUMN_OF: Record<string, (max: number) => Column> = {
  id: () => bigint,
  ref: () => bigint,
  text: (max) => text(max),
  money: () => money,
  quantity: () => quantity,
  price: () => price,
  rate: () => rate,
  integer: () => ({ type: 'int' }),
  date: () => day,
  time: () => moment,
  boolean: () => flag,
  enum: () => text(20),
}

function columnOf(field: Field): Column {
  const meta = metaOf(bare(field))
  const make = COLUMN_OF[meta.kind]
  if (!make) throw new Error(`no column for ${meta.kind}`)
  const column = make(meta.max ?? 0)
  return isOptional(field) ? optional(column) : column
}

export const columnsOf = (shape: Shape): Columns =>
  Object.fromEntries(Object.entries(shape).map(([field, schema]) => [field, columnOf(schema)]))

interface Keys {
  primary: string[]
  unique?: Record<string, string[]>
  index?: Record<string, string[]>
}

function table(name: string, columns: Columns, keys: Keys): EntitySchema {
  const withKeys = Object.fromEntries(
    Object.entries(columns).map(([column, options]) => [column, keys.primary.includes(column) ? { ...options, primary: true } : options]),
  )
  // TypeORM orders the primary key by the order of columns.
  const ordered = Object.fromEntries(
    [...keys.primary, ...Object.keys(withKeys).filter((column) => !keys.primary.includes(column))].map((column) => [
      column,
      withKeys[column]!,
    ]),
  )
  return new EntitySchema({
    name,
    tableName: name,
    columns: ordered as never,
    indices: [
      ...Object.entries(keys.unique ?? {}).map(([key, on]) => ({ name: key, unique: true, columns: on })),
      ...Object.entries(keys.index ?? {}).map(([key, on]) => ({ name: key, columns: on })),
    ],
  })
}

const owned = (name: string, columns: Columns, keys: Omit<Keys, 'primary'> = {}): EntitySchema =>
  table(name, { company: bigint, id: bigint, ...columns }, { primary: ['company', 'id'], ...keys })

const masterTable = (declared: Master, keys: Omit<Keys, 'primary'> = {}): EntitySchema =>
  owned(declared.table, { version: int, archived: flag, pinyin: text(200), ...columnsOf(declared.fields) }, keys)

const documentTables = documentKinds.flatMap((kind) => [
  ...(Object.keys(kind.head).length ? [owned(headTable(kind), columnsOf(kind.head))] : []),
  ...(Object.keys(kind.line).length ? [owned(lineTable(kind), columnsOf(kind.line))] : []),
])

const line = {
  quantity,
  numerator: int,
  denominator: int,
  baseQuantity: quantity,
  price,
  discountRate: optional(rate),
  discountAmount: optional(money),
  taxRate: rate,
  gross: money,
  net: money,
  share: money,
}
const amounts = { amountExcl: money, tax: money, amountIncl: money }

export const tables: EntitySchema[] = [
  // People: across companies.
  table(
    'person',
    { id: bigint, name: text(60), phone: optional(text(20)), openid: optional(text(64)), password: optional(text(200)), createdAt: moment },
    { primary: ['id'], unique: { person_phone: ['phone'], person_openid: ['openid'] } },
  ),
  table(
    'session',
    { id: bigint, person: bigint, createdAt: moment, expiresAt: moment, revokedAt: optional(moment) },
    { primary: ['id'], index: { session_person: ['person'] } },
  ),
  table('attempt', { subject: text(80), count: int, until: moment }, { primary: ['subject'] }),

  // A company: its book row is the lock all its postings queue on.
  table(
    'book',
    { company: bigint, name: text(120), closedTo: optional(day), settings: document, createdAt: moment },
    { primary: ['company'] },
  ),
  owned(
    'member',
    { person: optional(bigint), name: text(60), roles: text(200), active: flag, joinedAt: moment },
    { unique: { member_person: ['company', 'person'] }, index: { member_of: ['person'] } },
  ),
  owned(
    'invitation',
    { code: text(64), name: text(60), roles: text(200), invitedBy: bigint, expiresAt: moment, usedBy: optional(bigint) },
    { unique: { invitation_code: ['code'] } },
  ),
  owned(
    'operation',
    {
      request: optional(text(36)),
      member: optional(bigint),
      person: optional(bigint),
      channel: text(10),
      ip: optional(text(64)),
      at: moment,
      module: text(20),
      action: text(60),
      hash: optional(text(64)),
      outcome: text(10),
      code: optional(text(40)),
      subjectKind: optional(text(40)),
      subject: optional(bigint),
      was: optional(document),
      became: optional(document),
      answer: optional(document),
    },
    { unique: { operation_request: ['company', 'request'] }, index: { operation_subject: ['company', 'subject'] } },
  ),
  owned(
    'job',
    {
      kind: text(60),
      input: document,
      state: text(10),
      position: optional(document),
      progress: int,
      total: int,
      result: optional(document),
      attempts: int,
      dueAt: moment,
      leaseUntil: optional(moment),
      createdBy: optional(bigint),
      createdAt: moment,
      failure: optional(text(500)),
    },
    { index: { job_due: ['state', 'dueAt'] } },
  ),
  owned('file', { name: text(200), type: text(100), size: int, sha256: text(64), place: text(300), createdBy: bigint, createdAt: moment }),

  // Masters.
  masterTable(warehouse, { unique: { warehouse_name: ['company', 'name'] } }),
  masterTable(department, { unique: { department_name: ['company', 'name'] } }),
  masterTable(region, { unique: { region_name: ['company', 'name'] } }),
  masterTable(fund, { unique: { fund_name: ['company', 'name'] } }),
  masterTable(reason, { unique: { reason_name: ['company', 'name'] } }),
  masterTable(category, { unique: { category_name: ['company', 'name'] }, index: { category_parent: ['company', 'parent'] } }),
  masterTable(priceLevel, { unique: { price_level_name: ['company', 'name'] } }),
  masterTable(customField, { unique: { custom_field_name: ['company', 'name'] } }),
  owned(
    'product',
    {
      version: int,
      archived: flag,
      pinyin: text(200),
      ...columnsOf(productFields),
      attributes: optional(document),
      pictures: optional(document),
    },
    { unique: { product_code: ['company', 'code'] } },
  ),
  masterTable(party, { unique: { party_name: ['company', 'name'] }, index: { party_code: ['company', 'code'] } }),
  owned(
    'sku',
    {
      version: int,
      archived: flag,
      pinyin: text(200),
      ...columnsOf(skuFields),
      product: optional(bigint),
      attributes: optional(document),
      pictures: optional(document),
      custom: optional(document),
    },
    {
      unique: { sku_code: ['company', 'code'] },
      index: { sku_category: ['company', 'category'], sku_product: ['company', 'product'] },
    },
  ),
  owned(
    'lot',
    { sku: bigint, number: text(60), producedAt: optional(day), expiresAt: optional(day) },
    { unique: { lot_number: ['company', 'sku', 'number'] }, index: { lot_expiry: ['company', 'expiresAt'] } },
  ),
  owned(
    'sku_unit',
    { sku: bigint, no: int, ...columnsOf(unitFields) },
    { unique: { unit_barcode: ['company', 'barcode'], unit_name: ['company', 'sku', 'name'] } },
  ),
  owned(
    'sku_barcode',
    { sku: bigint, unit: bigint, barcode: text(40) },
    { unique: { more_barcode: ['company', 'barcode'] }, index: { barcode_sku: ['company', 'sku'] } },
  ),
  table('level_price', { company: bigint, unit: bigint, level: bigint, price }, { primary: ['company', 'unit', 'level'] }),
  // What a price was and became, by whom; planned ones wait for their day.
  owned(
    'price_change',
    {
      batch: bigint,
      sku: bigint,
      unit: bigint,
      target: text(20),
      level: bigint,
      was: optional(price),
      price: optional(price),
      dueOn: day,
      state: text(10),
      madeBy: bigint,
      madeAt: moment,
    },
    { index: { price_change_sku: ['company', 'sku', 'id'], price_change_batch: ['company', 'batch'] } },
  ),

  // Labels, and how far a company's own barcodes have been handed out.
  masterTable(label, { unique: { label_name: ['company', 'name'] } }),
  table('barcode_series', { company: bigint, prefix: text(2), used: bigint }, { primary: ['company', 'prefix'] }),

  // Documents of every kind.
  owned(
    'document',
    {
      kind: text(40),
      numberKey: optional(text(24)),
      numberSeq: optional(int),
      number: optional(text(40)),
      state: text(10),
      version: int,
      date: day,
      party: optional(bigint),
      warehouse: optional(bigint),
      employee: optional(bigint),
      department: optional(bigint),
      taxInclusive: flag,
      discount: money,
      note: optional(text(500)),
      summary: text(300),
      lineCount: int,
      ...amounts,
      madeBy: bigint,
      madeAt: moment,
      updatedBy: bigint,
      updatedAt: moment,
    },
    {
      unique: { document_number: ['company', 'numberKey', 'numberSeq'] },
      index: {
        document_kind: ['company', 'kind', 'id'],
        document_party: ['company', 'party', 'id'],
        document_state: ['company', 'state', 'id'],
        document_date: ['company', 'kind', 'date'],
        document_text: ['company', 'number'],
      },
    },
  ),
  owned(
    'document_line',
    {
      document: bigint,
      no: int,
      sku: bigint,
      unit: bigint,
      ...line,
      ...amounts,
      sourceLine: optional(bigint),
      lot: optional(bigint),
      serials: optional({ type: 'mediumtext' }),
      note: optional(text(200)),
    },
    {
      index: {
        line_document: ['company', 'document', 'no'],
        line_sku: ['company', 'sku', 'document'],
        line_source: ['company', 'sourceLine'],
      },
    },
  ),
  ...documentTables,

  // Books: append-only ledgers, written by kernel/books.ts alone.
  table(
    'posting',
    {
      company: bigint,
      number: int,
      document: bigint,
      act: text(10),
      date: day,
      period: { type: 'char', length: 7 },
      voucher: optional(int),
      member: bigint,
      at: moment,
    },
    {
      primary: ['company', 'number'],
      unique: { posting_act: ['company', 'document', 'act'], posting_voucher: ['company', 'period', 'voucher'] },
      index: { posting_at: ['company', 'at'] },
    },
  ),
  table(
    'stock_move',
    {
      company: bigint,
      posting: int,
      seq: int,
      date: day,
      warehouse: bigint,
      sku: bigint,
      lot: bigint,
      quantity,
      value: money,
      line: optional(bigint),
      onHandAfter: quantity,
      valueAfter: money,
    },
    {
      primary: ['company', 'posting', 'seq'],
      index: {
        move_sku: ['company', 'sku', 'posting', 'seq'],
        move_line: ['company', 'line'],
        move_date: ['company', 'date', 'sku', 'warehouse'],
      },
    },
  ),
  table(
    'stock_balance',
    { company: bigint, warehouse: bigint, sku: bigint, lot: bigint, onHand: quantity, value: money, lastCost: optional(price) },
    { primary: ['company', 'warehouse', 'sku', 'lot'], index: { balance_sku: ['company', 'sku'] } },
  ),
  table(
    'stock_shortage',
    { company: bigint, posting: int, seq: int, warehouse: bigint, sku: bigint, opened: quantity, quantity, value: money },
    { primary: ['company', 'posting', 'seq'], index: { shortage_sku: ['company', 'sku'] } },
  ),
  table(
    'serial',
    { company: bigint, sku: bigint, number: text(60), warehouse: optional(bigint), posting: int },
    {
      primary: ['company', 'sku', 'number'],
      index: { serial_number: ['company', 'number'], serial_place: ['company', 'warehouse', 'sku'] },
    },
  ),
  table(
    'serial_move',
    {
      company: bigint,
      posting: int,
      seq: int,
      sku: bigint,
      number: text(60),
      warehouse: bigint,
      direction: { type: 'smallint' },
      line: optional(bigint),
    },
    { primary: ['company', 'posting', 'seq'], index: { serial_life: ['company', 'sku', 'number'] } },
  ),
  // How much of a source line later documents took up; sums by line are what is open.
  table(
    'line_use',
    { company: bigint, posting: int, seq: int, line: bigint, lot: bigint, quantity, value: money },
    { primary: ['company', 'posting', 'seq'], index: { use_line: ['company', 'line'] } },
  ),
  table(
    'plan_move',
    { company: bigint, posting: int, seq: int, warehouse: bigint, sku: bigint, reserved: quantity, onOrder: quantity, inTransit: quantity },
    { primary: ['company', 'posting', 'seq'], index: { plan_sku: ['company', 'sku'] } },
  ),
  table(
    'stock_plan',
    { company: bigint, warehouse: bigint, sku: bigint, reserved: quantity, onOrder: quantity, inTransit: quantity },
    { primary: ['company', 'warehouse', 'sku'], index: { stock_plan_sku: ['company', 'sku'] } },
  ),
  // Stocktakes: what each counter entered, never changed; what an entry takes back is written beside it.
  owned(
    'stocktake_count',
    {
      stocktake: bigint,
      sku: bigint,
      lot: bigint,
      unit: bigint,
      quantity,
      numerator: int,
      denominator: int,
      mode: text(10),
      serials: optional({ type: 'mediumtext' }),
      round: int,
      member: bigint,
      countedAt: moment,
      at: moment,
      undoes: optional(bigint),
    },
    { index: { count_sku: ['company', 'stocktake', 'sku'], count_undoes: ['company', 'undoes'] } },
  ),
  owned(
    'stocktake_recount',
    { stocktake: bigint, sku: bigint, lot: bigint, member: bigint, at: moment },
    { index: { recount_sku: ['company', 'stocktake', 'sku'] } },
  ),
  table('stocktake_scope', { company: bigint, stocktake: bigint, sku: bigint }, { primary: ['company', 'stocktake', 'sku'] }),
  masterTable(stocktakePlan, { unique: { stocktake_plan_name: ['company', 'name'] } }),
  table(
    'party_entry',
    {
      company: bigint,
      posting: int,
      seq: int,
      party: bigint,
      account: text(12),
      amount: money,
      open: money,
      settled: flag,
      date: day,
      dueDate: day,
    },
    {
      primary: ['company', 'posting', 'seq'],
      index: { entry_open: ['company', 'party', 'settled', 'account', 'dueDate'], entry_due: ['company', 'settled', 'account', 'dueDate'] },
    },
  ),
  table(
    'party_match',
    {
      company: bigint,
      posting: int,
      seq: int,
      entryPosting: int,
      entrySeq: int,
      againstPosting: int,
      againstSeq: int,
      amount: money,
      date: day,
    },
    { primary: ['company', 'posting', 'seq'] },
  ),
  table(
    'journal_line',
    {
      company: bigint,
      posting: int,
      seq: int,
      date: day,
      period: { type: 'char', length: 7 },
      account: text(12),
      debit: money,
      credit: money,
      party: optional(bigint),
      fund: optional(bigint),
      department: optional(bigint),
      employee: optional(bigint),
      warehouse: optional(bigint),
      cashItem: optional({ type: 'smallint', unsigned: true }),
    },
    { primary: ['company', 'posting', 'seq'], index: { journal_account: ['company', 'account', 'period', 'posting'] } },
  ),
  // party and fund are 0 where an account has none.
  table(
    'account_balance',
    { company: bigint, period: { type: 'char', length: 7 }, account: text(12), party: bigint, fund: bigint, debit: money, credit: money },
    {
      primary: ['company', 'period', 'account', 'party', 'fund'],
      index: { account_party: ['company', 'party', 'account'] },
    },
  ),
  // Stock levels and alerts; what stock was at the end of every month, worked out from the moves up to a posting.
  table(
    'stock_level',
    {
      company: bigint,
      sku: bigint,
      warehouse: bigint,
      minimum: optional(quantity),
      maximum: optional(quantity),
      safety: optional(quantity),
      leadDays: optional(int),
      minimumOrder: optional(quantity),
    },
    { primary: ['company', 'sku', 'warehouse'] },
  ),
  table(
    'stock_alert',
    {
      company: bigint,
      sku: bigint,
      warehouse: bigint,
      lot: bigint,
      kind: text(20),
      id: bigint,
      state: text(10),
      quantity,
      bound: optional(quantity),
      firstSeen: moment,
      lastSeen: moment,
      seenBy: optional(bigint),
    },
    { primary: ['company', 'sku', 'warehouse', 'lot', 'kind'], index: { alert_state: ['company', 'state', 'id'] } },
  ),
  table(
    'stock_month',
    { company: bigint, basis: text(10), month: { type: 'char', length: 7 }, sku: bigint, warehouse: bigint, quantity, value: money },
    { primary: ['company', 'basis', 'month', 'sku', 'warehouse'] },
  ),
  table(
    'stock_flow',
    {
      company: bigint,
      month: { type: 'char', length: 7 },
      sku: bigint,
      warehouse: bigint,
      kind: text(40),
      quantityIn: quantity,
      valueIn: money,
      quantityOut: quantity,
      valueOut: money,
    },
    { primary: ['company', 'month', 'sku', 'warehouse', 'kind'] },
  ),
  table(
    'stock_rollup',
    {
      company: bigint,
      posting: int,
      dateFrom: { type: 'char', length: 7, nullable: true },
      dateTo: { type: 'char', length: 7, nullable: true },
      postedFrom: { type: 'char', length: 7, nullable: true },
      postedTo: { type: 'char', length: 7, nullable: true },
    },
    { primary: ['company'] },
  ),
  // The last day whose nightly work was queued.
  table('nightly', { company: bigint, day }, { primary: ['company'] }),
  table('ledger_account', { company: bigint, code: text(12), name: text(60), side: text(6) }, { primary: ['company', 'code'] }),
]
