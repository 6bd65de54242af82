import * as f from '../../shared/kernel/fields'
import { optionsOf } from '../../shared/product/customField'
import type { OutputOf } from '../api'
import { useAsk } from '../asking'

type CustomField = OutputOf<'product', 'customField.list'>['rows'][number]
export type Level = OutputOf<'product', 'priceLevel.list'>['rows'][number]

const everything = { limit: 200, archived: true }

/** Levels and custom fields of the company; what was put away still names what goods have of it. */
export function useOwn(): { levels: Level[]; fields: CustomField[] } {
  const levels = useAsk('product', 'priceLevel.list', everything)
  const fields = useAsk('product', 'customField.list', everything)
  return { levels: levels.data?.rows ?? [], fields: fields.data?.rows ?? [] }
}

/** Those in use, and those put away of which these goods have something. */
export const offered = <R extends { id: string; archived: boolean }>(rows: readonly R[], had: readonly string[]): R[] =>
  rows.filter(({ id, archived }) => !archived || had.includes(id))

const asDeclared = ({ name, fieldKind, options }: CustomField): f.Field => {
  if (fieldKind === 'number') return f.quantity(name, { sign: 'any' })
  if (fieldKind === 'date') return f.date(name)
  if (fieldKind === 'choice') return f.choice(name, Object.fromEntries(optionsOf(options).map((option) => [option, option])))
  return f.text(name, 200)
}

/** A form of custom fields, by their ids. */
export const customShape = (fields: readonly CustomField[]): f.Shape =>
  Object.fromEntries(fields.map((field) => [field.id, f.optional(asDeclared(field))]))

/** A form of a unit's price for each level, by the levels' ids. */
export const levelShape = (levels: readonly Level[]): f.Shape =>
  Object.fromEntries(levels.map(({ id, name }) => [id, f.optional(f.price(name))]))
