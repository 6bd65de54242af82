import { ACCOUNTS } from '../../shared/books'
import { CHART } from '../../shared/finance/accounts'
import { FIRST_CATEGORIES } from '../../shared/finance/category'
import { FUND_ACCOUNTS } from '../../shared/masters/places'
import { FIRST_REASONS } from '../../shared/masters/reason'

const codes = CHART.map(({ code }) => code)
const isLeaf = (code: string): boolean => codes.includes(code) && !codes.some((other) => other !== code && other.startsWith(code))

test('the chart has the 66 accounts of the standard, each code once, each detail under an account', () => {
  expect(codes.filter((code) => code.length === 4)).toHaveLength(66)
  expect(new Set(codes).size).toBe(codes.length)
  expect(codes.filter((code) => code.length > 4 && !codes.includes(code.slice(0, code.length - 2)))).toEqual([])
  expect(CHART.filter(({ code, side }) => side !== CHART.find((parent) => parent.code === code.slice(0, 4))?.side)).toEqual([])
})

test('postings, categories, reasons and fund accounts use accounts without details', () => {
  // What a small-scale payer owes stands on 222101 itself, as the rules for them have it.
  const used = Object.values(ACCOUNTS).filter((code) => code !== ACCOUNTS.smallScaleTax)
  const named = [...FIRST_CATEGORIES, ...FIRST_REASONS].map(({ account }) => account)
  expect([...used, ...named, ...Object.values(FUND_ACCOUNTS)].filter((code) => !isLeaf(code))).toEqual([])
})
