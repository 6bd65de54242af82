import { type Caller, firstWarehouse, type Goods, lineOf, newCompany, newCustomer, newGoods, newSupplier, today } from '../company'
import type { TestDatabase } from '../database'

export interface OutputShop {
  owner: Caller
  stranger: Caller
  water: Goods
  /** In 公斤 and 箱 of 12, by batch. */
  milk: Goods
  /** By serial number, with a UPC-A. */
  phone: Goods
  warehouse: string
  customer: string
  receipt: { id: string }
  delivery: { id: string; version: number; number: string }
}

export const nextYear = `${parseInt(today().slice(0, 4), 10) + 1}-01-31`

/** A company whose goods came in by batch and serial number and went out in part, beside another company. */
export async function newOutputShop(db: TestDatabase): Promise<OutputShop> {
  const owner = await newCompany(db.invoke, '小满商贸')
  const stranger = await newCompany(db.invoke, '别家')
  const warehouse = await firstWarehouse(owner)
  const supplier = await newSupplier(owner, '厂家')
  const customer = await newCustomer(owner, '镕囍便利店')
  const water = await newGoods(owner, '矿泉水', { spec: '550ml' })
  const kilogram = { name: '公斤', numerator: 1, denominator: 1, barcode: '6901234567892', salePrice: '12.5' }
  const milk = await newGoods(owner, '奶粉', {
    tracking: 'lot',
    units: [kilogram, { name: '箱', numerator: 12, denominator: 1, barcode: '26901234567896' }],
  })
  const phone = await newGoods(owner, '手机', {
    tracking: 'serial',
    units: [{ name: '台', numerator: 1, denominator: 1, barcode: '036000291452' }],
  })
  const receipt = await owner.do('purchase', 'receipt.post', {
    date: today(),
    party: supplier,
    warehouse,
    lines: [
      lineOf(water, '100', { price: '1.13' }),
      lineOf(milk, '10', { price: '50', lotNumber: 'LOT-A', producedAt: today(), expiresAt: nextYear }),
      lineOf(phone, '2', { price: '1000', serials: ['SN1', 'SN2'] }),
    ],
  })
  const delivery = await owner.do('sales', 'delivery.post', {
    date: today(),
    party: customer,
    warehouse,
    address: '人民路 1 号',
    discount: '0.20',
    lines: [
      lineOf(water, '10', { price: '3' }),
      { ...lineOf(water, '1', { price: '66' }), unit: water.caseUnit },
      lineOf(milk, '2', { price: '80' }),
    ],
  })
  return { owner, stranger, water, milk, phone, warehouse, customer, receipt, delivery }
}
