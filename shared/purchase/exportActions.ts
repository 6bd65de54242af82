import { exportAction } from '../kernel/exporting'
import * as f from '../kernel/fields'

/** What buyers take away as a file; each asks its own permission besides. */
export const purchaseExportActions = {
  'purchase.export': exportAction({
    label: '导出采购表',
    permission: 'supplier.view',
    tables: { arrivals: '在途采购', history: '进价历史', record: '供应商履约记录', plan: '采购计划' },
    criteria: {
      party: f.optional(f.ref('party', '供应商')),
      warehouse: f.optional(f.ref('warehouse', '仓库')),
      sku: f.optional(f.ref('sku', '商品')),
      /** Of what is on its way, only what is late. */
      late: f.optional(f.boolean('只看迟到的')),
      plan: f.optional(f.ref('document', '采购计划')),
    },
  }),
}
