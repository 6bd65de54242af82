import { bare, metaOf, type RefTarget, type Shape } from '../../shared/kernel/fields'
import { headFields, lineFields } from '../../shared/kernel/document'
import { voucherTemplate } from '../../shared/finance/voucherTemplate'
import { stocktakePlan } from '../../shared/inventory/stocktakePlan'
import { party } from '../../shared/masters/party'
import { category, department, fund, region, warehouse } from '../../shared/masters/places'
import { skuFields, unitFields } from '../../shared/masters/sku'
import { headTable, lineTable, listTable } from '../../shared/kernel/tableNames'
import { documentKinds } from '../../shared/registry'
import type { Check } from '../checker'

export interface Reference {
  table: string
  column: string
  target: string
}

const TABLE_OF: Partial<Record<RefTarget, string>> = { unit: 'sku_unit', line: 'document_line' }

const declared = (table: string, shape: Shape): Reference[] =>
  Object.entries(shape).flatMap(([column, field]) => {
    const { ref } = metaOf(bare(field))
    return ref ? [{ table, column, target: TABLE_OF[ref] ?? ref }] : []
  })

const written = (table: string, columns: Record<string, string>): Reference[] =>
  Object.entries(columns).map(([column, target]) => ({ table, column, target }))

/** Every column that points at a row: those of the declared fields, and those that the kernel's own tables add. */
export const REFERENCES: readonly Reference[] = [
  ...[party, warehouse, department, region, fund, category].flatMap((master) => declared(master.table, master.fields)),
  ...declared('sku', skuFields),
  ...declared('sku_unit', unitFields),
  ...declared('document', headFields),
  ...declared('document_line', lineFields),
  ...documentKinds.flatMap((kind) => [...declared(headTable(kind), kind.head), ...declared(lineTable(kind), kind.line)]),
  ...documentKinds.flatMap((kind) =>
    Object.entries(kind.lists ?? {}).flatMap(([list, { row }]) => [
      ...declared(listTable(kind, list), row),
      ...written(listTable(kind, list), { document: 'document' }),
    ]),
  ),
  ...documentKinds.flatMap((kind) => [
    ...(Object.keys(kind.head).length ? written(headTable(kind), { id: 'document' }) : []),
    ...(Object.keys(kind.line).length ? written(lineTable(kind), { id: 'document_line' }) : []),
  ]),
  ...written('sku_unit', { sku: 'sku' }),
  ...written('sku', { product: 'product' }),
  ...written('product', { category: 'category' }),
  ...written('sku_barcode', { sku: 'sku', unit: 'sku_unit' }),
  ...written('level_price', { unit: 'sku_unit', level: 'price_level' }),
  ...written('price_change', { sku: 'sku', unit: 'sku_unit', level: 'price_level', madeBy: 'member' }),
  ...['party_contact', 'party_address', 'party_tag'].flatMap((table) => written(table, { party: 'party' })),
  ...written('voucher_template', { document: 'document' }),
  ...written('statement_share', { party: 'party', createdBy: 'member' }),
  ...written('statement_verdict', { party: 'party', member: 'member', share: 'statement_share' }),
  ...written('price_agreement', { party: 'party', sku: 'sku', unit: 'sku_unit' }),
  ...written('price_tier', { sku: 'sku', unit: 'sku_unit', level: 'price_level' }),
  ...written('promotion_goods', { promotion: 'promotion', sku: 'sku', category: 'category', unit: 'sku_unit' }),
  ...written('promotion_gift', { promotion: 'promotion', sku: 'sku', unit: 'sku_unit' }),
  ...written('promotion_customer', { promotion: 'promotion', party: 'party', level: 'price_level' }),
  ...written('document', { madeBy: 'member', updatedBy: 'member' }),
  ...written('document_line', { document: 'document' }),
  ...written('delivery_sign', { id: 'document', signature: 'file', photo: 'file', member: 'member' }),
  ...written('posting', { document: 'document', member: 'member' }),
  ...written('stock_move', { warehouse: 'warehouse', sku: 'sku', line: 'document_line' }),
  ...['stock_balance', 'stock_plan', 'plan_move', 'stock_shortage', 'stock_level', 'stock_month', 'stock_flow'].flatMap((table) =>
    written(table, { warehouse: 'warehouse', sku: 'sku' }),
  ),
  ...written('lot', { sku: 'sku' }),
  ...written('supplier_price', { party: 'party', sku: 'sku', unit: 'sku_unit' }),
  ...written('serial', { warehouse: 'warehouse', sku: 'sku' }),
  ...written('serial_move', { warehouse: 'warehouse', sku: 'sku', line: 'document_line' }),
  ...written('line_use', { line: 'document_line' }),
  ...written('stock_alert', { warehouse: 'warehouse', sku: 'sku', seenBy: 'member' }),
  ...declared(stocktakePlan.table, stocktakePlan.fields),
  ...written('statement_share', { party: 'party', createdBy: 'member' }),
  ...written('statement_verdict', { party: 'party', member: 'member', share: 'statement_share' }),
  ...declared(voucherTemplate.table, voucherTemplate.fields),
  ...written('stocktake_count', {
    stocktake: 'document',
    sku: 'sku',
    unit: 'sku_unit',
    lot: 'lot',
    member: 'member',
    undoes: 'stocktake_count',
  }),
  ...written('stocktake_recount', { stocktake: 'document', sku: 'sku', lot: 'lot', member: 'member' }),
  ...written('stocktake_scope', { stocktake: 'document', sku: 'sku' }),
  ...written('party_entry', { party: 'party' }),
  ...written('journal_line', { party: 'party', fund: 'fund', department: 'department', employee: 'member', warehouse: 'warehouse' }),
  ...written('account_balance', { party: 'party', fund: 'fund' }),
  ...written('operation', { member: 'member' }),
  ...written('invitation', { invitedBy: 'member', usedBy: 'member' }),
  ...written('job', { createdBy: 'member' }),
  ...written('file', { createdBy: 'member', thumbnail: 'file' }),
]

