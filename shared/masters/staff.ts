import * as f from '../kernel/fields'
import { master } from '../kernel/master'

/** 员工 as parties of the books (1221, 2241): who paid for the company and claims it back, or holds an imprest. One party may be customer or supplier too. */
export const staff = master({
  table: 'party',
  label: '员工',
  fields: {
    code: f.optional(f.text('编码', 40)),
    name: f.text('姓名', 120, { required: true }),
    phone: f.optional(f.text('电话', 40)),
    employee: f.optional(f.ref('member', '登录账号', { hint: '这位员工自己报销时默认选中他' })),
    bankName: f.optional(f.text('开户银行', 60)),
    bankAccount: f.optional(f.text('银行账号', 40)),
    note: f.optional(f.text('备注', 500)),
  },
  search: ['name', 'code', 'phone'],
})
