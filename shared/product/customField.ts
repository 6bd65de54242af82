import * as f from '../kernel/fields'
import { master } from '../kernel/master'
import { dec } from '../kernel/money'

export const FIELD_KINDS = { text: '文字', number: '数字', date: '日期', choice: '选择' } as const
type CustomKind = keyof typeof FIELD_KINDS

/** A field that the company declares for its goods. */
export const customField = master({
  table: 'custom_field',
  label: '自定义字段',
  fields: {
    name: f.text('名称', 60, { required: true }),
    fieldKind: f.choice('类型', FIELD_KINDS),
    options: f.optional(f.text('选项', 500, { hint: '选择类型的选项，用；分开' })),
  },
  search: ['name'],
})

export const optionsOf = (options: string | null | undefined): string[] => [
  ...new Set(
    (options ?? '')
      .split(/[;；]/)
      .map((option) => option.trim())
      .filter(Boolean),
  ),
]

/** What is wrong with a value of a custom field, in a sentence; null where it fits. */
export function customIssue(field: { name: string; fieldKind: string; options?: string | null }, value: string): string | null {
  switch (field.fieldKind as CustomKind) {
    case 'number':
      return /^-?\d{1,14}(?:\.\d{1,6})?$/.test(value) && dec(value).isFinite() ? null : `${field.name}：应为数字`
    case 'date':
      return /^(?:19|20)\d\d-\d\d-\d\d$/.test(value) && f.isDate(value) ? null : `${field.name}：应为形如 2026-11-24 的日期`
    case 'choice': {
      const options = optionsOf(field.options)
      return options.includes(value) ? null : `${field.name}：应为其中之一：${options.join('、')}`
    }
    default:
      return null
  }
}
