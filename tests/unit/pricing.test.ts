import { chinaDay } from '../../shared/kernel/fields'
import { type AskedLine, resolvePrices } from '../../shared/sales/pricing'
import { agreed, book, buyGift, line, percent, promo, special, threshold, tier } from './priceBook'

type Rules = Parameters<typeof book>[0]
type Case = [what: string, rules: Rules, asked: AskedLine, source: string | null, price: string | null, note?: string]

const TEN = tier('10', '9')
const bare = { level: null }

/** Each line: which rules there are, what is asked, and which price wins. */
const CASES: Case[] = [
  ['nothing but the standard price', {}, line('1'), 'standard', '10', '标准价'],
  ['the standard price of another unit', {}, line('1', 'crate'), 'standard', '228', '标准价'],
  ['a unit without a price: the base unit by ratio', {}, line('1', 'pack'), 'standard', '60', '标准价，按瓶换算'],
  ['no price at all', {}, line('1', 'unknown'), null, null, ''],
  ['no price at all, one typed', {}, line('1', 'unknown', '5'), 'manual', '5', '手工价'],
  ['a price of four decimals stays', {}, line('1', 'screw'), 'standard', '0.0125'],
  ['level', { levelPrice: '9.5' }, line('1'), 'level', '9.5', '等级价，批发'],
  ['level above standard: the level still counts', { levelPrice: '11' }, line('1'), 'level', '11'],
  ['a level price, and a customer without level', { levelPrice: '9.5', ...bare }, line('1'), 'standard', '10'],
  ['a level price for one unit says nothing of another', { levelPrice: '9.5' }, line('1', 'crate'), 'standard', '228'],
  ['tier not reached', { tiers: [TEN] }, line('9.9999'), 'standard', '10'],
  ['tier just reached', { tiers: [TEN] }, line('10'), 'tier', '9', '阶梯价，满 10 瓶'],
  ['two tiers, the first', { tiers: [TEN, tier('100', '8')] }, line('99'), 'tier', '9'],
  ['two tiers, the second', { tiers: [tier('100', '8'), TEN] }, line('100'), 'tier', '8', '阶梯价，满 100 瓶'],
  ['a dearer tier for more is no tier', { tiers: [TEN, tier('20', '9.5')] }, line('20'), 'tier', '9'],
  ['tier against level', { tiers: [TEN], levelPrice: '8.5' }, line('10'), 'tier', '9'],
  ['tier of the own level', { tiers: [tier('5', '9', { level: 'wholesale' })] }, line('5'), 'tier', '9'],
  ['tier of another level', { tiers: [tier('5', '9', { level: 'members' })] }, line('5'), 'standard', '10'],
  ['tier of a level, customer without', { tiers: [tier('5', '9', { level: 'wholesale' })], ...bare }, line('5'), 'standard', '10'],
  ['general and own tier: the lower', { tiers: [tier('5', '9'), tier('5', '8.8', { level: 'wholesale' })] }, line('5'), 'tier', '8.8'],
  ['tier as discount of the standard price', { tiers: [tier('5', null, { discountRate: '0.05' })] }, line('5'), 'tier', '9.5'],
  ['tier as discount of the level price', { tiers: [tier('5', null, { discountRate: '0.1' })], levelPrice: '9' }, line('5'), 'tier', '8.1'],
  ['tier discount rounds half up', { tiers: [tier('5', null, { discountRate: '0.335' })], levelPrice: '9.99' }, line('5'), 'tier', '6.64'],
  [
    'tier discount of a small price',
    { tiers: [tier('5', null, { unit: 'screw', discountRate: '0.1' })] },
    line('5', 'screw'),
    'tier',
    '0.0113',
  ],
  ['tier of another unit', { tiers: [tier('1', '200', { unit: 'crate' })] }, line('24'), 'standard', '10'],
  ['tier of the case', { tiers: [tier('2', '200', { unit: 'crate' })] }, line('2', 'crate'), 'tier', '200', '阶梯价，满 2 箱'],
  ['special price', { promotions: [special('8')] }, line('1'), 'promotion', '8', '夏促 特价，至 06-30'],
  ['special without end', { promotions: [special('8', { to: null })] }, line('1'), 'promotion', '8', '夏促 特价'],
  [
    'special until next year',
    { promotions: [special('8', { to: '2027-01-31' })] },
    line('1'),
    'promotion',
    '8',
    '夏促 特价，至 2027-01-31',
  ],
  ['special on its first day', { promotions: [special('8', { from: '2026-06-15' })] }, line('1'), 'promotion', '8'],
  ['special on its last day', { promotions: [special('8', { to: '2026-06-15' })] }, line('1'), 'promotion', '8'],
  ['special from tomorrow', { promotions: [special('8', { from: '2026-06-16' })] }, line('1'), 'standard', '10'],
  ['special that ended yesterday', { promotions: [special('8', { to: '2026-06-14' })] }, line('1'), 'standard', '10'],
  ['special of another unit', { promotions: [special('8')] }, line('1', 'crate'), 'standard', '228'],
  ['special of other goods', { promotions: [special('8')] }, line('1', 'juice'), 'standard', '20'],
  ['special above a level price: promotion comes first', { promotions: [special('9')], levelPrice: '8' }, line('1'), 'promotion', '9'],
  ['special against tier', { promotions: [special('9.5')], tiers: [TEN] }, line('10'), 'promotion', '9.5'],
  ['special against standard above', { promotions: [special('12')] }, line('1'), 'promotion', '12'],
  ['percentage', { promotions: [percent('0.12')] }, line('1'), 'promotion', '8.8', '夏促 8.8 折，原价 ¥10.00，至 06-30'],
  ['percentage of the level price', { promotions: [percent('0.1')], levelPrice: '9' }, line('1'), 'promotion', '8.1'],
  ['percentage of the tier price', { promotions: [percent('0.1')], tiers: [TEN] }, line('10'), 'promotion', '8.1'],
  ['percentage of nothing', { promotions: [percent('0.1')] }, line('1', 'unknown'), null, null],
  ['percentage of 100 is free', { promotions: [percent('1')] }, line('1'), 'promotion', '0'],
  [
    'percentage of listed goods',
    { promotions: [percent('0.1', { all: false, goods: [{ sku: 'juice', unit: null, price: null }] })] },
    line('1', 'juice'),
    'promotion',
    '18',
  ],
  [
    'percentage of goods not listed',
    { promotions: [percent('0.1', { all: false, goods: [{ sku: 'juice', unit: null, price: null }] })] },
    line('1'),
    'standard',
    '10',
  ],
  ['two percentages stack', { promotions: [percent('0.1'), percent('0.2')] }, line('1'), 'promotion', '7.2'],
  [
    'special and percentage stack, special first',
    { promotions: [percent('0.1', { priority: 9 }), special('8')] },
    line('1'),
    'promotion',
    '7.2',
  ],
  [
    'stacked names',
    { promotions: [special('8', { name: '甲', to: null }), percent('0.1', { name: '乙' })] },
    line('1'),
    'promotion',
    '7.2',
    '甲 特价＋乙 9 折，至 06-30',
  ],
  ['two specials: the lower', { promotions: [special('8'), special('7.5')] }, line('1'), 'promotion', '7.5'],
  ['two specials: priority beats the price', { promotions: [special('8', { priority: 1 }), special('7.5')] }, line('1'), 'promotion', '8'],
  [
    'an exclusive one first stands alone',
    { promotions: [special('8', { exclusive: true, priority: 1 }), percent('0.5')] },
    line('1'),
    'promotion',
    '8',
  ],
  [
    'an exclusive one second is left out',
    { promotions: [percent('0.1', { priority: 1 }), special('5', { exclusive: true })] },
    line('1'),
    'promotion',
    '9',
  ],
  [
    'two exclusive of one priority: the lower',
    { promotions: [special('8', { exclusive: true }), percent('0.3', { exclusive: true })] },
    line('1'),
    'promotion',
    '7',
  ],
  ['agreement', { agreements: [agreed('9.2')] }, line('1'), 'agreement', '9.2', '客户协议价，长期'],
  ['agreement with its end', { agreements: [agreed('9.2', { to: '2026-12-31' })] }, line('1'), 'agreement', '9.2', '客户协议价，至 12-31'],
  ['agreement on its last day', { agreements: [agreed('9.2', { to: '2026-06-15' })] }, line('1'), 'agreement', '9.2'],
  ['agreement that ended', { agreements: [agreed('9.2', { to: '2026-06-14' })] }, line('1'), 'standard', '10'],
  ['agreement to come', { agreements: [agreed('9.2', { from: '2026-06-16' })] }, line('1'), 'standard', '10'],
  ['agreement of another unit', { agreements: [agreed('9.2')] }, line('1', 'crate'), 'standard', '228'],
  [
    'two agreements: the later begun',
    { agreements: [agreed('9.5', { from: '2026-06-01' }), agreed('9.2')] },
    line('1'),
    'agreement',
    '9.5',
  ],
  ['two of one day: the lower', { agreements: [agreed('9.5'), agreed('9.2')] }, line('1'), 'agreement', '9.2'],
  [
    'agreement above everything else',
    { agreements: [agreed('9.9')], promotions: [special('7')], tiers: [TEN], levelPrice: '8' },
    line('10'),
    'agreement',
    '9.9',
  ],
  [
    'agreement ended, promotion runs',
    { agreements: [agreed('9', { to: '2026-06-01' })], promotions: [special('8')] },
    line('1'),
    'promotion',
    '8',
  ],
  ['by hand', {}, line('1', 'bottle', '9.99'), 'manual', '9.99', '手工价，原为 ¥10.00（标准价）'],
  [
    'by hand against an agreement',
    { agreements: [agreed('9.2')] },
    line('1', 'bottle', '9'),
    'manual',
    '9',
    '手工价，原为 ¥9.20（客户协议价，长期）',
  ],
  [
    'typing the very price is not by hand',
    { agreements: [agreed('9.2')] },
    line('1', 'bottle', '9.200'),
    'agreement',
    '9.2',
    '客户协议价，长期',
  ],
  ['typing the price of a lower rule is by hand', { agreements: [agreed('9.2')] }, line('1', 'bottle', '10'), 'manual', '10'],
  ['a gift nobody grants is a price by hand', {}, line('1', 'bottle', '0'), 'manual', '0'],
]

