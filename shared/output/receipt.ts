import { broken, emsOf } from './layout'
import type { Printed } from './printed'

/** A document as the lines of a receipt, each at most as wide as the roll. */
export interface Receipt {
  company: string
  title: string
  code: string
  lines: string[]
}

const width = (text: string): number => emsOf(text) * 2

/** Sets a document for a roll of so many half-width columns: goods on one line, figures on the next. */
export function receiptOf(document: Printed, columns: number): Receipt {
  const rule = '-'.repeat(columns)
  const wrapped = (text: string): string[] => broken(text, columns / 2, 99)
  const goods = document.rows.flatMap((cells, index) => {
    const named = new Map(document.columns.map(({ title }, column) => [title, cells[column]!]))
    const figures = `${named.get('数量')} ${named.get('单位')}${named.get('单价') ? ` × ${named.get('单价')}` : ''}${named.get('折扣') ? ` ${named.get('折扣')}` : ''}`
    const more = [named.get('批号／效期') ?? '', ...document.under[index]!].filter(Boolean)
    return [
      ...wrapped(named.get('商品')!),
      ...more.flatMap((text) => wrapped(text)),
      ...beside(`  ${figures}`, named.get('金额') ?? '', columns),
    ]
  })
  return {
    company: document.company,
    title: document.title,
    code: document.code,
    lines: [
      ...document.head.flatMap(([label, text]) => wrapped(`${label}：${text}`)),
      rule,
      ...goods,
      rule,
      ...document.totals.flatMap(([label, text]) => beside(label, text, columns)),
      ...(document.capital ? wrapped(`大写：${document.capital}`) : []),
      ...(document.signed ? wrapped(`签收：${document.signed}`) : []),
    ],
  }
}

/** Two texts at the ends of one line, or on two lines where they do not fit on one. */
function beside(left: string, right: string, columns: number): string[] {
  const space = columns - width(left) - width(right)
  if (!right) return [left.trimEnd()]
  if (space >= 1) return [left + ' '.repeat(space) + right]
  return [...broken(left, columns / 2, 99), ' '.repeat(Math.max(0, columns - width(right))) + right]
}
