import { View } from '@tarojs/components'
import type { Shape } from '../../shared/kernel/fields'
import { Field, type RefChoice } from './Field'

export interface FormProps<V extends Record<string, unknown>> {
  shape: Shape
  values: V
  onChange: (values: V) => void
  /** Which fields, in which order; all of the shape without it. */
  only?: string[]
  /** What the service or the form found wrong, by field name. */
  issues?: Record<string, string>
  /** What stands in an empty choice or day, by field name. */
  empties?: Record<string, string>
  /** Where a reference's choices come from. */
  refs?: Record<string, RefChoice>
}

/** A form from its declaration: label, control, options and limits all come from the field. */
export function Form<V extends Record<string, unknown>>({
  shape,
  values,
  onChange,
  only,
  issues = {},
  empties = {},
  refs = {},
}: FormProps<V>) {
  const names = only ?? Object.keys(shape)
  return (
    <View className="form">
      {names.map((name) => (
        <Field
          key={name}
          field={shape[name]!}
          value={values[name]}
          issue={issues[name]}
          choice={refs[name]}
          empty={empties[name]}
          onChange={(value) => onChange({ ...values, [name]: value })}
        />
      ))}
    </View>
  )
}