const only = (rules: Rules, asked: AskedLine) => resolvePrices([asked], book(rules)).lines[0]!

test.each(CASES.map((one) => [one[0], one] as const))('%s', (...[, [, rules, asked, source, price, note]]) => {
  const found = only(rules, asked)
  expect([found.source, found.price === null ? null : String(parseFloat(found.price))]).toEqual([source, price])
  if (note !== undefined) expect(found.note).toBe(note)
})

test('there are at least sixty cases', () => expect(CASES.length).toBeGreaterThanOrEqual(60))

test('the candidates that lost say why', () => {
  const rules: Rules = {
    agreements: [agreed('9.9'), agreed('9', { from: '2026-07-01' })],
    promotions: [
      special('7', { name: '甲', exclusive: true, priority: 1 }),
      percent('0.1', { name: '乙' }),
      special('6', { name: '丙', from: '2026-06-20' }),
    ],
    tiers: [TEN, tier('20', '8')],
    levelPrice: '9.5',
  }
  const words = (asked: AskedLine) => only(rules, asked).losers.map(({ source, price, why }) => `${source} ${parseFloat(price)} ${why}`)
  expect(words(line('12'))).toEqual([
    'agreement 9 07-01 才开始',
    'promotion 7 客户协议价优先',
    'promotion 8.1 不与「甲」同享',
    'promotion 6 06-20 才开始',
    'tier 9 客户协议价优先',
    'tier 8 还差 8 瓶',
    'level 9.5 客户协议价优先',
    'standard 10 客户协议价优先',
  ])
  expect(words(line('1', 'bottle', '1'))[0]).toBe('agreement 9.9 已手工改价')
})

