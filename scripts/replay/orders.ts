import { addDays } from '../../shared/kernel/fields'
import { dec, sum } from '../../shared/kernel/money'
import type { Caller } from '../seed/caller'
import { goodsCode, type Known, supplierCode } from './masters'
import { grouped, type Northwind, type Totals } from './northwind'

/** Receives from each supplier, the day before the first order, as much as will ever be sold. */
export async function receiveStock(owner: Caller, data: Northwind, known: Known): Promise<number> {
  const all = data.orders.flatMap(({ lines }) => lines)
  const sold = grouped(all, 'product_id')
  const date = addDays(data.orders[0]?.order.order_date ?? '', -1)
  const bySupplier = grouped(data.products, 'supplier_id')
  let receipts = 0
  for (const [supplier, products] of bySupplier) {
    const lines = products.flatMap(({ product_id }) => {
      const quantity = sum((sold.get(product_id ?? '') ?? []).map((line) => line.quantity ?? '0'))
      return quantity.isZero() ? [] : [{ ...known.goods.get(goodsCode(product_id)), quantity: quantity.toFixed() }]
    })
    if (lines.length === 0) continue
    await owner.do('purchase', 'receipt.post', {
      date,
      party: known.suppliers.get(supplierCode(supplier)),
      warehouse: known.warehouse,
      lines,
    })
    receipts += 1
  }
  return receipts
}

/** Posts every order as a delivery, its freight as a line of its own; answers the milliseconds each took. */
export async function postOrders(owner: Caller, data: Northwind, known: Known): Promise<{ ids: string[]; times: number[] }> {
  const ids: string[] = []
  const times: number[] = []
  for (const { order, lines } of data.orders) {
    const goods = lines.map((line) => ({
      ...known.goods.get(goodsCode(line.product_id)),
      quantity: line.quantity,
      price: line.unit_price,
      ...(dec(line.discount ?? '0').isZero() ? {} : { discountRate: line.discount }),
    }))
    const freight = dec(order.freight ?? '0').isZero() ? [] : [{ ...known.freight, quantity: '1', price: order.freight }]
    const input = {
      date: order.order_date,
      party: known.customers.get(order.customer_id ?? ''),
      warehouse: known.warehouse,
      address: [order.ship_name, order.ship_address, order.ship_city].filter(Boolean).join(', ').slice(0, 200),
      note: `Northwind ${order.order_id}`,
      lines: [...goods, ...freight],
    }
    const begun = performance.now()
    const { id } = await owner.do<{ id: string }>('sales', 'delivery.post', input)
    times.push(performance.now() - begun)
    ids.push(id)
  }
  return { ids, times }
}

interface Detail {
  lines: { sku: string; quantity: string; amountIncl: string }[]
}

/** The totals as the system tells them, line by line, through its own answers. */
export async function bookedTotals(owner: Caller, ids: readonly string[], known: Known): Promise<Totals> {
  const lines: Detail['lines'] = []
  for (const id of ids) lines.push(...(await owner.do<Detail>('sales', 'delivery.detail', { id })).lines)
  const goods = lines.filter((line) => line.sku !== known.freight.sku)
  const freight = lines.filter((line) => line.sku === known.freight.sku)
  return {
    orders: ids.length,
    lines: goods.length,
    quantity: sum(goods.map((line) => line.quantity)),
    goods: sum(goods.map((line) => line.amountIncl)),
    freight: sum(freight.map((line) => line.amountIncl)),
  }
}
