/** What a table can be imported as. */
export const IMPORT_KINDS = {
  sku: '商品',
  unit: '单位和价格',
  customer: '客户',
  supplier: '供应商',
  opening: '期初库存',
  level: '库存上下限',
} as const

/** Those of goods, as they are exported; stock that lies here can be the opening of other books. */
export const GOODS_TABLES = { sku: IMPORT_KINDS.sku, unit: IMPORT_KINDS.unit, opening: '库存', level: IMPORT_KINDS.level } as const