test('a promotion ends at midnight of the company’s day', () => {
  const until = { promotions: [special('8', { to: '2026-06-30' })] }
  const priceAt = (moment: string) => resolvePrices([line('1')], book({ ...until, date: chinaDay(new Date(moment)) })).lines[0]!.price
  expect(priceAt('2026-06-30T15:59:59.999Z')).toBe('8.000000')
  expect(priceAt('2026-06-30T16:00:00.000Z')).toBe('10.000000')
})

describe('lines of a document together', () => {
  const at = (lines: AskedLine[], rules: Rules = {}) => resolvePrices(lines, book(rules))
  const prices = (lines: AskedLine[], rules: Rules) => at(lines, rules).lines.map(({ price }) => parseFloat(price!))

  test('tiers count all lines of the goods, in whatever unit; gifts and other goods do not count', () => {
    expect(prices([line('4'), line('6')], { tiers: [TEN] })).toEqual([9, 9])
    expect(prices([line('1'), line('1', 'crate')], { tiers: [tier('25', '8')] })).toEqual([8, 228])
    expect(prices([line('9'), line('1', 'juice')], { tiers: [TEN] })).toEqual([10, 20])
    expect(prices([line('9'), line('1', 'bottle', '0')], { tiers: [TEN] })).toEqual([10, 0])
  })

  test('满减: the highest step that is reached, once or as often as it fits, with what is missing', () => {
    const steps = promo({
      kind: 'threshold',
      steps: [
        { amount: '300', off: '40' },
        { amount: '100', off: '10' },
      ],
    })
    expect(at([line('9')], { promotions: [steps] })).toMatchObject({
      discount: '0.00',
      discountNote: null,
      hints: [{ note: '夏促：还差 ¥10，满 ¥100 减 ¥10' }],
    })
    expect(at([line('10')], { promotions: [steps] })).toMatchObject({ discount: '10.00', discountNote: '夏促 满 ¥100 减 ¥10', hints: [] })
    expect(at([line('35')], { promotions: [steps] })).toMatchObject({ discount: '40.00' })
    expect(at([line('35')], { promotions: [threshold('100', '10', { repeats: true })] })).toMatchObject({
      discount: '30.00',
      discountNote: '夏促 满 ¥300 减 ¥30',
    })
  })

  test('满减 counts what is in it: goods listed, and neither agreed nor typed prices', () => {
    const juice = threshold('100', '10', { all: false, goods: [{ sku: 'juice', unit: null, price: null }] })
    expect(at([line('20')], { promotions: [juice] }).discount).toBe('0.00')
    expect(at([line('20'), line('5', 'juice')], { promotions: [juice] }).discount).toBe('10.00')
    expect(at([line('20')], { promotions: [threshold('100', '10')], agreements: [agreed('9')] }).discount).toBe('0.00')
    expect(at([line('20', 'bottle', '9')], { promotions: [threshold('100', '10')] }).discount).toBe('0.00')
  })

  test('满减 stacks with promotion prices, and with others, unless one of them is exclusive', () => {
    const off = threshold('100', '10', { name: '满' })
    expect(at([line('20')], { promotions: [off, special('8')] }).discount).toBe('10.00')
    expect(at([line('20')], { promotions: [off, special('8', { exclusive: true })] }).discount).toBe('0.00')
    expect(at([line('20')], { promotions: [{ ...off, exclusive: true }, special('8')] }).discount).toBe('0.00')
    expect(at([line('20')], { promotions: [off, threshold('100', '15')] }).discount).toBe('25.00')
    const alone = at([line('20')], { promotions: [off, threshold('100', '15', { name: '独', exclusive: true })] })
    expect(alone).toMatchObject({ discount: '15.00', hints: [{ note: '满：不与「独」同享' }] })
    expect(at([line('10')], { promotions: [threshold('100', '70'), threshold('100', '70')] }).discount).toBe('100.00')
  })

  test('buy N get M: for every full N, or once; what it grants may stand at 0 and no more', () => {
    const three = buyGift('10', '1', { repeats: true })
    const gift = (quantity: string) => line(quantity, 'bottle', '0')
    expect(at([line('9')], { promotions: [three] })).toMatchObject({ gifts: [], hints: [{ note: '夏促：还差 1，满 10 送赠品' }] })
    expect(at([line('35')], { promotions: [three] }).gifts).toMatchObject([{ quantity: '3.0000', note: '夏促 买 30 送' }])
    expect(at([line('35')], { promotions: [buyGift('10', '1')] }).gifts).toMatchObject([{ quantity: '1.0000' }])
    expect(at([line('1', 'crate')], { promotions: [three] }).gifts).toMatchObject([{ quantity: '2.0000' }])
    const sources = (lines: AskedLine[]) => at(lines, { promotions: [three] }).lines.map(({ source }) => source)
    expect(sources([line('35'), gift('3')])).toEqual(['standard', 'gift'])
    expect(sources([line('35'), gift('4')])).toEqual(['standard', 'manual'])
    expect(sources([line('35'), gift('2'), gift('1'), gift('1')])).toEqual(['standard', 'gift', 'gift', 'manual'])
    expect(at([line('35'), gift('3')], { promotions: [three] }).lines[1]).toMatchObject({ price: '0.000000', note: '赠品：夏促 买 30 送' })
  })

  test('满赠 gives with the reduction', () => {
    const both = threshold('100', '0', { gifts: [{ sku: 'juice', unit: 'juice', quantity: '1' }] })
    expect(at([line('10')], { promotions: [both] })).toMatchObject({
      discount: '0.00',
      discountNote: null,
      gifts: [{ sku: 'juice', note: '夏促 满 ¥100 送赠品' }],
    })
  })
})
