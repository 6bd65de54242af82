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
