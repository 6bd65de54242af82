import fs from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { type Decimal, dec, roundMoney, sum } from '../../shared/kernel/money'

type Row = Record<string, string>

/** The trading data of a folder of Northwind's CSV files, as texts. */
export interface Northwind {
  products: Row[]
  categories: Row[]
  suppliers: Row[]
  customers: Row[]
  orders: { order: Row; lines: Row[] }[]
}

/** Rows by the value of one of their columns. */
export function grouped(rows: readonly Row[], column: string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) groups.set(row[column] ?? '', [...(groups.get(row[column] ?? '') ?? []), row])
  return groups
}

export function readNorthwind(folder: string): Northwind {
  const table = (name: string): Row[] => parse(fs.readFileSync(path.join(folder, `${name}.csv`)), { columns: true, bom: true })
  const details = grouped(table('order_details'), 'order_id')
  // In the order in which the business happened; the order's number decides within a day.
  const orders = table('orders').sort((a, b) => (`${a.order_date} ${a.order_id}` < `${b.order_date} ${b.order_id}` ? -1 : 1))
  return {
    products: table('products'),
    categories: table('categories'),
    suppliers: table('suppliers'),
    customers: table('customers'),
    orders: orders.map((order) => ({ order, lines: details.get(order.order_id ?? '') ?? [] })),
  }
}

/** What was sold; amounts after line discount, each line rounded to cents. */
export interface Totals {
  orders: number
  lines: number
  quantity: Decimal
  goods: Decimal
  freight: Decimal
}

/** The totals straight from the files, with nothing of the system's own arithmetic but its rounding. */
export function expectedTotals({ orders }: Northwind): Totals {
  const lines = orders.flatMap((order) => order.lines)
  const net = ({ unit_price = '', quantity = '', discount = '' }: Row) =>
    roundMoney(dec(unit_price).times(quantity).times(dec(1).minus(discount)))
  return {
    orders: orders.length,
    lines: lines.length,
    quantity: sum(lines.map((line) => line.quantity ?? '0')),
    goods: sum(lines.map(net)),
    freight: sum(orders.map(({ order }) => order.freight ?? '0')),
  }
}
