import type * as z from 'zod/mini'
import * as f from '../kernel/fields'

export const TAXPAYERS = { general: '一般纳税人', small: '小规模纳税人' } as const

/** Settings of a company: declared fields with their effect (hint) and default. Read with the book row, so a change holds at the next request. */
export const settingFields = {
  taxpayer: f.choice('纳税人身份', TAXPAYERS, { hint: '一般纳税人进项税可抵扣；小规模纳税人进项税计入成本' }),
  salesTaxInclusive: f.boolean('销售单价含税', { hint: '新销售单的单价默认含税' }),
  purchaseTaxInclusive: f.boolean('采购单价含税', { hint: '新采购单的单价默认含税' }),
  overselling: f.boolean('允许超卖', { hint: '允许订单数量超过可用库存' }),
  costing: f.choice(
    '成本方法',
    { average: '移动加权平均', fifo: '先进先出' },
    { hint: '无批次商品的成本；有过进出后不能再改，有批次的商品总是按批次' },
  ),
  expiredGoods: f.choice('过期商品', { block: '不得出库', allow: '允许出库' }, { hint: '报损和退货不受限制' }),
  expiryWarningDays: f.integer('临期提醒天数', 0, 3650, { hint: '到期前这么多天起提醒' }),
  numberDigits: f.integer('单号位数', 4, 8, { hint: '日期后的流水号位数' }),
  approvals: f.lines('审核层级', { kind: f.text('单据类型', 40), levels: f.integer('层级', 0, 1, { hint: '0 为提交即审核' }) }, 60),
}

export type Settings = z.infer<z.ZodMiniObject<typeof settingFields>>

export const defaultSettings: Settings = {
  taxpayer: 'general',
  salesTaxInclusive: true,
  purchaseTaxInclusive: true,
  overselling: true,
  costing: 'average',
  expiredGoods: 'block',
  expiryWarningDays: 30,
  numberDigits: 4,
  approvals: [],
}

/** Stored settings over the defaults, so that a setting added later has its default in every company. */
export const settingsFrom = (stored: unknown): Settings => ({ ...defaultSettings, ...((stored ?? {}) as Partial<Settings>) })

/** How many approvals a document of this kind needs after it was submitted; one unless the company says otherwise. */
export const approvalLevels = (settings: Settings, kind: string): number =>
  settings.approvals.find((approval) => approval.kind === kind)?.levels ?? 1
