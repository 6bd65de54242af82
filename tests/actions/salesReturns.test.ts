import { dec } from '../../shared/kernel/money'
import { lineOf, newCustomer, newGoods, newMember, today } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'
import { type Outcome, Shop } from './shop'

let db: TestDatabase
const shops: Shop[] = []

beforeAll(async () => {
  db = await testDatabase('sales_returns')
})
afterAll(() => dropSound(db, ...shops.map((shop) => shop.close)))

async function open(name: string, settings: object): Promise<Shop> {
  const shop = await Shop.open(db, name)
  shops.push(shop)
  const { closedTo: _closedTo, ...kept } = await shop.owner.do('system', 'settings.show')
  await shop.owner.do('system', 'settings.save', { ...kept, ...settings })
  return shop
}

const BOTTLE = { name: '瓶', numerator: 1, denominator: 1, salePrice: '9.00', purchasePrice: '5.00' }

test.each(['average', 'fifo'])('scrap that comes back closes no shortage, goods costed by %s', async (costing) => {
  const shop = await open(`欠货商贸 ${costing}`, { costing })
  const { owner } = shop
  const eggs = await newGoods(owner, '鸡蛋', { units: [BOTTLE] })
  await owner.do('purchase', 'receipt.post', shop.purchase([lineOf(eggs, '10', { price: '2.26' })]))
  const sold: Outcome = await owner.do('sales', 'delivery.post', shop.sale([lineOf(eggs, '6')]))
  const [line] = (await owner.do('sales', 'delivery.detail', { id: sold.id })).lines
  const store = (await owner.do('inventory', 'warehouse.save', { name: '门店', negativeStock: true })).id
  await owner.do('sales', 'delivery.post', shop.sale([lineOf(eggs, '2')], { warehouse: store }))
  const inStore = () =>
    shop.rows('SELECT lot, onHand, value, lastCost FROM stock_balance WHERE company = ? AND warehouse = ?', owner.company, store)
  const short = () => shop.rows('SELECT quantity, value FROM stock_shortage WHERE company = ? AND quantity > 0', owner.company)
  const before = await inStore()
  expect(before).toMatchObject([{ onHand: '-2.0000', value: '-10.00' }])
  const giveBack = (inspection: string): Promise<Outcome> => {
    const back = { sku: eggs.id, unit: eggs.unit, quantity: '3', sourceLine: line.id, inspection }
    return owner.do('sales', 'salesReturn.post', shop.sale([back], { warehouse: store }))
  }
  const scrap = await giveBack('scrap')
  expect(await inStore()).toEqual(before)
  expect(await short()).toEqual([{ quantity: '2.0000', value: '10.00' }])
  await owner.do('sales', 'salesReturn.void', { id: scrap.id, version: scrap.version, reason: '开错了' })
  expect(await inStore()).toEqual(before)
  await giveBack('good')
  expect(await short()).toEqual([])
})

/** Everything a posting changes, as it stands: goods, promises, accounts, open items. */
async function books(shop: Shop) {
  const { company } = shop.owner
  const read = (text: string) => shop.rows(text, company)
  return {
    stock: await read(
      'SELECT warehouse, sku, lot, onHand, value FROM stock_balance WHERE company = ? AND onHand <> 0 ORDER BY warehouse, sku, lot',
    ),
    plans: await read('SELECT warehouse, sku, reserved FROM stock_plan WHERE company = ? AND reserved <> 0 ORDER BY warehouse, sku'),
    accounts: await read(
      'SELECT account, party, SUM(debit - credit) AS balance FROM account_balance WHERE company = ? GROUP BY account, party HAVING balance <> 0 ORDER BY account, party',
    ),
    items: await read('SELECT party, account, amount, open FROM party_entry WHERE company = ? AND open <> 0 ORDER BY posting, seq'),
    used: await read(
      'SELECT line, SUM(quantity) AS quantity, SUM(value) AS value FROM line_use WHERE company = ? GROUP BY line HAVING quantity <> 0 OR value <> 0',
    ),
  }
}

