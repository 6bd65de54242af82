import * as f from '../kernel/fields'
import { master } from '../kernel/master'

export const DIRECTIONS = { in: '入库', out: '出库' } as const

/** Why stock is adjusted; the reason carries the counter-account. */
export const reason = master({
  table: 'reason',
  label: '调整原因',
  fields: {
    code: f.optional(f.text('编码', 40)),
    name: f.text('名称', 60, { required: true }),
    direction: f.choice('方向', DIRECTIONS),
    account: f.text('对方科目', 12, { required: true, hint: '入库贷记、出库借记的科目' }),
    expiredAllowed: f.optional(f.boolean('可出过期货')),
  },
  search: ['name', 'code'],
})

/** Stock itself, money, and accounts that must name a party are no counter-account of an adjustment. */
export const noCounterAccount = (code: string): boolean => /^(?:1405|1001|1002|1012|1122|1123|2202|2203|1221|2241)/.test(code)

/** What a new company starts with (accounting rules, rows 24, 25 and 27). */
export const FIRST_REASONS = [
  { name: '报损', direction: 'out', account: '571104', expiredAllowed: true, pinyin: 'bs' },
  { name: '报溢', direction: 'in', account: '530102', expiredAllowed: false, pinyin: 'by' },
  { name: '领用', direction: 'out', account: '560299', expiredAllowed: false, pinyin: 'ly' },
  { name: '赠送', direction: 'out', account: '560102', expiredAllowed: false, pinyin: 'zs' },
  { name: '样品', direction: 'out', account: '560102', expiredAllowed: false, pinyin: 'yp' },
  { name: '其他入库', direction: 'in', account: '530199', expiredAllowed: false, pinyin: 'qtrk' },
] as const

/** What a posting must know of a reason. */
export interface ReasonFacts {
  direction: 'in' | 'out'
  account: string
  expiredAllowed: boolean
}
