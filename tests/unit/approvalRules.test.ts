import { amountWords, levelWords, type Rule, rulesOf, withLevels, withRule } from '../../src/system/approvals/rules'

const rule = (from: string | null, levels = 1, roles?: string[]): Rule => ({
  kind: 'delivery',
  levels,
  ...(from ? { from } : {}),
  ...(roles ? { roles } : {}),
})

test('every kind has a rule for any amount, and its rules stand in the order of their amounts', () => {
  expect(rulesOf([], 'delivery')).toEqual([rule(null)])
  expect(rulesOf([rule('5000'), rule('100'), { kind: 'receipt', levels: 0 }], 'delivery').map(({ from }) => from)).toEqual([
    undefined,
    '100',
    '5000',
  ])
  expect(rulesOf([rule('0', 2)], 'delivery')).toEqual([rule('0', 2)])
})

test('a rule says from which amount on and who approves one after the other', () => {
  expect([amountWords(rule(null)), amountWords(rule('1000'))]).toEqual(['任何金额', '¥1,000.00 起'])
  expect([rule(null, 0), rule(null, 1), rule(null, 2, ['', 'accountant'])].map(levelWords)).toEqual([
    '提交即审核',
    '有审核权的人',
    '有审核权的人 → 财务',
  ])
})

test('fewer levels drop the roles beyond them, and no role at all is not kept', () => {
  expect(withLevels(rule(null, 2, ['', 'owner']), 1, ['', 'owner'])).toEqual(rule(null, 1))
  expect(withLevels(rule(null, 1), 3, ['owner'])).toEqual(rule(null, 3, ['owner', '', '']))
})

test('a rule is replaced, moved to another amount, taken out; of two for one amount the later one stays', () => {
  const rules = [rule(null), rule('100.00', 2)]
  expect(withRule(rules, rule('100'), rule('300'))).toEqual([rule(null), rule('300')])
  expect(withRule(rules, null, rule('100', 3))).toEqual([rule(null), rule('100', 3)])
  expect(withRule(rules, rule('100'), null)).toEqual([rule(null)])
})
