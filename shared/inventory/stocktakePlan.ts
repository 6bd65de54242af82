import * as f from '../kernel/fields'
import { master } from '../kernel/master'
import { thresholdFields } from './stocktake'

export const FREQUENCIES = { weekly: '每周', monthly: '每月' } as const

/** 盘点计划: opens a stocktake of its warehouse by itself, every week or month, from a day on. */
export const stocktakePlan = master({
  table: 'stocktake_plan',
  label: '盘点计划',
  fields: {
    name: f.text('名称', 60, { required: true }),
    warehouse: f.ref('warehouse', '仓库'),
    category: f.optional(f.ref('category', '分类')),
    frequency: f.choice('周期', FREQUENCIES),
    nextDate: f.date('下次盘点日', { hint: '每月盘点选了月末，此后都在月末' }),
    blind: f.optional(f.boolean('盲盘')),
    ...thresholdFields,
  },
  search: ['name'],
})

/** The first day of the plan's rhythm after today; the last day of a month is followed by the last day of the next. */
export function nextDay(from: string, frequency: keyof typeof FREQUENCIES, today: string): string {
  let day = from
  while (day <= today) day = frequency === 'weekly' ? f.addDays(day, 7) : monthLater(day)
  return day
}

function monthLater(day: string): string {
  const last = f.endOfMonth(f.addDays(f.endOfMonth(day), 1))
  const same = `${last.slice(0, 8)}${day.slice(8)}`
  return day === f.endOfMonth(day) || same > last ? last : same
}
