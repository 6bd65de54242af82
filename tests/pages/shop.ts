import type { CloudCall } from './miniprogram/wx'

/** A small shop behind the phone: it answers what the contract promises, and remembers what it was told to do. */
const UNITS = [
  { id: '301', name: '瓶', numerator: 1, denominator: 1, barcode: '6901234500011', salePrice: '2.000000' },
  { id: '302', name: '箱', numerator: 24, denominator: 1, barcode: '6901234505016', salePrice: '45.600000' },
]
export const WATER = {
  id: '201',
  version: 1,
  code: 'SP0001',
  name: '农夫山泉饮用天然水',
  spec: '550ml',
  skuKind: 'goods',
  taxRate: '0.130000',
  archived: false,
  categoryName: '饮料',
  units: UNITS,
  onHand: '1382.0000',
  available: '902.0000',
}
const STAMP = { id: '901', version: 2, state: 'approved', number: 'XSCK202611240001' }
const ROW = {
  ...STAMP,
  kind: 'delivery',
  date: '2026-11-24',
  party: '401',
  partyName: '好邻居便利店',
  warehouse: '101',
  warehouseName: '城东主仓',
  amountExcl: '40.35',
  tax: '5.25',
  amountIncl: '45.60',
  lineCount: 1,
  summary: '农夫山泉饮用天然水',
  madeBy: '11',
  madeByName: '林小燕',
  updatedAt: '2026-11-24T02:00:00.000Z',
}
const PERSON = { id: '1', name: '林小燕', phone: '13800000002' }
const COMPANIES = [{ id: '7', name: '福满园食品商行', roles: ['salesperson'] }]
const MAY = [
  'home.view',
  'sku.view',
  'stock.view',
  'customer.view',
  'customerBalance.view',
  'delivery.view',
  'delivery.save',
  'delivery.submit',
  'delivery.approve',
  'warehouse.view',
]

const ANSWERS: Record<string, unknown> = {
  'session.show': { person: PERSON, companies: COMPANIES, member: '11', permissions: MAY.map((name) => ({ name, scope: 'all' })) },
  'home.show': {
    today: '2026-11-24',
    sales: '1234.50',
    salesMonth: '45678.00',
    deliveries: 3,
    receivable: '8800.00',
    trend: [
      { date: '2026-11-23', amount: '100.00' },
      { date: '2026-11-24', amount: '1234.50' },
    ],
    recent: [ROW],
  },
  'settings.show': {
    companyName: '福满园食品商行',
    taxpayer: 'general',
    salesTaxInclusive: true,
    purchaseTaxInclusive: true,
    overselling: true,
    numberDigits: 4,
    approvals: [],
  },
  'warehouse.list': { rows: [{ id: '101', version: 1, archived: false, name: '城东主仓' }], more: false },
  'sku.scan': { sku: WATER, unit: '302', line: {} },
  'sku.list': { rows: [WATER], more: false },
  'customer.list': {
    rows: [{ id: '401', version: 1, archived: false, name: '好邻居便利店', contact: '刘老板', balance: '3763.20' }],
    more: false,
  },
  'stock.list': {
    rows: [
      {
        sku: '201',
        code: 'SP0001',
        name: WATER.name,
        units: UNITS,
        onHand: '1382.0000',
        warehouses: [{ warehouse: '101', name: '城东主仓', onHand: '902.0000' }],
      },
    ],
    more: false,
  },
  'delivery.post': STAMP,
}

export class Shop {
  readonly told: CloudCall['data'][] = []
  known = true
  /** While true the network swallows every answer to a command. */
  silent = false

  answer = async ({ name, data }: { name: string; data: CloudCall['data'] }): Promise<unknown> => {
    if (data.action === 'session.show' && !this.known) return { ok: false, code: 'UNAUTHENTICATED', data: { reason: 'unbound' } }
    if (data.action === 'invitation.accept') {
      this.known = true
      return { ok: true, data: { token: '', person: PERSON, companies: COMPANIES } }
    }
    if (data.action === 'sku.scan' && (data.input as { code: string }).code === '000')
      return { ok: false, code: 'NOT_FOUND', data: { what: 'barcode' } }
    if (data.requestId) {
      this.told.push(data)
      if (this.silent) throw new Error('timeout')
    }
    const known = ANSWERS[data.action]
    if (known === undefined) throw new Error(`nobody told the shop how to answer ${name} ${data.action}`)
    return { ok: true, data: structuredClone(known) }
  }
}
