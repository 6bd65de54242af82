import * as f from '../kernel/fields'
import { master } from '../kernel/master'
import { TERMS } from './terms'

/** One party may be customer, supplier, carrier and employee at once; the lists of sales and purchase are views of it. */
export const party = master({
  table: 'party',
  label: '往来单位',
  fields: {
    code: f.optional(f.text('编码', 40)),
    name: f.text('名称', 120, { required: true }),
    customer: f.optional(f.boolean('客户')),
    supplier: f.optional(f.boolean('供应商')),
    carrier: f.optional(f.boolean('承运商')),
    contact: f.optional(f.text('联系人', 60)),
    phone: f.optional(f.text('电话', 40)),
    address: f.optional(f.text('地址', 200)),
    region: f.optional(f.ref('region', '地区')),
    priceLevel: f.optional(f.ref('price_level', '价格等级')),
    employee: f.optional(f.ref('member', '业务员')),
    terms: f.optional(f.choice('结算方式', TERMS)),
    termDays: f.optional(f.integer('账期天数', 0, 365)),
    creditLimit: f.optional(f.money('信用额度', { hint: '留空为不限，0 为不赊销' })),
    creditDays: f.optional(f.integer('允许逾期天数', 0, 365)),
    taxNumber: f.optional(f.text('税号', 40)),
    bankName: f.optional(f.text('开户银行', 60)),
    bankAccount: f.optional(f.text('银行账号', 40)),
    specialInvoice: f.optional(f.boolean('开专票', { hint: '从一般纳税人供应商进货时默认可抵扣' })),
    note: f.optional(f.text('备注', 500)),
  },
  search: ['name', 'code', 'phone', 'contact'],
})
