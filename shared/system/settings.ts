import type * as z from 'zod/mini'
import { COSTINGS } from '../inventory/pool'
import * as f from '../kernel/fields'
import { dec } from '../kernel/money'
import { BARCODE_PREFIXES } from '../product/barcode'

/** What happens to money that is paid out of an account with less in it. */
const BELOW_ZERO = { allow: '允许', refuse: '不允许' } as const
/** What happens to a line that is sold below what its goods cost. */
const BELOW_COST = { allow: '不检查', warn: '提醒', refuse: '不允许' } as const
export const TAXPAYERS = { general: '一般纳税人', small: '小规模纳税人' } as const

/** Settings of a company: declared fields with their effect (hint) and default. Read with the book row, so a change holds at the next request. */
export const settingFields = {
  taxpayer: f.choice('纳税人身份', TAXPAYERS, { hint: '一般纳税人进项税可抵扣；小规模纳税人进项税计入成本' }),
  levyRate: f.rate('小规模征收率', { hint: '小规模纳税人销售按这个税率，如 1% 或 3%；已开的单据不变' }),
  cityTax: f.rate('城建税税率', { hint: '市区 7%，县城和镇 5%，其他 1%；月末按当月应交增值税计提' }),
  educationSurcharge: f.rate('教育费附加率', { hint: '一般 3%' }),
  localEducationSurcharge: f.rate('地方教育附加率', { hint: '一般 2%' }),
  halfSurcharges: f.boolean('附加税费减半', { hint: '小规模纳税人和小型微利企业可减半征收' }),
  salesTaxInclusive: f.boolean('销售单价含税', { hint: '新销售单的单价默认含税' }),
  purchaseTaxInclusive: f.boolean('采购单价含税', { hint: '新采购单的单价默认含税' }),
  overReceipt: f.rate('超收比例', { hint: '采购入库可以比订单多收这么多；0 为不许超收' }),
  landedCost: f.choice(
    '采购费用',
    { expense: '计入销售费用', capitalise: '计入存货成本' },
    { hint: '运费等分摊到入库单时记到哪里；计入存货的，已经卖掉的部分进主营业务成本' },
  ),
  priceVariance: f.rate('进价偏差提醒', { hint: '采购单价与协议价或上次进价相差超过这个比率时提醒' }),
  handPrices: f.boolean('销售可改价', { hint: '关闭后，销售只能按系统算出的价开单，定价的人仍可改' }),
  belowCost: f.choice('低于成本销售', BELOW_COST, { hint: '提醒会记在单据的经过里；不允许时要有低于成本销售的权限' }),
  overselling: f.boolean('允许超卖', { hint: '允许订单数量超过可用库存' }),
  costing: f.choice('成本方法', COSTINGS, {
    hint: '批次成本：每次入库自成一批、各算各的，出库可指定哪一批，不指定先出最早的。有过进出后不能再改；有批次的商品总是按批次，有序列号的按移动加权平均',
  }),
  expiredGoods: f.choice('过期商品', { block: '不得出库', allow: '允许出库' }, { hint: '报损和退货不受限制' }),
  expiryWarningDays: f.integer('临期提醒天数', 0, 3650, { hint: '到期前这么多天起提醒' }),
  barcodePrefix: f.choice('自编条码前缀', BARCODE_PREFIXES, { hint: '给没有条码的商品编店内码用的前两位' }),
  salesDays: f.integer('日均销量天数', 1, 365, { hint: '补货建议按最近这么多天里有货的日子算日均销量' }),
  leadDays: f.integer('采购提前期天数', 0, 365, { hint: '下单到入库要几天；可按商品和仓库另设' }),
  coverDays: f.integer('备货天数', 0, 365, { hint: '到货后要够卖几天' }),
  safetyFactor: f.quantity('安全系数', { hint: '没有设安全库存时：系数 × 日销量标准差 × √提前期；1.65 约为 95% 不断货' }),
  abcFirst: f.rate('A 类占比', { hint: 'ABC 分析：累计销售额占到这个比率为 A 类' }),
  abcSecond: f.rate('B 类占比', { hint: '接在 A 类后面，其余为 C 类' }),
  slowDays: f.integer('滞销天数', 1, 3650, { hint: '有库存而这么多天没有销售算滞销' }),
  slowCoverDays: f.integer('滞销可销天数', 1, 36_500, { hint: '照现在的销量还要卖这么多天以上也算滞销' }),
  blindStock: f.choice(
    '盲盘时的库存数',
    { shown: '照常显示', hidden: '对盘点人隐藏' },
    { hint: '有盲盘进行时，只盘点不复核的人在别处也看不到库存数、批次、进出记录和预警' },
  ),
  recountRate: f.optional(f.rate('盘点差异率复盘线', { hint: '差异超过账面数的这个比率要复盘；盘点单可另设，三条线都不填就不要求复盘' })),
  recountAmount: f.optional(f.money('盘点差异金额复盘线', { hint: '差异价值超过这么多要复盘' })),
  recountQuantity: f.optional(f.quantity('盘点差异数量复盘线', { hint: '差异超过这么多（基本单位）要复盘' })),
  stockAlertTemplate: f.optional(
    f.text('库存预警订阅消息模板', 64, { hint: '微信模板编号，字段 thing1 商品、thing2 提醒、thing3 仓库；留空不发消息' }),
  ),
  roundOffTo: f.choice('收款抹零记入', { finance: '财务费用', sales: '冲减销售收入' }, { hint: '收款时抹掉的零头记到哪里' }),
  fundBelowZero: f.choice('资金账户透支', BELOW_ZERO, { hint: '不允许时，付款后账户余额会小于 0 的单据不能过账' }),
  numberDigits: f.integer('单号位数', 4, 8, { hint: '日期后的流水号位数' }),
  approvals: f.lines(
    '审核层级',
    {
      kind: f.text('单据类型', 40),
      levels: f.integer('层级', 0, 5, { hint: '0 为提交即审核' }),
      from: f.optional(f.money('金额达到', { hint: '价税合计达到这个数才按这一行' })),
      roles: f.optional(f.list('各级由谁审核', f.text('角色', 40), 5)),
    },
    60,
  ),
}

