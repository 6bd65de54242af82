import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm'
import { bare, type Field, isOptional, metaOf, type Shape } from '../../../shared/kernel/fields'
import type { Master } from '../../../shared/kernel/master'

/** How the tables are written: masters and documents take their columns from the declared fields; tables of a company lead with `company`. */
type Column = EntitySchemaColumnOptions
type Columns = Record<string, Column>

export const bigint: Column = { type: 'bigint', unsigned: true }
const decimal = (precision: number, scale: number): Column => ({ type: 'decimal', precision, scale })
export const text = (length: number): Column => ({ type: 'varchar', length })
export const moment: Column = { type: 'datetime', precision: 3 }
export const int: Column = { type: 'int', unsigned: true }
export const flag: Column = { type: 'boolean' }
export const day: Column = { type: 'date' }
export const money = decimal(18, 2)
export const quantity = decimal(18, 4)
export const price = decimal(18, 6)
export const rate = decimal(9, 6)
export const document: Column = { type: 'longtext' }
export const optional = (column: Column): Column => ({ ...column, nullable: true })

const COLUMN_OF: Record<string, (max: number) => Column> = {
  id: () => bigint,
  ref: () => bigint,
  text: (max) => text(max),
  money: () => money,
  quantity: () => quantity,
  price: () => price,
  rate: () => rate,
  integer: () => ({ type: 'int' }),
  date: () => day,
  time: () => moment,
  boolean: () => flag,
  enum: () => text(20),
}

function columnOf(field: Field): Column {
  const meta = metaOf(bare(field))
  const make = COLUMN_OF[meta.kind]
  if (!make) throw new Error(`no column for ${meta.kind}`)
  const column = make(meta.max ?? 0)
  return isOptional(field) ? optional(column) : column
}

export const columnsOf = (shape: Shape): Columns =>
  Object.fromEntries(Object.entries(shape).map(([field, schema]) => [field, columnOf(schema)]))

interface Keys {
  primary: string[]
  unique?: Record<string, string[]>
  index?: Record<string, string[]>
}

export function table(name: string, columns: Columns, keys: Keys): EntitySchema {
  const withKeys = Object.fromEntries(
    Object.entries(columns).map(([column, options]) => [column, keys.primary.includes(column) ? { ...options, primary: true } : options]),
  )
  // TypeORM orders the primary key by the order of columns.
  const ordered = Object.fromEntries(
    [...keys.primary, ...Object.keys(withKeys).filter((column) => !keys.primary.includes(column))].map((column) => [
      column,
      withKeys[column]!,
    ]),
  )
  return new EntitySchema({
    name,
    tableName: name,
    columns: ordered as never,
    indices: [
      ...Object.entries(keys.unique ?? {}).map(([key, on]) => ({ name: key, unique: true, columns: on })),
      ...Object.entries(keys.index ?? {}).map(([key, on]) => ({ name: key, columns: on })),
    ],
  })
}

export const owned = (name: string, columns: Columns, keys: Omit<Keys, 'primary'> = {}): EntitySchema =>
  table(name, { company: bigint, id: bigint, ...columns }, { primary: ['company', 'id'], ...keys })

/** The table of a master; `more` are columns that only other views of it write. */
export const masterTable = (declared: Master, keys: Omit<Keys, 'primary'> = {}, more: Columns = {}): EntitySchema =>
  owned(declared.table, { version: int, archived: flag, pinyin: text(200), ...columnsOf(declared.fields), ...more }, keys)
