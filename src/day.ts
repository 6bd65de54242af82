import { chinaDay } from '../shared/kernel/fields'

export const today = (): string => chinaDay(new Date())

/** 11月24日; another year is written out. */
export function dayWords(day: string): string {
  const [year, month, date] = day.split('-')
  return year === today().slice(0, 4) ? `${Number(month)}月${Number(date)}日` : day
}

/** A moment as people in China read it: 11月24日 14:05. */
export function momentWords(moment: string): string {
  const local = new Date(new Date(moment).getTime() + 8 * 3600_000).toISOString()
  return `${dayWords(local.slice(0, 10))} ${local.slice(11, 16)}`
}

/** Whole days from a day until today; negative for a day to come. */
export const daysSince = (day: string): number => Math.round((Date.parse(today()) - Date.parse(day)) / 86_400_000)