// 0 stands for "none" where the column is part of a key.
const dangling = ({ table, column, target }: Reference): Check => ({
  invariant: 14,
  name: `${table}.${column} is a ${target} of the same company`,
  sql: `
  SELECT t.${column} AS ${column}, COUNT(*) AS occurrences FROM ${table} t LEFT JOIN ${target} r ON r.company = t.company AND r.id = t.${column}
  WHERE t.company = :company AND t.${column} <> 0 AND r.id IS NULL GROUP BY t.${column}`,
})

export const referenceChecks: Check[] = [
  ...REFERENCES.map(dangling),
  {
    invariant: 14,
    name: 'a line is in a unit of its own goods',
    sql: `
  SELECT l.id, l.sku, u.sku AS unitOf FROM document_line l JOIN sku_unit u ON u.company = l.company AND u.id = l.unit
  WHERE l.company = :company AND u.sku <> l.sku`,
  },
  ...['journal_line', 'account_balance'].map((table) => ({
    invariant: 14,
    name: `${table} uses accounts of the company's chart`,
    sql: `
  SELECT DISTINCT t.account FROM ${table} t LEFT JOIN ledger_account a ON a.company = t.company AND a.code = t.account
  WHERE t.company = :company AND a.code IS NULL`,
  })),
]

// Actions outside any company (logging in) are company 0.
const strayIn = (table: string) =>
  `SELECT '${table}' AS place, t.company FROM (SELECT DISTINCT company FROM ${table}) t LEFT JOIN book b ON b.company = t.company WHERE b.company IS NULL AND t.company <> 0`

export const strayCompanies = `SELECT * FROM (${[...new Set(REFERENCES.map(({ table }) => table)), 'member'].map(strayIn).join('\n  UNION ALL ')}) stray`
