import { fundTransfer } from '../../shared/finance/fundTransfer'
import { settlement } from '../../shared/finance/settlement'
import type { DocumentKind } from '../../shared/kernel/document'
import { type MoneyGiven, moneyEffects } from './money'

interface Case extends MoneyGiven {
  name: string
  out: string[]
}

const offset = { way: 'offset' }
const kind = settlement as unknown as DocumentKind

// biome-ignore format: a table is read by its rows
const CASES: Case[] = [
  { name: 'a return against a delivery: one account, no voucher', own: offset, open: [['1122', '100.00'], ['1122', '-30.00']], items: [[1, '30'], [2, '30']],
    out: ['项1 × 项2 30.00'] },
  { name: 'n to m within one account', own: offset, open: [['1122', '40.00'], ['1122', '60.00'], ['1122', '-50.00'], ['1122', '-50.00']], items: [[1, '40'], [2, '60'], [3, '50'], [4, '50']],
    out: ['项1 × 项3 40.00', '项2 × 项3 10.00', '项2 × 项4 50.00'] },
  { name: 'advance to receivable', own: offset, open: [['1122', '100.00'], ['2203', '-80.00']], items: [[1, '80'], [2, '80']],
    out: ['甲方 1122 -80.00', '甲方 2203 +80.00', '本单0 × 项1 80.00', '本单1 × 项2 80.00', '贷 1122 80.00 甲方', '借 2203 80.00 甲方'] },
  { name: 'prepayment to payable', own: offset, open: [['2202', '-100.00'], ['1123', '100.00']], items: [[1, '100'], [2, '100']],
    out: ['甲方 2202 +100.00', '甲方 1123 -100.00', '本单0 × 项1 100.00', '本单1 × 项2 100.00', '借 2202 100.00 甲方', '贷 1123 100.00 甲方'] },
  { name: 'receivable to payable', own: offset, open: [['1122', '100.00'], ['2202', '-70.00']], items: [[1, '70'], [2, '70']],
    out: ['甲方 1122 -70.00', '甲方 2202 +70.00', '本单0 × 项1 70.00', '本单1 × 项2 70.00', '贷 1122 70.00 甲方', '借 2202 70.00 甲方'] },
  { name: 'receivables go to another party, each with its due date', own: { way: 'transfer', toParty: '乙方' }, open: [['1122', '100.00'], ['1122', '50.00']], items: [[1, '100'], [2, '20']],
    out: ['甲方 1122 -120.00', '乙方 1122 +100.00', '乙方 1122 +20.00', '本单0 × 项1 100.00', '本单0 × 项2 20.00', '贷 1122 120.00 甲方', '借 1122 120.00 乙方'] },
  { name: 'a payable goes to another party', own: { way: 'transfer', toParty: '乙方' }, open: [['2202', '-100.00']], items: [[1, '100']],
    out: ['甲方 2202 +100.00', '乙方 2202 -100.00', '本单0 × 项1 100.00', '借 2202 100.00 甲方', '贷 2202 100.00 乙方'] },
  { name: 'a bad debt', own: { way: 'writeOff' }, department: '销售部', open: [['1122', '100.00']], items: [[1, '100']],
    out: ['甲方 1122 -100.00', '本单0 × 项1 100.00', '贷 1122 100.00 甲方', '借 571101 100.00 销售部'] },
  { name: 'a payable nobody claims', own: { way: 'writeOff' }, open: [['2202', '-100.00']], items: [[1, '100']],
    out: ['甲方 2202 +100.00', '本单0 × 项1 100.00', '借 2202 100.00 甲方', '贷 530199 100.00'] },
]

test.each(CASES)('核销: $name', ({ out, name: _, ...given }) => expect(moneyEffects(kind, given)).toEqual(out))

// biome-ignore format: a table is read by its rows
const REFUSED: (MoneyGiven & { name: string; path: string; message: string })[] = [
  { name: 'nothing chosen', own: offset, path: 'items', message: '请选择要核销的未清项' },
  { name: 'both sides differ', own: offset, open: [['1122', '100.00'], ['2203', '-80.00']], items: [[1, '81'], [2, '80']], path: 'items', message: '两边不相等：应收方 ¥81.00，应付方 ¥80.00' },
  { name: 'only one side', own: offset, open: [['1122', '100.00']], items: [[1, '81']], path: 'items', message: '两边不相等：应收方 ¥81.00，应付方 ¥0.00' },
  { name: 'a transfer to nobody', own: { way: 'transfer' }, open: [['1122', '100.00']], items: [[1, '1']], path: 'toParty', message: '请选择转给哪个往来单位' },
  { name: 'a transfer to itself', own: { way: 'transfer', toParty: '甲方' }, open: [['1122', '100.00']], items: [[1, '1']], path: 'toParty', message: '不能转给自己' },
]

test.each(REFUSED)('核销 is refused: $name', ({ name: _, path, message, ...given }) => {
  expect(() => moneyEffects(kind, given)).toThrow(expect.objectContaining({ code: 'INVALID', data: { issues: [{ path, message }] } }))
})

test('资金调拨: both accounts without a cash-flow item, the fee with one', () => {
  const transfer = fundTransfer as unknown as DocumentKind
  const own = { fromFund: '工行', toFund: '现金', transferred: '500.00', fee: '2.00' }
  expect(moneyEffects(transfer, { own, department: '财务部' })).toEqual([
    '借 1001 500.00 现金',
    '贷 1002 500.00 工行',
    '借 560303 2.00 财务部',
    '贷 1002 2.00 工行 流量6',
  ])
  expect(() => moneyEffects(transfer, { own: { ...own, toFund: '工行' } })).toThrow(expect.objectContaining({ code: 'INVALID' }))
})
