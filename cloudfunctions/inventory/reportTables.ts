import { AGE_LABELS, type EXPORTS, reportActions } from '../../shared/inventory/reportActions'
import { ABC_CLASSES, type AbcClass, movesStock } from '../../shared/inventory/reports'
import { formatRate } from '../../shared/kernel/money'
import { documentKinds } from '../../shared/registry'
import type { Row } from '../kernel/db'
import { type ExportTable, numberColumn, once, pages, tableExport, type TableColumn, textColumn as text } from '../kernel/tableExport'
import { list as movements, type MovementInput } from './movement'
import { type AbcInput, abc } from './reportAbc'
import { type AgeingInput, ageing } from './reportAgeing'
import { slow } from './reportSlow'
import { type SummaryInput, summary } from './reportSummary'
import { turnover } from './reportTurnover'
import { type AtInput, at } from './stockAt'

type Criteria = MovementInput & Partial<SummaryInput> & AgeingInput & Omit<AtInput, 'basis'>

const number = (header: string, field: string): TableColumn => numberColumn(header, field)
const cost = (header: string, field: string): TableColumn => numberColumn(header, field, 'cost.view')
const kindLabel = new Map(documentKinds.map(({ kind, label }) => [kind, label]))

const goods = [text('编码', 'code'), text('商品', 'name'), text('规格', 'spec'), text('分类', 'categoryName')]

/** What a row speaks about: goods, or the warehouse or category they are added up by. */
const subjectOf = ({ by }: Criteria): TableColumn[] =>
  by === 'warehouse' ? [text('仓库', 'name')] : by === 'category' ? [text('分类', 'name')] : goods

// Sides of a summary by kind are columns of their own, for the kinds that move goods.
const MOVING = documentKinds.filter(movesStock)
const side = (word: string, kinds: 'inKinds' | 'outKinds'): TableColumn[] =>
  MOVING.flatMap(({ kind, label }) => {
    const found = (row: Row) => row[kinds].find((one: Row) => one.kind === kind)
    return [
      { header: `${word}·${label} 数量`, kind: 'number' as const, cell: (row) => found(row)?.quantity ?? null },
      { header: `${word}·${label} 金额`, kind: 'number' as const, mask: 'cost.view', cell: (row) => found(row)?.value ?? null },
    ]
  })

/** The reports as tables, in the words of their pages. */
const TABLES: Record<keyof typeof EXPORTS, ExportTable<Criteria>> = {
  movement: {
    permission: 'movement.view',
    columns: () => [
      text('业务日期', 'date'),
      { header: '单据', kind: 'text', cell: (row) => `${kindLabel.get(row.kind) ?? row.kind}${row.reversal ? '（红冲）' : ''}` },
      text('单号', 'number'),
      text('往来单位', 'partyName'),
      text('仓库', 'warehouseName'),
      text('编码', 'code'),
      text('商品', 'name'),
      text('规格', 'spec'),
      text('批号', 'lotNumber'),
      text('单位', 'baseUnit'),
      number('数量', 'quantity'),
      cost('金额', 'value'),
      number('结存', 'runningQuantity'),
      cost('结存金额', 'runningValue'),
    ],
    rows: (ctx, criteria) => pages((page) => movements(ctx, page), criteria),
  },
  stock: {
    columns: (_ctx, criteria) => [
      ...subjectOf(criteria),
      number('现存量', 'onHand'),
      cost('库存金额', 'value'),
      cost('单位成本', 'unitCost'),
    ],
    rows: (ctx, criteria) => pages((page) => at(ctx, page), criteria),
  },
  summary: {
    needs: ['from', 'to'],
    columns: (_ctx, criteria) => [
      ...subjectOf(criteria),
      number('期初数量', 'openingQuantity'),
      cost('期初金额', 'openingValue'),
      ...side('入库', 'inKinds'),
      number('入库数量', 'inQuantity'),
      cost('入库金额', 'inValue'),
      ...side('出库', 'outKinds'),
      number('出库数量', 'outQuantity'),
      cost('出库金额', 'outValue'),
      number('期末数量', 'closingQuantity'),
      cost('期末金额', 'closingValue'),
    ],
    rows: (ctx, criteria) => pages((page) => summary(ctx, page as SummaryInput), criteria),
  },
  turnover: {
    needs: ['from', 'to'],
    columns: () => [
      ...goods,
      number('销售数量', 'soldQuantity'),
      cost('销售成本', 'cost'),
      cost('平均库存金额', 'averageValue'),
      cost('周转次数', 'turnover'),
      cost('周转天数', 'turnoverDays'),
    ],
    rows: (ctx, criteria) => pages((page) => turnover(ctx, page as SummaryInput), criteria),
  },
  ageing: {
    columns: () => [
      ...goods,
      number('现存量', 'onHand'),
      cost('库存金额', 'value'),
      ...AGE_LABELS.flatMap((label, index): TableColumn[] => [
        { header: `${label} 数量`, kind: 'number', cell: (row) => row.ages[index].quantity },
        { header: `${label} 金额`, kind: 'number', mask: 'cost.view', cell: (row) => row.ages[index].value },
      ]),
      { header: '无法分配 数量', kind: 'number', cell: (row) => row.unknown.quantity },
      { header: '无法分配 金额', kind: 'number', mask: 'cost.view', cell: (row) => row.unknown.value },
    ],
    rows: (ctx, criteria) => pages((page) => ageing(ctx, page), criteria),
  },
  abc: {
    needs: ['from', 'to'],
    columns: () => [
      ...goods,
      number('销售额', 'amount'),
      number('销售数量', 'quantity'),
      { header: '占比', kind: 'text', cell: (row) => formatRate(row.share) },
      { header: '累计占比', kind: 'text', cell: (row) => formatRate(row.cumulative) },
      { header: '分类', kind: 'text', cell: (row) => ABC_CLASSES[row.abc as AbcClass] },
      number('现存量', 'onHand'),
      cost('库存金额', 'value'),
    ],
    rows: (ctx, criteria) => once(abc(ctx, criteria as AbcInput)),
  },
  slow: {
    columns: () => [
      ...goods,
      number('现存量', 'onHand'),
      cost('库存金额', 'value'),
      text('最近销售', 'lastSale'),
      number('期间销量', 'soldQuantity'),
      number('可销天数', 'coverDays'),
    ],
    rows: (ctx, criteria) => pages((page) => slow(ctx, page), criteria),
  },
}

/** The reports as files. */
export const stockExport = tableExport({ kind: 'stock.export', action: reportActions['stockReport.export'], tables: TABLES })
