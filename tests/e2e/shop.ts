import { Caller } from '../company'
import type { TestDatabase } from '../database'

export const PASSWORD = 'zhangfang-1'
export const BOTTLE = '6901234500011'
export const CASE = '6901234505016'

export interface Shop {
  owner: Caller
  phones: { keeper: string; seller: string }
}

/** A shop on its first morning: one warehouse, one product in bottles and cases, a supplier and two customers, nothing in stock. */
export async function openShop({ invoke }: TestDatabase): Promise<Shop> {
  const register = async (phone: string, name: string) =>
    new Caller(invoke, (await new Caller(invoke, null).do('access', 'session.register', { phone, password: PASSWORD, name })).token)
  const owner = await register('13700000001', '陈国栋')
  owner.company = (await owner.do('access', 'company.create', { name: '福满园食品商行' })).id
  const phones = { keeper: '13700000002', seller: '13700000003' }
  for (const [phone, name, role] of [
    [phones.keeper, '王大力', 'warehouse'],
    [phones.seller, '林小燕', 'salesperson'],
  ] as const) {
    const { code } = await owner.do('access', 'invitation.create', { name, roles: [role] })
    await (await register(phone, name)).do('access', 'invitation.accept', { code })
  }
  await owner.do('product', 'sku.save', {
    code: 'SP0001',
    name: '农夫山泉饮用天然水',
    spec: '550ml',
    skuKind: 'goods',
    taxRate: '0.13',
    units: [
      { name: '瓶', numerator: 1, denominator: 1, barcode: BOTTLE, salePrice: '2', purchasePrice: '1.1' },
      { name: '箱', numerator: 24, denominator: 1, barcode: CASE, salePrice: '45.6', purchasePrice: '26.4' },
    ],
  })
  await owner.do('purchase', 'supplier.save', { name: '农夫山泉华东经销部', supplier: true })
  await owner.do('sales', 'customer.save', { name: '好邻居便利店', customer: true, terms: 'net', termDays: 15 })
  await owner.do('sales', 'customer.save', { name: '阿芳杂货铺', customer: true, creditLimit: '10' })
  return { owner, phones }
}