test.each(['general', 'small'] as const)(
  'order, delivery and returns of a %s payer are voided last to first, and each leaves the books as they were before it',
  async (taxpayer) => {
    const shop = await open(`红冲商贸 ${taxpayer}`, { taxpayer })
    const { owner } = shop
    const cola = await newGoods(owner, '可乐')
    const fitting = await newGoods(owner, '安装', { skuKind: 'service', taxRate: '0.06' })
    await owner.do('purchase', 'receipt.post', shop.purchase([lineOf(cola, '30', { price: '3.333333' })]))
    const defectiveWarehouse = (await owner.do('inventory', 'warehouse.save', { name: '次品仓' })).id
    const done: { kind: string; document: Outcome; before: unknown }[] = []
    const post = async (kind: string, lines: unknown[], more: object = {}): Promise<Record<string, any>[]> => {
      const before = await books(shop)
      const document: Outcome = await owner.do('sales', `${kind}.post`, shop.sale(lines, more))
      done.push({ kind, document, before })
      return (await owner.do('sales', `${kind}.detail`, { id: document.id })).lines
    }
    const of = (line: Record<string, any>, quantity: string, more: object = {}) => ({
      sku: line.sku,
      unit: line.unit,
      quantity,
      sourceLine: line.id,
      ...more,
    })
    const [goods, service] = await post('salesOrder', [lineOf(cola, '10', { price: '11.3' }), lineOf(fitting, '1', { price: '10.6' })], {
      discount: '0.05',
    })
    const [sold, fitted] = await post('delivery', [of(goods!, '7'), of(service!, '1')])
    await post('salesReturn', [of(sold!, '2', { inspection: 'good' })])
    await post('salesReturn', [of(sold!, '1', { inspection: 'defective' }), of(sold!, '1', { inspection: 'scrap' }), of(fitted!, '1')], {
      defectiveWarehouse,
    })
    await post('salesReturn', [lineOf(cola, '1', { price: '5' })])
    for (const { kind, document, before } of done.reverse()) {
      const { version } = await owner.do('sales', `${kind}.detail`, { id: document.id })
      await owner.do('sales', `${kind}.void`, { id: document.id, version, reason: '开错了' })
      expect(await books(shop)).toEqual(before)
    }
  },
)

test('what came back is taken off the sales of home page and report, and the margin is that of the ledger', async () => {
  const shop = await open('净额商贸', {})
  const { owner } = shop
  const cola = await newGoods(owner, '可乐')
  await owner.do('purchase', 'receipt.post', shop.purchase([lineOf(cola, '30', { price: '2.26' })]))
  const sold = await owner.do('sales', 'delivery.post', shop.sale([lineOf(cola, '10', { price: '11.3' })]))
  const [line] = (await owner.do('sales', 'delivery.detail', { id: sold.id })).lines
  const back = (inspection: string, quantity: string) => ({ sku: cola.id, unit: cola.unit, quantity, sourceLine: line.id, inspection })
  await owner.do('sales', 'salesReturn.post', shop.sale([back('good', '2'), back('scrap', '1')]))
  const mistake = await owner.do('sales', 'salesReturn.post', shop.sale([back('good', '1')]))
  await owner.do('sales', 'salesReturn.void', { id: mistake.id, version: mistake.version, reason: '开错了' })
  const measures = ['quantity', 'amount', 'revenue', 'returned', 'documents', 'cost', 'margin']
  const { rows } = await owner.do('report', 'report.run', { dataset: 'sales', dimensions: ['sku'], measures, from: today(), to: today() })
  expect(rows).toMatchObject([
    {
      quantity: '7.0000',
      amount: '79.10',
      revenue: '70.00',
      returned: '33.90',
      documents: expect.anything(),
      cost: '14.00',
      margin: '56.00',
    },
  ])
  expect(String(rows[0].documents)).toBe('1')
  expect(await owner.do('report', 'home.show')).toMatchObject({ sales: '79.10', salesMonth: '79.10', margin: '56.00' })
  const month = today().slice(0, 7)
  const { rows: trial } = await owner.do('finance', 'ledger.trialBalance', { from: month, to: month })
  const net = (account: string) => {
    const row = trial.find((each: { account: string }) => each.account === account)
    return dec(row.debit).minus(row.credit).toFixed(2)
  }
  expect([net('5001'), net('5401'), net('571104')]).toEqual(['-70.00', '14.00', '2.00'])
})

