/** Lines of the cash flow statement (会小企03表) that postings use by themselves. */
export const CASH_ITEMS = {
  /** 销售产成品、商品、提供劳务收到的现金; refunds to customers are negative. */
  sales: 1,
  /** 购买原材料、商品、接受劳务支付的现金; refunds of suppliers are negative. */
  purchases: 3,
  /** 支付其他与经营活动有关的现金. */
  otherPaid: 6,
} as const
