import { command, query } from './contract'
import * as f from './fields'

/** A master: plain data several documents refer to (a warehouse, a party). One declaration makes its table, actions, form and list. */
export interface Master<S extends f.Shape = f.Shape> {
  /** Table and reference target. */
  table: f.RefTarget
  label: string
  fields: S
  /** Fields a search looks at, besides the pinyin of the name. */
  search: readonly string[]
}

export const master = <S extends f.Shape>(declared: Master<S>): Master<S> => declared

/** What every master has beside its own fields. */
const identity = { id: f.id('编号'), version: f.integer('版本', 0, 2_000_000_000), archived: f.boolean('已停用') }

/**
 * The four actions of a master, under a prefix: `warehouse.save`, `.list`, `.detail`, `.archive`.
 * `view` and `manage` are the permissions. `extra` are output fields worked out when reading (a balance).
 */
export function masterActions<P extends string, S extends f.Shape, X extends f.Shape = Record<never, never>>(
  prefix: P,
  declared: Master<S>,
  permissions: { view: string; manage: string },
  extra?: X,
) {
  const row = f.object(declared.label, { ...identity, ...declared.fields, ...(extra ?? ({} as X)) })
  const actions = {
    save: command({
      label: `保存${declared.label}`,
      permission: permissions.manage,
      input: f.object(declared.label, { id: f.optional(f.id('编号')), version: f.optional(identity.version), ...declared.fields }),
      output: f.object('结果', { id: f.id('编号'), version: identity.version }),
    }),
    archive: command({
      label: `停用或恢复${declared.label}`,
      permission: permissions.manage,
      input: f.object('停用', { id: f.id('编号'), version: identity.version, archived: f.boolean('停用') }),
      output: f.object('结果', { id: f.id('编号'), version: identity.version }),
    }),
    list: query({
      label: `查询${declared.label}`,
      permission: permissions.view,
      input: f.object('条件', {
        text: f.optional(f.text('搜索', 60)),
        archived: f.optional(f.boolean('含已停用')),
        after: f.optional(f.id('从此之后')),
        limit: f.optional(f.integer('行数', 1, 200)),
      }),
      output: f.object('结果', {
        rows: f.lines(declared.label, { ...identity, ...declared.fields, ...(extra ?? ({} as X)) }, 1000),
        more: f.boolean('还有'),
      }),
    }),
    detail: query({
      label: `查看${declared.label}`,
      permission: permissions.view,
      input: f.object('条件', { id: f.id('编号') }),
      output: row,
    }),
  }
  return Object.fromEntries(Object.entries(actions).map(([name, action]) => [`${prefix}.${name}`, action])) as unknown as {
    [K in keyof typeof actions as `${P}.${K}`]: (typeof actions)[K]
  }
}
