import { dec } from '../../shared/kernel/money'
import { type Caller, csv } from '../seed/caller'
import type { Northwind } from './northwind'

/** What the replay knows goods and parties by: the ids the system gave them, by the keys of the files. */
export interface Known {
  goods: Map<string, { sku: string; unit: string }>
  freight: { sku: string; unit: string }
  customers: Map<string, string>
  suppliers: Map<string, string>
  warehouse: string
}

export const goodsCode = (product: string | undefined): string => `NW${(product ?? '').padStart(3, '0')}`
export const supplierCode = (supplier: string | undefined): string => `S${(supplier ?? '').padStart(3, '0')}`

const FREIGHT_CODE = 'FREIGHT'
const text = (...parts: (string | undefined)[]): string => parts.filter(Boolean).join(', ')

/** Imports goods, suppliers and customers as a person would: by file. */
export async function importMasters(owner: Caller, data: Northwind): Promise<Known> {
  const categories = new Map(data.categories.map((row) => [row.category_id, row.category_name ?? '']))
  const goods = data.products.map((row) => [
    goodsCode(row.product_id),
    row.product_name ?? '',
    '商品',
    row.quantity_per_unit ?? '',
    categories.get(row.category_id) ?? '',
    '件',
    row.unit_price ?? '',
    dec(row.unit_price ?? '0')
      .times('0.7')
      .toFixed(),
    '0',
  ])
  const header = ['编码', '名称', '类型', '规格', '分类', '基本单位', '售价', '进价', '税率']
  await owner.importFile('sku', 'products.csv', csv([header, ...goods, [FREIGHT_CODE, '运费', '服务', '', '', '次', '', '', '0']]))
  const party = (code: string, row: Record<string, string>) => [
    code,
    row.company_name ?? '',
    row.contact_name ?? '',
    row.phone ?? '',
    text(row.address, row.city, row.postal_code),
    row.country ?? '',
    '货到',
    '30',
  ]
  const partyHeader = ['编码', '名称', '联系人', '电话', '地址', '地区', '结算方式', '账期天数']
  await owner.importFile(
    'supplier',
    'suppliers.csv',
    csv([partyHeader, ...data.suppliers.map((row) => party(supplierCode(row.supplier_id), row))]),
  )
  await owner.importFile('customer', 'customers.csv', csv([partyHeader, ...data.customers.map((row) => party(row.customer_id ?? '', row))]))
  return knownMasters(owner)
}

interface Coded {
  id: string
  code: string
}

async function knownMasters(owner: Caller): Promise<Known> {
  const skus = await all<Coded & { units: { id: string }[] }>(owner, 'product', 'sku.list')
  const goods = new Map(skus.map((row) => [row.code, { sku: row.id, unit: row.units[0]?.id ?? '' }]))
  const byCode = (rows: Coded[]) => new Map(rows.map((row) => [row.code, row.id]))
  const warehouses = await all<Coded>(owner, 'inventory', 'warehouse.list')
  return {
    goods,
    freight: goods.get(FREIGHT_CODE) as Known['freight'],
    customers: byCode(await all(owner, 'sales', 'customer.list')),
    suppliers: byCode(await all(owner, 'purchase', 'supplier.list')),
    warehouse: warehouses[0]?.id ?? '',
  }
}

async function all<T extends { id: string }>(owner: Caller, module: string, action: string): Promise<T[]> {
  const rows: T[] = []
  for (let more = true; more; ) {
    const after = rows.at(-1)?.id
    const page = await owner.do<{ rows: T[]; more: boolean }>(module, action, { limit: 200, ...(after && { after }) })
    rows.push(...page.rows)
    more = page.more
  }
  return rows
}
