import { documentKind } from '../kernel/document'
import * as f from '../kernel/fields'
import { chargedOf, postCharges } from './charges.posting'
import { moneyLists } from './collection'

/** What was spent or earned, and how it was paid; expense and other income have the same. */
const lists = {
  charges: {
    label: '收支明细',
    max: 100,
    row: {
      category: f.ref('expense_category', '类别'),
      amount: f.money('金额', { sign: 'positive', hint: '含税' }),
      tax: f.optional(f.money('税额', { hint: '有专票可抵扣的进项税，或收入的销项税' })),
      department: f.optional(f.ref('department', '部门')),
      note: f.optional(f.text('说明', 200)),
    },
  },
  methods: moneyLists.methods,
}
const head = { photo: f.optional(f.ref('file', '凭据照片')) }

/** 费用: money spent beside goods, paid or owed. */
export const expense = documentKind({
  kind: 'expense' as const,
  label: '费用',
  module: 'finance',
  prefix: 'FY',
  party: 'optional',
  warehouse: false,
  goods: false,
  head,
  line: {},
  lists,
  needs: { money: true },
  amount: chargedOf,
  post: postCharges('expense'),
})

/** 其他收入: money earned beside goods. */
export const income = documentKind({
  kind: 'income' as const,
  label: '其他收入',
  module: 'finance',
  prefix: 'SR',
  party: 'optional',
  warehouse: false,
  goods: false,
  head,
  line: {},
  lists,
  needs: { money: true },
  amount: chargedOf,
  post: postCharges('income'),
})
