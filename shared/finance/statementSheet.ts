import { endOfMonth } from '../kernel/fields'
import { formatMoney } from '../kernel/money'
import { statementPeriod } from './statementPeriod'
import { STATEMENT_FORMS, type StatementForm, type StatementLine, STATEMENTS } from './statements'

export interface SheetColumn {
  title: string
  /** Share of the width of the page. */
  share: number
  kind: 'text' | 'line' | 'money'
}

/** A statement as it is printed: the statutory form, cell by cell. Money is plain text with two decimals; an empty cell is ''. */
export interface StatementSheet {
  title: string
  number: string
  when: string
  columns: SheetColumn[]
  rows: { cells: string[]; strong: boolean }[]
}

export interface StatementAmount {
  line: number
  amount: string
  other: string
}

/** The number each form bears at its upper right corner. */
const FORM_NUMBERS: Record<StatementForm, string> = { balance: '会小企01表', income: '会小企02表', cashFlow: '会小企03表' }

const LEFT_END = 30
const EQUITY = 48

/** 2026年11月, 2026年第4季度 or 2026年度; the balance sheet names its day. */
export function statementWhen(form: StatementForm, period: string): string {
  const { kind, to } = statementPeriod(period)
  const [year, month] = to.split('-') as [string, string]
  const number = Number.parseInt(month, 10)
  if (form === 'balance') return `${year}年${number}月${endOfMonth(`${to}-01`).slice(8)}日`
  return kind === 'month' ? `${year}年${number}月` : kind === 'quarter' ? `${year}年第${number / 3}季度` : `${year}年度`
}

/** Titles of the two columns of amounts. */
export function statementColumns(form: StatementForm, kind: 'month' | 'quarter' | 'year'): [string, string] {
  if (form === 'balance') return ['期末余额', '年初余额']
  return ['本年累计金额', { month: '本月金额', quarter: '本季金额', year: '上年金额' }[kind]]
}

/** Lays a statement out; the balance sheet has what is owned at the left and what it comes from at the right. */
export function statementSheet(form: StatementForm, period: string, amounts: readonly StatementAmount[]): StatementSheet {
  const [first, second] = statementColumns(form, statementPeriod(period).kind)
  const head = { title: STATEMENT_FORMS[form], number: FORM_NUMBERS[form], when: statementWhen(form, period) }
  const column = (name: string, share: number): SheetColumn[] => [
    { title: name, share, kind: 'text' },
    { title: '行次', share: 5, kind: 'line' },
    { title: first, share: 16, kind: 'money' },
    { title: second, share: 16, kind: 'money' },
  ]
  const lines = STATEMENTS[form]
  if (form !== 'balance') {
    const rows = rowsOf(lines, amounts)
    return { ...head, columns: column('项目', 52), rows: rows.map((cells) => ({ cells, strong: isStrong(cells) })) }
  }
  const left = rowsOf(
    lines.filter(({ line }) => line <= LEFT_END),
    amounts,
  )
  const debts = rowsOf(
    lines.filter(({ line }) => line > LEFT_END && line < EQUITY),
    amounts,
  )
  const equity = rowsOf(
    lines.filter(({ line }) => line >= EQUITY),
    amounts,
  )
  // The two totals stand on the last row, each on its side.
  const gap = Array.from({ length: left.length - debts.length - equity.length }, () => ['', '', '', ''])
  const right = [...debts, ...gap, ...equity]
  return {
    ...head,
    columns: [...column('资产', 24), ...column('负债和所有者权益', 28)],
    rows: left.map((cells, index) => ({ cells: [...cells, ...right[index]!], strong: index === left.length - 1 })),
  }
}

function rowsOf(lines: readonly StatementLine[], amounts: readonly StatementAmount[]): string[][] {
  const found = new Map(amounts.map((row) => [row.line, row]))
  return lines.flatMap(({ line, name, heading, part }) => {
    const row = [`${part ? '　　' : ''}${name}`, `${line}`, found.get(line)!.amount, found.get(line)!.other]
    return heading ? [[heading, '', '', ''], row] : [row]
  })
}

const isStrong = ([name]: readonly string[]): boolean => /^[一二三四五]、/.test(name!)

/** Money on paper: grouped, without a sign of currency; nothing where it is nothing. */
export const paperMoney = (amount: string): string => (/^-?0\.00$|^$/.test(amount) ? '' : formatMoney(amount, ''))
