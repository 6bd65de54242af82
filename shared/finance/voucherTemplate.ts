import * as f from '../kernel/fields'
import { master } from '../kernel/master'

/** 凭证模板: a posted voucher by a name of its own; a new one is written from its lines. */
export const voucherTemplate = master({
  table: 'voucher_template',
  label: '凭证模板',
  fields: {
    code: f.optional(f.text('编码', 40)),
    name: f.text('名称', 60, { required: true }),
    document: f.ref('document', '凭证'),
  },
  search: ['name', 'code'],
})
