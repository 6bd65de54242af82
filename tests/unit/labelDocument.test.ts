import { transfer } from '../../shared/inventory/transfer'
import type { DocumentKind } from '../../shared/kernel/document'
import { emsOf } from '../../shared/output/layout'
import { type Detail, type DetailLine, printed } from '../../shared/output/printed'
import { receiptOf } from '../../shared/output/receipt'
import { receipt } from '../../shared/purchase/receipt'
import { delivery } from '../../shared/sales/delivery'

const line = (more: Partial<DetailLine> = {}): DetailLine => ({
  no: 1,
  skuCode: 'A1',
  skuName: '矿泉水',
  spec: '550ml',
  unitName: '瓶',
  quantity: '12.0000',
  price: '3.500000',
  net: '42.00',
  ...more,
})
const detail = (more: Partial<Detail> = {}): Detail => ({
  id: '7',
  number: 'XSCK1',
  state: 'approved',
  date: '2026-11-24',
  partyName: '镕囍便利店',
  warehouseName: '主仓',
  madeByName: '李四',
  discount: '0.00',
  taxInclusive: true,
  tax: '4.83',
  amountIncl: '42.00',
  lines: [line()],
  ...more,
})
const choice = { company: '小满商贸', prices: true }
const of = (kind: unknown, more: Partial<Detail> = {}, prices = true) => printed(kind as DocumentKind, detail(more), { ...choice, prices })
const titles = (kind: unknown, more: Partial<Detail> = {}, prices = true) => of(kind, more, prices).columns.map(({ title }) => title)
const PRICED = ['序', '编码', '商品', '数量', '单位', '单价', '金额']

test('a delivery in words', () => {
  expect(of(delivery, { address: '人民路 1 号', employeeName: '王芳', note: '轻放' })).toEqual({
    company: '小满商贸',
    title: '销售出库单',
    code: 'zf:delivery:7',
    head: [
      ['单号', 'XSCK1'],
      ['日期', '2026-11-24'],
      ['客户', '镕囍便利店'],
      ['仓库', '主仓'],
      ['送货地址', '人民路 1 号'],
      ['经手人', '王芳'],
      ['制单人', '李四'],
      ['备注', '轻放'],
    ],
    columns: expect.any(Array),
    rows: [['1', 'A1', '矿泉水 550ml', '12', '瓶', '¥3.50', '¥42.00']],
    under: [[]],
    signed: null,
    totals: [
      ['数量', '12 瓶'],
      ['价税合计', '¥42.00'],
    ],
    capital: '肆拾贰元整',
    signatures: ['制单', '发货', '送货', '客户签收'],
  })
})

test.each<[string, Partial<Detail>, boolean, string[]]>([
  ['plain', {}, true, PRICED],
  ['without prices', {}, false, PRICED.slice(0, 5)],
  ['amounts that may not be seen', { amountIncl: undefined }, true, PRICED.slice(0, 5)],
  ['batches', { lines: [line(), line({ lotNumber: 'L1' })] }, true, ['序', '编码', '商品', '批号／效期', '数量', '单位', '单价', '金额']],
  ['discounts', { lines: [line({ discountRate: '0.100000' })] }, true, ['序', '编码', '商品', '数量', '单位', '单价', '折扣', '金额']],
])('columns of %s', (_name, more, prices, expected) => expect(titles(delivery, more, prices)).toEqual(expected))

test.each<[Partial<DetailLine>, string]>([
  [{ discountRate: '0.125000' }, '-12.5%'],
  [{ discountAmount: '3.00' }, '-¥3.00'],
])('a discount of %j is printed as %s', (more, text) => {
  expect(of(delivery, { lines: [line(more)] }).rows[0]![6]).toBe(text)
})

test('tax on top and a discount on the whole stand among the totals, so that the sum can be followed', () => {
  expect(of(receipt, { taxInclusive: false, discount: '2.00', tax: '5.20', amountIncl: '45.20' }).totals).toEqual([
    ['数量', '12 瓶'],
    ['整单优惠', '-¥2.00'],
    ['税额', '¥5.20'],
    ['价税合计', '¥45.20'],
  ])
  const mixed = of(delivery, { lines: [line(), line({ unitName: '箱', quantity: '2.5000' }), line({ quantity: '1.0000' })] })
  expect(mixed.totals[0]).toEqual(['数量', '13 瓶、2.5 箱'])
})

test('the promotion behind a discount stands in the head, but not where prices are left out', () => {
  const promoted = { discount: '5.00', discountNote: '满 100 减 5' }
  expect(of(delivery, promoted).head).toContainEqual(['优惠', '满 100 减 5'])
  expect(of(delivery, promoted, false).head.map(([label]) => label)).not.toContain('优惠')
})

test('a transfer names where it goes, and no amount; drafts and voided ones say so', () => {
  const moved = of(transfer, {
    toWarehouse: '9',
    toWarehouseName: '门店',
    direct: true,
    expectedDate: '2026-12-01',
    state: 'draft',
    number: null,
    partyName: null,
  })
  expect(moved.title).toBe('调拨出库单（草稿）')
  expect(moved.head).toEqual([
    ['日期', '2026-11-24'],
    ['仓库', '主仓'],
    ['调入仓库', '门店'],
    ['一步调拨', '是'],
    ['预计到货', '2026-12-01'],
    ['制单人', '李四'],
  ])
  expect([moved.capital, moved.totals]).toEqual([null, [['数量', '12 瓶']]])
  expect(of(delivery, { state: 'voided' }).title).toBe('销售出库单（已红冲）')
})

test('cost is never printed', () => {
  expect(JSON.stringify(of(delivery, { cost: '31.41', lines: [{ ...line(), cost: '31.41' } as DetailLine] }))).not.toContain('31.41')
})

test.each([32, 48])('no line of a receipt of %s columns is wider than the roll', (columns) => {
  const lines = [
    line({
      skuName: '特别长的商品名字装不下一行必须折行'.repeat(4),
      note: '请轻放',
      serials: Array.from({ length: 30 }, (_, index) => `SN${index}`),
    }),
    line({ price: '123456789.123456', net: '9999999999999.99', quantity: '99999999.9999', lotNumber: 'LOT-A', expiresAt: '2027-01-31' }),
  ]
  const { lines: all } = receiptOf(of(delivery, { lines, amountIncl: '9999999999999.99', address: '很长的地址'.repeat(12) }), columns)
  for (const text of all) expect(emsOf(text) * 2).toBeLessThanOrEqual(columns)
  for (const part of ['SN29', '请轻放', 'LOT-A 2027-01-31', '大写：']) expect(all.join('\n')).toContain(part)
})

test('figures stand at the right end of the roll', () => {
  const { lines } = receiptOf(of(delivery), 32)
  expect(lines).toContain('  12 瓶 × ¥3.50        ¥42.00')
  expect(lines).toContain('价税合计                 ¥42.00')
})