test('a serial number comes back only from the customer who has it, with a delivery or without one, and scrap never again', async () => {
  const shop = await open('序列商贸', {})
  const { owner } = shop
  const phone = await newGoods(owner, '手机', { tracking: 'serial', units: [{ ...BOTTLE, name: '台' }] })
  const other = await newCustomer(owner, '别家')
  const of = (serials: string[], more: object = {}) => lineOf(phone, String(serials.length), { serials, ...more })
  await owner.do('purchase', 'receipt.post', shop.purchase([of(['S1', 'S2', 'S3', 'S4'])]))
  const sold = await owner.do('sales', 'delivery.post', shop.sale([of(['S1', 'S2'])]))
  await owner.do('sales', 'delivery.post', shop.sale([of(['S3'])], { party: other }))
  const [line] = (await owner.do('sales', 'delivery.detail', { id: sold.id })).lines
  const refused = async (input: object, message: string) =>
    expect(await owner.refused('sales', 'salesReturn.post', input)).toMatchObject({
      code: 'INVALID',
      data: { issues: [{ path: 'lines.0.serials', message }] },
    })
  await refused(shop.sale([of(['S3'])]), '序列号 S3 不在这个客户手里')
  await refused(shop.sale([of(['S1'])], { party: other }), '序列号 S1 不在这个客户手里')
  await refused(shop.sale([of(['S9'])]), '序列号 S9 不在这个客户手里')
  await refused(shop.sale([of(['S4'])]), '序列号 S4 不在这个客户手里')
  await refused(shop.sale([of(['S3'], { sourceLine: line.id })]), '序列号 S3 不在来源行里')
  const free = await owner.do('sales', 'salesReturn.post', shop.sale([of(['S1'])]))
  await owner.do('sales', 'salesReturn.void', { id: free.id, version: free.version, reason: '开错了' })
  await owner.do('sales', 'salesReturn.post', shop.sale([of(['S1'], { sourceLine: line.id, inspection: 'scrap' })]))
  await refused(shop.sale([of(['S1'], { sourceLine: line.id })]), '序列号 S1 不在这个客户手里')
  await owner.do('sales', 'salesReturn.post', shop.sale([of(['S2'])]))
})

test('only who may take goods back without a delivery can do so', async () => {
  const shop = await open('凭单商贸', {})
  const { owner } = shop
  const cola = await shop.stocked('可乐', '10')
  const seller = await newMember(db.invoke, owner, 'salesperson')
  const accountant = await newMember(db.invoke, owner, 'accountant')
  const free = shop.sale([lineOf(cola, '1', { price: '3' })])
  for (const verb of ['save', 'post'])
    expect(await seller.refused('sales', `salesReturn.${verb}`, free)).toMatchObject({
      code: 'FORBIDDEN',
      data: { permission: 'salesReturn.free' },
    })
  await accountant.do('sales', 'salesReturn.post', free)
  const sold = await seller.do('sales', 'delivery.post', shop.sale([lineOf(cola, '2', { price: '3' })]))
  const [line] = (await seller.do('sales', 'delivery.detail', { id: sold.id })).lines
  await seller.do('sales', 'salesReturn.post', shop.sale([{ sku: cola.id, unit: cola.unit, quantity: '1', sourceLine: line.id }]))
})
