import { collection } from '../../shared/finance/collection'
import { payment } from '../../shared/finance/payment'
import type { DocumentKind } from '../../shared/kernel/document'
import { type MoneyGiven, moneyEffects } from './money'

interface Case extends MoneyGiven {
  name: string
  out: string[]
}

// biome-ignore format: a table is read by its rows
const IN: Case[] = [
  { name: 'all of one item in cash', methods: [['现金', '100']], open: [['1122', '100.00']], items: [[1, '100']],
    out: ['甲方 1122 -100.00', '本单0 × 项1 100.00', '借 1001 100.00 现金 流量1', '贷 1122 100.00 甲方'] },
  { name: 'a part of an item', methods: [['工行', '30.5']], open: [['1122', '100.00']], items: [[1, '30.5']],
    out: ['甲方 1122 -30.50', '本单0 × 项1 30.50', '借 1002 30.50 工行 流量1', '贷 1122 30.50 甲方'] },
  { name: 'nothing chosen: an advance', methods: [['微信', '50']],
    out: ['甲方 2203 -50.00', '借 1012 50.00 微信 流量1', '贷 2203 50.00 甲方'] },
  { name: 'more than is owed: the rest is an advance', methods: [['工行', '120']], open: [['1122', '100.00']], items: [[1, '100']],
    out: ['甲方 1122 -100.00', '甲方 2203 -20.00', '本单0 × 项1 100.00', '借 1002 120.00 工行 流量1', '贷 1122 100.00 甲方', '贷 2203 20.00 甲方'] },
  { name: 'two accounts of one bank and cash, three items', methods: [['工行', '60'], ['建行', '30'], ['现金', '10']], open: [['1122', '40.00'], ['1122', '50.00'], ['1122', '30.00']], items: [[1, '40'], [2, '50'], [3, '10']],
    out: ['甲方 1122 -100.00', '本单0 × 项1 40.00', '本单0 × 项2 50.00', '本单0 × 项3 10.00', '借 1002 60.00 工行 流量1', '借 1002 30.00 建行 流量1', '借 1001 10.00 现金 流量1', '贷 1122 100.00 甲方'] },
  { name: 'a bank fee is a cash line of its own', methods: [['工行', '100', '1']], open: [['1122', '100.00']], items: [[1, '100']], department: '财务部',
    out: ['甲方 1122 -100.00', '本单0 × 项1 100.00', '借 1002 100.00 工行 流量1', '贷 1002 1.00 工行 流量6', '借 560303 1.00 财务部', '贷 1122 100.00 甲方'] },
  { name: 'a cash discount', methods: [['工行', '98']], own: { allowance: '2' }, open: [['1122', '100.00']], items: [[1, '100']],
    out: ['甲方 1122 -100.00', '本单0 × 项1 100.00', '借 1002 98.00 工行 流量1', '借 560304 2.00', '贷 1122 100.00 甲方'] },
  { name: 'waived cents are a financial expense', methods: [['现金', '100']], own: { roundOff: '0.35' }, open: [['1122', '100.35']], items: [[1, '100.35']],
    out: ['甲方 1122 -100.35', '本单0 × 项1 100.35', '借 1001 100.00 现金 流量1', '借 560304 0.35', '贷 1122 100.35 甲方'] },
  { name: 'waived cents lower the sales, where the company says so', methods: [['现金', '100']], own: { roundOff: '0.35' }, settings: { roundOffTo: 'sales' }, open: [['1122', '100.35']], items: [[1, '100.35']],
    out: ['甲方 1122 -100.35', '本单0 × 项1 100.35', '借 1001 100.00 现金 流量1', '贷 5001 -0.35', '贷 1122 100.35 甲方'] },
  { name: 'a return that is open is taken off', methods: [['现金', '80']], open: [['1122', '100.00'], ['1122', '-20.00']], items: [[1, '100'], [2, '20']],
    out: ['甲方 1122 -80.00', '项1 × 项2 20.00', '本单0 × 项1 80.00', '借 1001 80.00 现金 流量1', '贷 1122 80.00 甲方'] },
  { name: 'an advance is used up on the way', methods: [['现金', '70']], open: [['1122', '100.00'], ['2203', '-30.00']], items: [[1, '100'], [2, '30']],
    out: ['甲方 1122 -100.00', '甲方 2203 +30.00', '本单0 × 项1 100.00', '本单1 × 项2 30.00', '借 1001 70.00 现金 流量1', '贷 1122 100.00 甲方', '借 2203 30.00 甲方'] },
  { name: 'refund of a supplier for goods given back', own: { side: 'supplier' }, methods: [['工行', '40']], open: [['2202', '40.00']], items: [[1, '40']],
    out: ['甲方 2202 -40.00', '本单0 × 项1 40.00', '借 1002 40.00 工行 流量3', '贷 2202 40.00 甲方'] },
  { name: 'refund of a prepayment', own: { side: 'supplier' }, methods: [['工行', '40']], open: [['1123', '40.00']], items: [[1, '40']],
    out: ['甲方 1123 -40.00', '本单0 × 项1 40.00', '借 1002 40.00 工行 流量3', '贷 1123 40.00 甲方'] },
  { name: 'refund of a supplier for nothing that is open', own: { side: 'supplier' }, methods: [['工行', '40']],
    out: ['甲方 2202 -40.00', '借 1002 40.00 工行 流量3', '贷 2202 40.00 甲方'] },
]

