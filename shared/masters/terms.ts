import { addDays, endOfMonth } from '../kernel/fields'

export const TERMS = { cash: '现结', net: '货到 N 天', monthEnd: '月结 N 天' } as const
export type Terms = keyof typeof TERMS

/** Due date of an open item: cash at once, N days after the document, or N days after the end of its month. */
export function dueDate(day: string, terms: { terms: Terms; termDays: number }): string {
  if (terms.terms === 'net') return addDays(day, terms.termDays)
  if (terms.terms === 'monthEnd') return addDays(endOfMonth(day), terms.termDays)
  return day
}
