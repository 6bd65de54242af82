import type { GROUPS } from '../../../shared/inventory/movement'
import { formatMoney, formatQuantity, formatRounded } from '../../../shared/kernel/money'
import { useAsk, usePages } from '../../asking'
import { t } from '../../messages'
import type { Days } from '../../kit/Period'
import {
  type Cell,
  type ReportName,
  shownAbc,
  shownAgeing,
  shownSlow,
  shownStock,
  shownSummary,
  shownTotal,
  shownTurnover,
} from './columns'

export interface Wanted {
  days: Days
  date: string
  by: keyof typeof GROUPS
  goods: { text?: string; warehouse?: string; category?: string }
}

const PAGE = 100

/** Rows and totals of a report by its name; only the one that is shown is asked for. */
export function useReport(name: ReportName, { days, date, by, goods }: Wanted) {
  const paged = { limit: PAGE, ...goods }
  const more = (page: { more?: string | null }) => page.more
  const summary = usePages('inventory', 'stockReport.summary', { ...days, ...paged, by, totals: true }, more, name === 'summary')
  const stock = usePages('inventory', 'stock.at', { ...paged, date, by, totals: true }, more, name === 'stock')
  const turnover = usePages('inventory', 'stockReport.turnover', { ...days, ...paged, totals: true }, more, name === 'turnover')
  const ageing = usePages('inventory', 'stockReport.ageing', { ...paged, date }, more, name === 'ageing')
  const abc = useAsk('inventory', 'stockReport.abc', { ...days, ...goods }, name === 'abc')
  const slow = usePages('inventory', 'stockReport.slow', paged, more, name === 'slow')

  const cell = (label: string, text: string | null | undefined): Cell[] => (text ? [{ label, text, strong: true }] : [])
  switch (name) {
    case 'summary': {
      const total = summary.data?.pages[0]?.total
      const note = total?.ledgerValue ? t.reports.ledger(formatMoney(total.ledgerValue)) : null
      const rows = summary.data?.pages.flatMap((page) => page.rows.map(shownSummary)) ?? []
      return { list: summary, rows, total: total ? shownTotal(total) : [], note }
    }
    case 'stock': {
      const first = stock.data?.pages[0]
      const total = [
        ...cell(t.stock.onHand, first?.totalOnHand ? formatQuantity(first.totalOnHand) : null),
        ...cell(t.stock.value, first?.totalValue ? formatMoney(first.totalValue) : null),
      ]
      return { list: stock, rows: stock.data?.pages.flatMap((page) => page.rows.map(shownStock)) ?? [], total, note: null }
    }
    case 'turnover': {
      const total = turnover.data?.pages[0]?.total
      const cells = [
        ...cell(t.reports.cost, total?.cost ? formatMoney(total.cost) : null),
        ...cell(t.reports.average, total?.averageValue ? formatMoney(total.averageValue) : null),
        ...cell(t.reports.turnover, total?.turnover ? formatRounded(total.turnover, 2) : null),
        ...cell(t.reports.turnoverDays, total?.turnoverDays ? formatRounded(total.turnoverDays, 1) : null),
      ]
      return { list: turnover, rows: turnover.data?.pages.flatMap((page) => page.rows.map(shownTurnover)) ?? [], total: cells, note: null }
    }
    case 'ageing': {
      const rows = ageing.data?.pages.flatMap((page) => page.rows.map((row) => shownAgeing(row, page.brackets))) ?? []
      return { list: ageing, rows, total: [], note: null }
    }
    case 'abc':
      return {
        list: { ...abc, hasNextPage: false, fetchNextPage: abc.refetch },
        rows: abc.data?.rows.map(shownAbc) ?? [],
        total: cell(t.reports.sales, abc.data ? formatMoney(abc.data.total) : null),
        note: null,
      }
    case 'slow': {
      const first = slow.data?.pages[0]
      const note = first ? t.reports.slowText(first.slowDays, first.slowCoverDays) : null
      return { list: slow, rows: slow.data?.pages.flatMap((page) => page.rows.map(shownSlow)) ?? [], total: [], note }
    }
  }
}
