import { documentKind } from '../kernel/document'
import * as f from '../kernel/fields'
import { postSalesReturn } from './return.posting'

export const INSPECTIONS = { good: '良品', defective: '次品', scrap: '报废' } as const

/** 销售退货: goods come back, of a delivery or without one; the customer owes less. */
export const salesReturn = documentKind({
  kind: 'salesReturn' as const,
  label: '销售退货',
  module: 'sales',
  prefix: 'XSTH',
  party: 'customer',
  warehouse: true,
  source: ['delivery'],
  inherits: true,
  comesBack: true,
  freeLines: 'salesReturn.free',
  head: { defectiveWarehouse: f.optional(f.ref('warehouse', '次品仓库')) },
  line: { inspection: f.optional(f.choice('检验', INSPECTIONS, { hint: '次品进次品仓库，报废的收回后即报损' })) },
  needs: { stock: ['warehouse', 'defectiveWarehouse'], source: true, party: true },
  post: postSalesReturn,
})
