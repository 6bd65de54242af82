import { expense, income } from '../../shared/finance/expense'
import type { DocumentKind } from '../../shared/kernel/document'
import { type MoneyGiven, moneyEffects } from './money'

interface Case extends MoneyGiven {
  name: string
  out: string[]
}

// biome-ignore format: a table is read by its rows
const FY: Case[] = [
  { name: 'freight in cash, nobody is owed', party: null, department: '销售部', charges: [['运费', '100']], methods: [['现金', '100']],
    out: ['借 5601 100.00 销售部', '贷 1001 100.00 现金 流量6'] },
  { name: 'freight with input tax of a general payer', charges: [['运费', '109', '9']], methods: [['工行', '109']],
    out: ['借 5601 100.00', '借 22210101 9.00', '贷 1002 109.00 工行 流量6'] },
  { name: 'a small-scale payer bears the tax', settings: { taxpayer: 'small' }, charges: [['运费', '109', '9']], methods: [['工行', '109']],
    out: ['借 5601 109.00', '贷 1002 109.00 工行 流量6'] },
  { name: 'an employee claims what he laid out', charges: [['运费', '50']],
    out: ['甲方 2241 -50.00', '借 5601 50.00', '贷 2241 50.00 甲方'] },
  { name: 'partly paid, with a fee', charges: [['运费', '50']], methods: [['工行', '20', '1']],
    out: ['甲方 2241 -30.00', '借 5601 50.00', '贷 1002 21.00 工行 流量6', '借 560303 1.00', '贷 2241 30.00 甲方'] },
  { name: 'wages and freight in one: each cash line has its line of the statement, to the cent', charges: [['工资', '200'], ['运费', '100']], methods: [['工行', '100.01'], ['现金', '199.99']],
    out: ['借 5602 200.00', '借 5601 100.00', '贷 1002 66.67 工行 流量4', '贷 1002 33.34 工行 流量6', '贷 1001 133.33 现金 流量4', '贷 1001 66.66 现金 流量6'] },
]

// biome-ignore format: a table is read by its rows
const SR: Case[] = [
  { name: 'scrap sold for cash', party: null, charges: [['废品', '30']], methods: [['现金', '30']],
    out: ['贷 5051 30.00', '借 1001 30.00 现金 流量2'] },
  { name: 'scrap sold with output tax, not paid yet', charges: [['废品', '113', '13']],
    out: ['甲方 1221 +113.00', '贷 5051 100.00', '贷 22210102 13.00', '借 1221 113.00 甲方'] },
]

const as = (kind: unknown) => kind as DocumentKind
test.each(FY)('费用: $name', ({ out, name: _, ...given }) => expect(moneyEffects(as(expense), given)).toEqual(out))
test.each(SR)('其他收入: $name', ({ out, name: _, ...given }) => expect(moneyEffects(as(income), given)).toEqual(out))

// biome-ignore format: a table is read by its rows
const REFUSED: (MoneyGiven & { name: string; path: string; message: string })[] = [
  { name: 'nothing was spent', path: 'charges', message: '请填写收支类别和金额' },
  { name: 'an income is no expense', charges: [['废品', '1']], methods: [['现金', '1']], path: 'charges.0.category', message: '“废品”不是费用' },
  { name: 'more paid than was spent', charges: [['运费', '1']], methods: [['现金', '1.01']], path: 'methods', message: '付款 ¥1.01 大于金额 ¥1.00' },
  { name: 'owed to nobody', party: null, charges: [['运费', '2']], methods: [['现金', '1']], path: 'party', message: '还有 ¥1.00 没有付清，请选择欠谁的，或填足金额' },
  { name: 'tax as large as the amount', charges: [['运费', '1', '1']], methods: [['现金', '1']], path: 'charges.0.tax', message: '税额要小于金额' },
]

test.each(REFUSED)('费用 is refused: $name', ({ name: _, path, message, ...given }) => {
  expect(() => moneyEffects(as(expense), given)).toThrow(
    expect.objectContaining({ code: 'INVALID', data: { issues: [{ path, message }] } }),
  )
})
