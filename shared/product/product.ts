import * as f from '../kernel/fields'

/** A product comes in variants: each combination of its attributes' values (colour × size) is a SKU of its own. */
export const productFields = {
  code: f.text('编码', 40, { required: true }),
  name: f.text('名称', 160, { required: true }),
  category: f.optional(f.ref('category', '分类')),
  brand: f.optional(f.text('品牌', 60)),
  taxRate: f.rate('税率'),
  note: f.optional(f.text('备注', 500)),
}

export const productLists = {
  attributes: f.optional(
    f.lines('属性', { name: f.text('属性', 20, { required: true }), values: f.list('值', f.text('值', 40, { required: true }), 100) }, 5),
  ),
  pictures: f.optional(f.list('图片', f.ref('file', '图片'), 9)),
}
