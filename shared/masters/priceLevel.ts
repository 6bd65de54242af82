import * as f from '../kernel/fields'
import { master } from '../kernel/master'

/** A level of customers with prices of their own: wholesale, retail, members. */
export const priceLevel = master({
  table: 'price_level',
  label: '价格等级',
  fields: { code: f.optional(f.text('编码', 40)), name: f.text('名称', 60, { required: true }) },
  search: ['name', 'code'],
})
