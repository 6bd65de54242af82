/** Where a line's unit price came from; kept on the line with a note in words. */
export const PRICE_SOURCES = {
  manual: '手工价',
  agreement: '客户协议价',
  promotion: '促销价',
  gift: '赠品',
  tier: '阶梯价',
  level: '等级价',
  standard: '标准价',
  supplierAgreement: '供应商协议价',
  lastReceipt: '最近进价',
  reference: '参考进价',
} as const
export type PriceSource = keyof typeof PRICE_SOURCES
