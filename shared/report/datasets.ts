import type { FieldKind } from '../kernel/fields'

/**
 * Datasets: named measures and dimensions, declared once and compiled by cloudfunctions/kernel/query.ts. The SQL
 * fragments are fixed text of this file; what a person chooses are names. `document` and `document_line` are
 * joined as d and l, only approved documents count.
 */
export interface Dimension {
  label: string
  kind: FieldKind
  sql: string
  name?: string
  join?: string
}
export interface Measure {
  label: string
  kind: FieldKind
  sql: string
  mask?: string
  join?: string
}
export interface Dataset {
  label: string
  permission: string
  from: string
  where: string
  dimensions: Record<string, Dimension>
  measures: Record<string, Measure>
}

// What the line's goods cost when they left, or less by what came back; a service has none. Scrap that came back and was
// written off has lessened the cost of sales all the same.
const LINE_COST =
  "(SELECT COALESCE(-SUM(m.value), 0) FROM stock_move m WHERE m.company = l.company AND m.line = l.id AND IF(d.kind = 'salesReturn', m.quantity > 0, m.quantity < 0))"

/** The other side's region, as its card says today. */
const region: Dimension = {
  label: '地区',
  kind: 'ref',
  sql: 'g.id',
  name: 'g.name',
  join: 'LEFT JOIN party y ON y.company = d.company AND y.id = d.party LEFT JOIN region g ON g.company = y.company AND g.id = y.region',
}

// A customer of this time who had bought before, be it within this time.
const CAME_AGAIN =
  "EXISTS (SELECT 1 FROM document x WHERE x.company = d.company AND x.party = d.party AND x.kind = 'delivery' AND x.state IN ('approved', 'closed') AND (x.date < d.date OR (x.date = d.date AND x.id < d.id)))"

const tradeDimensions: Record<string, Dimension> = {
  day: { label: '日期', kind: 'date', sql: 'd.date' },
  month: { label: '月份', kind: 'text', sql: "DATE_FORMAT(d.date, '%Y-%m')" },
  sku: { label: '商品', kind: 'ref', sql: 'l.sku', name: 's.name', join: 'JOIN sku s ON s.company = l.company AND s.id = l.sku' },
  party: {
    label: '往来单位',
    kind: 'ref',
    sql: 'd.party',
    name: 'p.name',
    join: 'JOIN party p ON p.company = d.company AND p.id = d.party',
  },
  warehouse: {
    label: '仓库',
    kind: 'ref',
    sql: 'd.warehouse',
    name: 'w.name',
    join: 'JOIN warehouse w ON w.company = d.company AND w.id = d.warehouse',
  },
  employee: {
    label: '经手人',
    kind: 'ref',
    sql: 'd.employee',
    name: 'e.name',
    join: 'LEFT JOIN member e ON e.company = d.company AND e.id = d.employee',
  },
}

/** Lines of a trade and of what was given back of it; what came back counts against the day it came back. */
const tradeFrom = (kind: string, back: string) => ({
  from: 'document d JOIN document_line l ON l.company = d.company AND l.document = d.id',
  where: `d.kind IN ('${kind}', '${back}') AND d.state IN ('approved', 'closed')`,
})
const net = (back: string, column: string) => `IF(d.kind = '${back}', -${column}, ${column})`
const amounts = (kind: string, back: string): Record<string, Measure> => ({
  quantity: { label: '数量', kind: 'quantity', sql: `SUM(${net(back, 'l.baseQuantity')})` },
  amount: { label: '价税合计', kind: 'money', sql: `SUM(${net(back, 'l.amountIncl')})` },
  revenue: { label: '不含税金额', kind: 'money', sql: `SUM(${net(back, 'l.amountExcl')})` },
  returned: { label: '退货金额', kind: 'money', sql: `SUM(IF(d.kind = '${back}', l.amountIncl, 0))` },
  documents: { label: '单数', kind: 'integer', sql: `COUNT(DISTINCT IF(d.kind = '${kind}', d.id, NULL))` },
})

export const DATASETS: Record<string, Dataset> = {
  sales: {
    label: '销售',
    permission: 'delivery.view',
    ...tradeFrom('delivery', 'salesReturn'),
    dimensions: { ...tradeDimensions, region },
    measures: {
      ...amounts('delivery', 'salesReturn'),
      buyers: { label: '成交客户', kind: 'integer', sql: "COUNT(DISTINCT IF(d.kind = 'delivery', d.party, NULL))" },
      /** Of them, who had bought before. */
      repeaters: {
        label: '复购客户',
        kind: 'integer',
        sql: `COUNT(DISTINCT IF(d.kind = 'delivery' AND ${CAME_AGAIN}, d.party, NULL))`,
      },
      cost: { label: '成本', kind: 'money', sql: `SUM(${LINE_COST})`, mask: 'cost.view' },
      margin: { label: '毛利', kind: 'money', sql: `SUM(${net('salesReturn', 'l.amountExcl')} - ${LINE_COST})`, mask: 'cost.view' },
    },
  },
  purchases: {
    label: '采购',
    permission: 'receipt.view',
    ...tradeFrom('receipt', 'purchaseReturn'),
    dimensions: tradeDimensions,
    measures: amounts('receipt', 'purchaseReturn'),
  },
}
