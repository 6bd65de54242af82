import { command, query } from '../kernel/contract'
import * as f from '../kernel/fields'
import { masterActions } from '../kernel/master'
import { party } from './party'

const version = f.integer('版本', 0, 2_000_000_000)
const identity = { id: f.id('编号'), version, archived: f.boolean('已停用') }

/** What a party has several of; absent in a change, they stay as they are. */
export const partyLists = {
  contacts: f.optional(
    f.lines(
      '联系人',
      { name: f.text('姓名', 60, { required: true }), position: f.optional(f.text('职务', 60)), phone: f.optional(f.text('电话', 40)) },
      20,
    ),
  ),
  /** The default one is what an order takes. */
  addresses: f.optional(
    f.lines(
      '送货地址',
      {
        address: f.text('地址', 200, { required: true }),
        contact: f.optional(f.text('收货人', 60)),
        phone: f.optional(f.text('电话', 40)),
        isDefault: f.optional(f.boolean('默认')),
      },
      20,
    ),
  ),
  tags: f.optional(f.list('标签', f.text('标签', 20, { required: true }), 20)),
}

const names = {
  regionName: f.optional(f.text('地区', 60)),
  priceLevelName: f.optional(f.text('价格等级', 60)),
  employeeName: f.optional(f.text('业务员', 60)),
}

const CHANGED = ['id', 'version', ...Object.keys(party.fields), ...Object.keys(partyLists)]
type Changed = 'id' | 'version' | keyof typeof party.fields | keyof typeof partyLists

/** Of a party as it is shown, what saving it takes: without what is worked out when reading. */
export const changeOfParty = <R extends object>(row: R): Pick<R, keyof R & Changed> =>
  Object.fromEntries(Object.entries(row).filter(([field]) => CHANGED.includes(field))) as Pick<R, keyof R & Changed>

/** The actions of parties in one role: those of a master, with contacts, addresses and tags, and filters by all that tells them apart. */
export function partyActions<P extends 'customer' | 'supplier', X extends f.Shape>(
  role: P,
  label: string,
  permissions: { view: string; manage: string },
  extra: X,
) {
  const plain = masterActions('party', { ...party, label }, permissions)
  const row = { ...identity, ...party.fields, ...names, ...extra }
  const actions = {
    save: command({
      label: `保存${label}`,
      permission: permissions.manage,
      input: f.object(label, { id: f.optional(f.id('编号')), version: f.optional(version), ...party.fields, ...partyLists }),
      output: f.object('结果', { id: f.id('编号'), version }),
    }),
    archive: plain['party.archive'],
    list: query({
      label: `查询${label}`,
      permission: permissions.view,
      input: f.object('条件', {
        text: f.optional(f.text('搜索', 60)),
        priceLevel: f.optional(f.ref('price_level', '价格等级')),
        region: f.optional(f.ref('region', '地区')),
        employee: f.optional(f.ref('member', '业务员')),
        tag: f.optional(f.text('标签', 20)),
        archived: f.optional(f.boolean('含已停用')),
        after: f.optional(f.id('从此之后')),
        limit: f.optional(f.integer('行数', 1, 200)),
      }),
      output: f.object('结果', {
        rows: f.lines(label, { ...row, tags: f.list('标签', f.text('标签', 20), 20) }, 1000),
        more: f.boolean('还有'),
      }),
    }),
    detail: query({
      label: `查看${label}`,
      permission: permissions.view,
      input: f.object('条件', { id: f.id('编号') }),
      output: f.object(label, { ...row, ...partyLists }),
    }),
    tags: query({
      label: `查询${label}标签`,
      permission: permissions.view,
      input: f.object('条件', {}),
      output: f.object('结果', { tags: f.lines('标签', { tag: f.text('标签', 20), count: f.integer('个数', 0, 1_000_000) }, 200) }),
    }),
  }
  return Object.fromEntries(Object.entries(actions).map(([verb, action]) => [`${role}.${verb}`, action])) as unknown as {
    [V in keyof typeof actions as `${P}.${V}`]: (typeof actions)[V]
  }
}
