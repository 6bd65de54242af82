import { nameFields } from './documentDetail'
import * as f from './fields'

/** Rows that a kind keeps beside its head: how money came, which open items it settles. They lie in `<kind>_<list>`, in the order they were given. */
export interface OwnList<S extends f.Shape = f.Shape> {
  label: string
  max: number
  row: S
}
export type OwnLists = Record<string, OwnList>
export type OwnRow = Record<string, unknown>

type ListFields<M extends OwnLists> = { [N in keyof M]: ReturnType<typeof f.lines<M[N]['row']>> }

/** The lists as fields of an input. */
export const listFields = <M extends OwnLists>(lists: M | undefined): ListFields<M> =>
  Object.fromEntries(Object.entries(lists ?? {}).map(([name, { label, row, max }]) => [name, f.lines(label, row, max)])) as ListFields<M>

/** An open item is named by the posting that made it and its place in it. */
export const itemKey = {
  posting: f.integer('过账号', 1, 4_000_000_000),
  seq: f.integer('行号', 0, 100_000),
}

/** Whether the rows of a list name open items. */
export const namesItems = (row: f.Shape): boolean => 'posting' in row && 'seq' in row

/** What is shown of the open item a row names. */
const itemFields = {
  document: f.optional(f.id('单据')),
  kind: f.optional(f.text('单据类型', 40)),
  number: f.optional(f.text('单号', 40)),
  account: f.optional(f.text('科目', 12)),
  date: f.optional(f.date('日期')),
  dueDate: f.optional(f.date('到期日')),
  itemAmount: f.optional(f.money('原金额', { sign: 'any' })),
}

const fundName = f.optional(f.text('资金账户', 60))
type Shown<S> = { fundName: typeof fundName } & (S extends { posting: unknown } ? typeof itemFields : unknown)
type ShownLists<M extends OwnLists> = { [N in keyof M]: ReturnType<typeof f.lines<M[N]['row'] & Shown<M[N]['row']>>> }

/** The lists as fields of a detail: with the names of what they refer to, and the documents behind the open items. */
export const shownLists = <M extends OwnLists>(lists: M | undefined): ShownLists<M> =>
  Object.fromEntries(
    Object.entries(lists ?? {}).map(([name, { label, row, max }]) => [
      name,
      f.lines(label, { ...row, ...nameFields(row), ...(namesItems(row) ? itemFields : {}) }, max),
    ]),
  ) as never
