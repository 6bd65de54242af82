import type { Input } from '../../shared/kernel/contract'
import type { DocumentKind } from '../../shared/kernel/document'
import { chinaDay } from '../../shared/kernel/fields'
import { purchaseExportActions } from '../../shared/purchase/exportActions'
import { purchasePlan } from '../../shared/purchase/plan'
import { receiptActions } from '../../shared/purchase/receiptActions'
import { supplierPriceActions } from '../../shared/purchase/supplierPrice'
import { figures } from '../../shared/purchase/supplierRecord'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { documentDetail } from '../kernel/documentReads'
import { sql } from '../kernel/sql'
import { declaredColumn, declaredColumns, type ExportTable, numberColumn, once, tableExport, textColumn } from '../kernel/tableExport'
import { fromOrder } from './receipt'
import { history } from './supplierPrice'
import { record } from './supplierRecord'

const action = purchaseExportActions['purchase.export']
type Criteria = Input<typeof action>

const waiting = receiptActions['receipt.fromOrder']

const tables: Record<string, ExportTable<Criteria>> = {
  arrivals: {
    permission: waiting.permission,
    columns: () => [
      ...declaredColumns(waiting, ['number', 'date', 'expectedDate', 'partyName', 'warehouseName', 'skuCode', 'skuName', 'spec']),
      ...declaredColumns(waiting, ['quantity', 'open', 'baseUnitName', 'price', 'unitName']),
    ],
    async *rows(ctx, { party, warehouse, late }) {
      const today = chinaDay(ctx.now)
      for await (const row of once(fromOrder(ctx, { party, warehouse }))) if (!late || (row.expectedDate ?? today) < today) yield row
    },
  },
  history: {
    permission: supplierPriceActions['supplierPrice.history'].permission,
    needs: ['sku'],
    columns: () => declaredColumns(supplierPriceActions['supplierPrice.history']),
    rows: (ctx, { sku, party }) => once(history(ctx, { sku: sku!, party, limit: 100_000 })),
  },
  record: {
    columns: () => [
      textColumn('供应商', 'name'),
      numberColumn('评分', 'score'),
      ...Object.entries(figures).flatMap(([name, field]) => (name === 'score' ? [] : [declaredColumn(name, field)])),
      numberColumn('未完成订单', 'openOrders'),
      numberColumn('迟到订单', 'lateOrders'),
    ],
    rows: records,
  },
  plan: {
    permission: 'purchasePlan.view',
    needs: ['plan'],
    columns: () => [
      textColumn('编码', 'skuCode'),
      textColumn('商品', 'skuName'),
      textColumn('规格', 'spec'),
      numberColumn('数量', 'quantity'),
      textColumn('单位', 'unitName'),
      textColumn('供应商', 'supplierName'),
      numberColumn('已下单', 'used'),
      textColumn('基本单位', 'baseUnit'),
    ],
    async *rows(ctx, { plan }) {
      yield* (await documentDetail(ctx, purchasePlan as unknown as DocumentKind, { id: plan! })).lines as Row[]
    },
  },
}

/** The records of all suppliers this company bought from, by name; one by one, as their pages show them. */
async function* records(ctx: Context, { party }: Criteria): AsyncGenerator<Row> {
  const suppliers = await ctx.tx.rows(sql`SELECT p.id, p.name FROM party p WHERE p.company = ${ctx.company} AND p.supplier = 1
    AND EXISTS (SELECT 1 FROM document d WHERE d.company = p.company AND d.party = p.id AND d.kind IN ('purchaseOrder', 'receipt') AND d.state IN ('approved', 'closed')) ORDER BY p.name, p.id`)
  for (const { id, name } of suppliers) if (!party || party === id) yield { name, ...(await record(ctx, { id })) }
}

/** What buyers take away as a file. */
export const purchaseExport = tableExport({ kind: 'purchase.export', action, tables })
