import { ABC_CLASSES } from '../../../shared/inventory/reports'
import { dec, formatMoney, formatPrice, formatQuantity, formatRounded } from '../../../shared/kernel/money'
import type { OutputOf } from '../../api'
import { dayWords } from '../../day'
import { t } from '../../messages'

export const REPORTS = ['summary', 'stock', 'turnover', 'ageing', 'abc', 'slow'] as const
export type ReportName = (typeof REPORTS)[number]

/** A figure of a row with its word; null where the person may not see it or there is none. */
export interface Cell {
  label: string
  text: string | null
  /** Its worth, beneath. */
  note?: string | null
  strong?: boolean
}

/** A row of any report, ready to be shown as a card or as a line of a table. */
export interface Shown {
  key: string
  name: string
  facts: string[]
  cells: Cell[]
  /** What is behind it. */
  drill: string
  tag?: string
}

type Maybe = string | null | undefined
const quantity = (value: Maybe) => (value === null || value === undefined ? null : formatQuantity(value))
const rounded = (value: Maybe, places: number) => (value === null || value === undefined ? null : formatRounded(value, places))
/** 5.3039 % of all is read as 5.3 %. */
const percent = (value: string) => `${formatRounded(dec(value).times(100), 1)}%`
const money = (value: Maybe) => (value === null || value === undefined ? null : formatMoney(value))

interface Subject {
  sku?: Maybe
  warehouse?: Maybe
  category?: Maybe
  code?: Maybe
  name: string
  spec?: Maybe
  categoryName?: Maybe
}

const subject = (row: Subject) => ({
  key: [row.sku, row.warehouse, row.category].join('/'),
  name: row.name,
  facts: [row.code, row.spec, row.categoryName].filter((fact): fact is string => Boolean(fact)),
  drill: (['sku', 'warehouse', 'category'] as const).flatMap((name) => (row[name] ? [`${name}=${row[name]}`] : [])).join('&'),
})

type RowOf<A extends 'summary' | 'turnover' | 'ageing' | 'abc' | 'slow'> = OutputOf<'inventory', `stockReport.${A}`>['rows'][number]
type Figures = Omit<RowOf<'summary'>, keyof Subject>

const summaryCells = (row: Figures): Cell[] => [
  { label: t.reports.opening, text: quantity(row.openingQuantity), note: money(row.openingValue) },
  { label: t.reports.incoming, text: quantity(row.inQuantity), note: money(row.inValue) },
  { label: t.reports.outgoing, text: quantity(row.outQuantity), note: money(row.outValue) },
  { label: t.reports.closing, text: quantity(row.closingQuantity), note: money(row.closingValue), strong: true },
]

export const shownSummary = (row: RowOf<'summary'>): Shown => ({ ...subject(row), cells: summaryCells(row) })
export const shownTotal = (total: Figures): Cell[] => summaryCells(total)

export const shownStock = (row: OutputOf<'inventory', 'stock.at'>['rows'][number]): Shown => ({
  ...subject(row),
  cells: [
    { label: t.stock.onHand, text: quantity(row.onHand), strong: true },
    { label: t.stock.value, text: money(row.value) },
    { label: t.reports.unitCost, text: row.unitCost ? formatPrice(row.unitCost) : null },
  ],
})

export const shownTurnover = (row: RowOf<'turnover'>): Shown => ({
  ...subject(row),
  cells: [
    { label: t.reports.sold, text: quantity(row.soldQuantity) },
    { label: t.reports.cost, text: money(row.cost) },
    { label: t.reports.average, text: money(row.averageValue) },
    { label: t.reports.turnover, text: rounded(row.turnover, 2), strong: true },
    { label: t.reports.turnoverDays, text: rounded(row.turnoverDays, 1), strong: true },
  ],
})

export const shownAgeing = (row: RowOf<'ageing'>, brackets: readonly string[]): Shown => ({
  ...subject(row),
  cells: [
    { label: t.stock.onHand, text: quantity(row.onHand), strong: true },
    { label: t.stock.value, text: money(row.value) },
    ...brackets.map((label, at) => ({ label, text: quantity(row.ages[at]?.quantity) })),
    { label: t.reports.unknown, text: quantity(row.unknown.quantity) },
  ],
})

export const shownAbc = (row: RowOf<'abc'>): Shown => ({
  ...subject(row),
  tag: ABC_CLASSES[row.abc],
  cells: [
    { label: t.reports.sales, text: money(row.amount), strong: true },
    { label: t.reports.share, text: percent(row.share) },
    { label: t.reports.cumulative, text: percent(row.cumulative) },
    { label: t.reports.sold, text: quantity(row.quantity) },
    { label: t.stock.onHand, text: quantity(row.onHand) },
    { label: t.stock.value, text: money(row.value) },
  ],
})

export const shownSlow = (row: RowOf<'slow'>): Shown => ({
  ...subject(row),
  cells: [
    { label: t.stock.onHand, text: quantity(row.onHand), strong: true },
    { label: t.stock.value, text: money(row.value) },
    { label: t.reports.lastSale, text: row.lastSale ? dayWords(row.lastSale) : t.reports.never },
    { label: t.reports.sold, text: quantity(row.soldQuantity) },
    { label: t.reports.coverDays, text: rounded(row.coverDays, 0) },
  ],
})
