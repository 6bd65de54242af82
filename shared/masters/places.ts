import * as f from '../kernel/fields'
import { master } from '../kernel/master'

const name = f.text('名称', 60, { required: true })
const code = f.optional(f.text('编码', 40))

/** A place that holds stock. Goods state (defective, under inspection, in transit) is a warehouse too, never a flag. */
export const warehouse = master({
  table: 'warehouse',
  label: '仓库',
  fields: {
    code,
    name,
    address: f.optional(f.text('地址', 200)),
    region: f.optional(f.ref('region', '地区')),
    keeper: f.optional(f.ref('member', '仓管')),
    negativeStock: f.optional(f.boolean('允许负库存', { hint: '先出后进时按暂估成本出库，入库时补差' })),
  },
  search: ['name', 'code'],
})

export const department = master({ table: 'department', label: '部门', fields: { code, name }, search: ['name', 'code'] })
export const region = master({ table: 'region', label: '地区', fields: { code, name }, search: ['name', 'code'] })

export const FUND_KINDS = { cash: '现金', bank: '银行', wechat: '微信', alipay: '支付宝' } as const
/** The ledger account of each kind; the detail account is the fund itself. */
export const FUND_ACCOUNTS = { cash: '1001', bank: '1002', wechat: '1012', alipay: '1012' } as const satisfies Record<
  keyof typeof FUND_KINDS,
  string
>

export const fund = master({
  table: 'fund',
  label: '资金账户',
  fields: { code, name, fundKind: f.choice('类型', FUND_KINDS), accountNumber: f.optional(f.text('账号', 60)) },
  search: ['name', 'code'],
})

/** What a new company starts with. */
export const FIRST_FUNDS = [
  { name: '现金', fundKind: 'cash', pinyin: 'xj' },
  { name: '银行账户', fundKind: 'bank', pinyin: 'yhzh' },
  { name: '微信', fundKind: 'wechat', pinyin: 'wx' },
  { name: '支付宝', fundKind: 'alipay', pinyin: 'zfb' },
] as const

export const category = master({
  table: 'category',
  label: '商品分类',
  fields: { code, name, parent: f.optional(f.ref('category', '上级分类')) },
  search: ['name', 'code'],
})

/** Goods under way lie in a warehouse of their own, hidden from lists; its id is the company's. */
export const transitWarehouse = (company: string): string => company
