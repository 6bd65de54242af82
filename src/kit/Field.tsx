import { Input, Picker, Switch, Text, Textarea, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { bare, type Field as Declared, isOptional, metaOf } from '../../shared/kernel/fields'
import { dec, formatMoney, formatPrice, formatQuantity, formatRate, rateText } from '../../shared/kernel/money'
import { t } from '../messages'
import { Icon } from './Icon'
import { NumberPad } from './NumberPad'

export interface RefChoice {
  /** The name of what is chosen now. */
  name: string | null
  onChoose: () => void
  onClear?: () => void
}

export interface FieldProps {
  field: Declared
  value: unknown
  onChange: (value: unknown) => void
  issue?: string
  choice?: RefChoice
  /** What stands where nothing is chosen (all of them, at once); a choice can then be given up again. */
  empty?: string
}

const PLACES: Partial<Record<string, number>> = { money: 2, price: 6, quantity: 4, rate: 4, integer: 0 }

/** A rate is typed as a percentage. */
const shown = (kind: string, value: string): string => {
  if (kind === 'money') return formatMoney(value)
  if (kind === 'price') return formatPrice(value)
  if (kind === 'rate') return formatRate(value)
  return formatQuantity(value)
}

/** One row of a form: the label at the left, the control its kind asks for at the right. */
export function Field({ field, value, onChange, issue, choice, empty }: FieldProps) {
  const meta = metaOf(field)
  const needed = !isOptional(field) && metaOf(bare(field)).kind !== 'boolean'
  return (
    <View className={`field ${issue ? 'field-wrong' : ''}`}>
      <View className="field-line">
        <Text className="field-label">
          {meta.label}
          {needed ? <Text className="field-needed"> *</Text> : null}
        </Text>
        <View className="field-control">
          <Control field={field} value={value} onChange={onChange} choice={choice} empty={empty} />
        </View>
      </View>
      {issue ? <Text className="field-issue">{issue}</Text> : meta.hint ? <Text className="field-hint">{meta.hint}</Text> : null}
    </View>
  )
}

function Control({ field, value, onChange, choice, empty }: FieldProps): ReactNode {
  const meta = metaOf(field)
  const filled = value !== null && value !== undefined && value !== ''
  const clear = filled && isOptional(field) ? () => onChange(null) : undefined
  const [pad, setPad] = useState(false)
  if (choice) return <Chosen word={choice.name} onTap={choice.onChoose} onClear={choice.name ? choice.onClear : undefined} />
  if (meta.kind === 'boolean')
    return <Switch checked={value === true} color="#0B6E4F" aria-label={meta.label} onChange={(event) => onChange(event.detail.value)} />
  if (meta.kind === 'enum') {
    const names = Object.keys(meta.options ?? {})
    const words = Object.values(meta.options ?? {})
    return (
      <Picker
        mode="selector"
        range={words}
        value={Math.max(0, names.indexOf(String(value)))}
        onChange={(event) => onChange(names[Number(event.detail.value)])}
      >
        <Chosen word={meta.options?.[String(value)] ?? null} ask={empty} onClear={empty ? clear : undefined} />
      </Picker>
    )
  }
  if (meta.kind === 'date')
    return (
      <Picker mode="date" value={String(value ?? '')} onChange={(event) => onChange(event.detail.value)}>
        <Chosen word={value ? String(value) : null} ask={empty} onClear={clear} />
      </Picker>
    )
  const places = PLACES[meta.kind]
  if (places !== undefined) {
    const percent = meta.kind === 'rate'
    const given =
      value === null || value === undefined || value === '' ? '' : percent ? dec(String(value)).times(100).toFixed() : String(value)
    const done = (text: string) =>
      onChange(percent ? rateText(dec(text).div(100)).replace(/\.?0+$/, '') : meta.kind === 'integer' ? Number(text) : text)
    return (
      <>
        <Chosen
          word={given === '' ? null : shown(meta.kind, String(value))}
          ask={t.field.fill}
          number
          onTap={() => setPad(true)}
          onClear={clear}
        />
        <NumberPad
          request={
            pad
              ? {
                  title: meta.label,
                  value: given,
                  places,
                  unit: percent ? '%' : undefined,
                  sign: meta.kind === 'money' || meta.kind === 'price' ? '¥' : undefined,
                  onDone: done,
                }
              : null
          }
          onClose={() => setPad(false)}
        />
      </>
    )
  }
  if ((meta.max ?? 0) > 200)
    return (
      <Textarea
        className="field-area"
        value={String(value ?? '')}
        maxlength={meta.max ?? 200}
        autoHeight
        placeholder={t.field.optional}
        placeholderClass="placeholder"
        onInput={(event) => onChange(event.detail.value)}
      />
    )
  return (
    <Input
      className="field-input"
      value={String(value ?? '')}
      maxlength={meta.max ?? 200}
      placeholder={isOptional(field) ? t.field.optional : t.field.needed}
      placeholderClass="placeholder"
      onInput={(event) => onChange(event.detail.value)}
    />
  )
}

function Chosen({
  word,
  onTap,
  onClear,
  ask = t.field.choose,
  number = false,
}: {
  word: string | null
  onTap?: () => void
  onClear?: () => void
  ask?: string
  number?: boolean
}) {
  return (
    <View className="chosen" role="button" onClick={onTap}>
      <Text className={`chosen-word cut ${number ? 'number' : ''} ${word === null ? 'placeholder' : ''}`}>{word ?? ask}</Text>
      {onClear ? (
        <View
          className="chosen-clear"
          role="button"
          aria-label={t.act.clear}
          onClick={(event) => {
            event.stopPropagation()
            onClear()
          }}
        >
          <Icon name="close" size={16} />
        </View>
      ) : (
        <Icon name="next" size={16} className="chosen-next" />
      )}
    </View>
  )
}
