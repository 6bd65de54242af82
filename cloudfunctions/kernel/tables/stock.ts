import { stocktakePlan } from '../../../shared/inventory/stocktakePlan'
import { bigint, day, int, masterTable, moment, money, optional, owned, price, quantity, table, text } from './columns'

/** Stock ledgers and balances, stocktakes, levels and alerts, and what stock was at the end of each month. */
export const stockTables = [
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
]
