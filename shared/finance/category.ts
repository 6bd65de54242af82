import * as f from '../kernel/fields'
import { master } from '../kernel/master'

export const CATEGORY_KINDS = { expense: '费用', income: '其他收入' } as const

/** Which line of the cash flow statement the money of a category belongs to. */
export const CASH_LINES = {
  other: '其他与经营活动有关的现金',
  goods: '购买商品、接受劳务支付的现金',
  staff: '支付的职工薪酬',
  taxes: '支付的税费',
} as const

/** What is spent or earned beside goods; the category carries the ledger account. */
export const expenseCategory = master({
  table: 'expense_category',
  label: '收支类别',
  fields: {
    code: f.optional(f.text('编码', 40)),
    name: f.text('名称', 60, { required: true }),
    categoryKind: f.choice('类型', CATEGORY_KINDS),
    account: f.text('科目', 12, { required: true, hint: '费用借记、收入贷记的科目，如 5601 销售费用、5602 管理费用' }),
    cashLine: f.optional(f.choice('现金流量项目', CASH_LINES, { hint: '不填算其他' })),
  },
  search: ['name', 'code'],
})

/** What a new company starts with. */
export const FIRST_CATEGORIES = [
  { name: '运费', categoryKind: 'expense', account: '560103', cashLine: null, pinyin: 'yf' },
  { name: '广告推广', categoryKind: 'expense', account: '560102', cashLine: null, pinyin: 'ggtg' },
  { name: '房租', categoryKind: 'expense', account: '560206', cashLine: null, pinyin: 'fz' },
  { name: '水电费', categoryKind: 'expense', account: '560208', cashLine: null, pinyin: 'sdf' },
  { name: '办公费', categoryKind: 'expense', account: '560204', cashLine: null, pinyin: 'bgf' },
  { name: '工资', categoryKind: 'expense', account: '560205', cashLine: 'staff', pinyin: 'gz' },
  { name: '业务招待', categoryKind: 'expense', account: '560202', cashLine: null, pinyin: 'ywzd' },
  { name: '差旅费', categoryKind: 'expense', account: '560209', cashLine: null, pinyin: 'clf' },
  { name: '税费', categoryKind: 'expense', account: '540399', cashLine: 'taxes', pinyin: 'sf' },
  { name: '银行手续费', categoryKind: 'expense', account: '560303', cashLine: null, pinyin: 'yhsxf' },
  { name: '利息收入', categoryKind: 'income', account: '560302', cashLine: null, pinyin: 'lxsr' },
  { name: '废品收入', categoryKind: 'income', account: '5051', cashLine: null, pinyin: 'fpsr' },
  { name: '政府补助', categoryKind: 'income', account: '530101', cashLine: null, pinyin: 'zfbz' },
] as const