// biome-ignore format: a table is read by its rows
const OUT: Case[] = [
  { name: 'all of one payable', methods: [['工行', '100']], open: [['2202', '-100.00']], items: [[1, '100']],
    out: ['甲方 2202 +100.00', '本单0 × 项1 100.00', '贷 1002 100.00 工行 流量3', '借 2202 100.00 甲方'] },
  { name: 'a prepayment', methods: [['工行', '100']],
    out: ['甲方 1123 +100.00', '贷 1002 100.00 工行 流量3', '借 1123 100.00 甲方'] },
  { name: 'a payable and a prepayment in one, with a fee', methods: [['工行', '100', '5']], open: [['2202', '-60.00']], items: [[1, '60']],
    out: ['甲方 2202 +60.00', '甲方 1123 +40.00', '本单0 × 项1 60.00', '贷 1002 100.00 工行 流量3', '贷 1002 5.00 工行 流量6', '借 560303 5.00', '借 2202 60.00 甲方', '借 1123 40.00 甲方'] },
  { name: 'a discount received is financial income', methods: [['工行', '98']], own: { allowance: '2' }, open: [['2202', '-100.00']], items: [[1, '100']],
    out: ['甲方 2202 +100.00', '本单0 × 项1 100.00', '贷 1002 98.00 工行 流量3', '贷 560304 2.00', '借 2202 100.00 甲方'] },
  { name: 'cents the supplier waives are financial income, wherever collections put them', methods: [['工行', '99']], own: { roundOff: '1' }, settings: { roundOffTo: 'sales' }, open: [['2202', '-100.00']], items: [[1, '100']],
    out: ['甲方 2202 +100.00', '本单0 × 项1 100.00', '贷 1002 99.00 工行 流量3', '贷 560304 1.00', '借 2202 100.00 甲方'] },
  { name: 'a return is taken off what is paid', methods: [['工行', '70']], open: [['2202', '-100.00'], ['2202', '30.00']], items: [[1, '100'], [2, '30']],
    out: ['甲方 2202 +70.00', '项2 × 项1 30.00', '本单0 × 项1 70.00', '贷 1002 70.00 工行 流量3', '借 2202 70.00 甲方'] },
  { name: 'refund to a customer for goods that came back', own: { side: 'customer' }, methods: [['现金', '20']], open: [['1122', '-20.00']], items: [[1, '20']],
    out: ['甲方 1122 +20.00', '本单0 × 项1 20.00', '贷 1001 20.00 现金 流量1', '借 1122 20.00 甲方'] },
  { name: 'an advance is given back', own: { side: 'customer' }, methods: [['现金', '20']], open: [['2203', '-20.00']], items: [[1, '20']],
    out: ['甲方 2203 +20.00', '本单0 × 项1 20.00', '贷 1001 20.00 现金 流量1', '借 2203 20.00 甲方'] },
]

const as = (kind: unknown) => kind as DocumentKind
test.each(IN)('收款: $name', ({ out, name: _, ...given }) => expect(moneyEffects(as(collection), given)).toEqual(out))
test.each(OUT)('付款: $name', ({ out, name: _, ...given }) => expect(moneyEffects(as(payment), given)).toEqual(out))

// biome-ignore format: a table is read by its rows
const REFUSED: (MoneyGiven & { name: string; code: string; data: unknown })[] = [
  { name: 'without money', code: 'INVALID', data: { issues: [{ path: 'methods', message: '请填写资金账户和金额' }] } },
  { name: 'more settled than there is money', methods: [['现金', '99.99']], open: [['1122', '100.00']], items: [[1, '100']], code: 'INVALID', data: { issues: [{ path: 'items', message: '核销 ¥100.00 大于金额 ¥99.99' }] } },
  { name: 'a discount on an advance', methods: [['现金', '100']], own: { allowance: '1' }, code: 'INVALID', data: { issues: [{ path: 'allowance', message: '折扣和抹零不能大于核销的金额' }] } },
  { name: 'a fee above the amount', methods: [['现金', '1', '1.01']], code: 'INVALID', data: { issues: [{ path: 'methods.0.fee', message: '手续费不能大于金额' }] } },
  { name: 'more than is open of an item', methods: [['现金', '200']], open: [['1122', '100.00']], items: [[1, '100.01']], code: 'ITEM_SETTLED', data: { number: '单1', open: '100.00', wanted: '100.01' } },
  { name: 'an item twice', methods: [['现金', '200']], open: [['1122', '100.00']], items: [[1, '60'], [1, '60']], code: 'ITEM_SETTLED', data: { number: '单1', open: '100.00', wanted: '120.00' } },
  { name: 'only what is owed to the customer', methods: [['现金', '20']], open: [['1122', '-20.00']], items: [[1, '20']], code: 'INVALID', data: { issues: [{ path: 'items', message: '选中的未清项方向相反，合起来应退不应收付' }] } },
]

test.each(REFUSED)('收款 is refused: $name', ({ name: _, code, data, ...given }) => {
  expect(() => moneyEffects(as(collection), given)).toThrow(expect.objectContaining({ code, data }))
})
