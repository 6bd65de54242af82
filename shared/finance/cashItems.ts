import type { CASH_LINES } from './category'

/** Lines of the cash flow statement (会小企03表) that postings use by themselves. */
export const CASH_ITEMS = {
  /** 销售产成品、商品、提供劳务收到的现金; refunds to customers are negative. */
  sales: 1,
  /** 购买原材料、商品、接受劳务支付的现金; refunds of suppliers are negative. */
  purchases: 3,
  /** 收到其他与经营活动有关的现金. */
  otherReceived: 2,
  /** 支付的职工薪酬. */
  staff: 4,
  /** 支付的税费. */
  taxes: 5,
  /** 支付其他与经营活动有关的现金. */
  otherPaid: 6,
} as const

/** The line for money of a category: what is earned beside goods is other income of operations. */
export function cashItemOf(direction: 'expense' | 'income', line: keyof typeof CASH_LINES | null): number {
  if (direction === 'income') return CASH_ITEMS.otherReceived
  return { goods: CASH_ITEMS.purchases, staff: CASH_ITEMS.staff, taxes: CASH_ITEMS.taxes, other: CASH_ITEMS.otherPaid }[line ?? 'other']
}

/** Lines of the cash flow statement that cash can be booked on; 7, 13 and 19 to 22 are sums. */
export const CASH_FLOWS: Readonly<Record<number, string>> = {
  1: '销售产成品、商品、提供劳务收到的现金',
  2: '收到其他与经营活动有关的现金',
  3: '购买原材料、商品、接受劳务支付的现金',
  4: '支付的职工薪酬',
  5: '支付的税费',
  6: '支付其他与经营活动有关的现金',
  8: '收回短期投资、长期债券投资和长期股权投资收到的现金',
  9: '取得投资收益收到的现金',
  10: '处置固定资产、无形资产和其他非流动资产收回的现金净额',
  11: '短期投资、长期债券投资和长期股权投资支付的现金',
  12: '购建固定资产、无形资产和其他非流动资产支付的现金',
  14: '取得借款收到的现金',
  15: '吸收投资者投资收到的现金',
  16: '偿还借款本金支付的现金',
  17: '偿还借款利息支付的现金',
  18: '分配利润支付的现金',
}

/** The usual line by the account on the other side, its code or the beginning of it; the longest that fits counts. */
const USUAL: Record<'in' | 'out', Record<number, string>> = {
  in: {
    1: '5001 5051 1122 1121 2203',
    2: '5301 2241 1221 2211 2221 560302',
    8: '1101 1501 1511',
    9: '5111 1131 1132',
    10: '1601 1606 1701',
    14: '2001 2501',
    15: '3001 3002',
  },
  out: {
    3: '1401 1402 1403 1405 1411 5401 2202 1123 2201',
    4: '2211',
    5: '2221 5403 5801',
    6: '5601 5602 5603 5711 2241 1221',
    11: '1101 1501 1511',
    12: '1601 1604 1605 1701 1801',
    16: '2001 2501',
    17: '2231 560301',
    18: '2232 3104',
  },
}

/** The line of the cash flow statement that money usually belongs to, by where it came from or went; null for what is unusual. */
export function usualCashItem(direction: 'in' | 'out', account: string): number | null {
  const found = Object.entries(USUAL[direction]).flatMap(([item, codes]) =>
    codes.split(' ').flatMap((code) => (account.startsWith(code) ? [{ item: parseInt(item, 10), length: code.length }] : [])),
  )
  return found.sort((a, b) => b.length - a.length)[0]?.item ?? null
}