export type Settings = z.infer<z.ZodMiniObject<typeof settingFields>>

export const defaultSettings: Settings = {
  taxpayer: 'general',
  levyRate: '0.01',
  cityTax: '0.07',
  educationSurcharge: '0.03',
  localEducationSurcharge: '0.02',
  halfSurcharges: true,
  salesTaxInclusive: true,
  purchaseTaxInclusive: true,
  overReceipt: '0',
  priceVariance: '0.05',
  landedCost: 'expense',
  handPrices: true,
  belowCost: 'warn',
  overselling: true,
  costing: 'average',
  expiredGoods: 'block',
  expiryWarningDays: 30,
  salesDays: 30,
  leadDays: 7,
  coverDays: 14,
  safetyFactor: '1.65',
  abcFirst: '0.80',
  abcSecond: '0.15',
  slowDays: 90,
  slowCoverDays: 180,
  blindStock: 'shown',
  barcodePrefix: '20',
  roundOffTo: 'finance',
  fundBelowZero: 'allow',
  numberDigits: 4,
  approvals: [],
}

/** Stored settings over the defaults, so that a setting added later has its default in every company. */
export const settingsFrom = (stored: unknown): Settings => ({ ...defaultSettings, ...((stored ?? {}) as Partial<Settings>) })

export interface ApprovalRule {
  /** How many people must approve; 0: submitting approves. */
  levels: number
  /** The role that each level asks for; a level without one takes whoever may approve. */
  roles: readonly string[]
  /** The amount from which this rule holds; null for any. */
  from: string | null
}

/** How a document of this kind and amount is approved: by the row with the highest amount it reaches; one level unless the company says otherwise. */
export function approvalRule(settings: Settings, kind: string, amount: string): ApprovalRule {
  const rows = settings.approvals.filter((row) => row.kind === kind && dec(amount).greaterThanOrEqualTo(row.from ?? '0'))
  const [row] = rows.sort((a, b) => dec(b.from ?? '0').comparedTo(a.from ?? '0'))
  return { levels: row?.levels ?? 1, roles: row?.roles ?? [], from: row?.from ?? null }
}
