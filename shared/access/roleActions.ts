import { command, query } from '../kernel/contract'
import * as f from '../kernel/fields'
import { SCOPES } from './roles'

const role = f.text('角色', 20, { required: true })
const head = {
  id: f.text('编号', 20),
  /** Made by the company; what is built in can be copied only. */
  own: f.boolean('自建'),
  version: f.integer('版本', 0, 2_000_000_000),
  name: f.text('名称', 60),
  note: f.optional(f.text('说明', 200)),
}
const grants = f.lines('权限', { permission: f.text('权限', 60, { required: true }), scope: f.choice('范围', SCOPES) }, 400)

/** The roles of a company: those built in, and its own as a matrix of permissions. */
export const roleActions = {
  'role.list': query({
    label: '查询角色',
    permission: 'member.view',
    input: f.object('条件', {}),
    output: f.object('结果', {
      rows: f.lines('角色', { ...head, permissions: f.integer('权限数', 0, 1000), members: f.integer('人数', 0, 100_000) }, 200),
    }),
  }),
  'role.detail': query({
    label: '查看角色',
    permission: 'role.manage',
    input: f.object('条件', { id: role }),
    output: f.object('角色', { ...head, grants, memberNames: f.list('成员', f.text('姓名', 60), 1000) }),
  }),
  /** Every permission in the words of the actions that ask for it. */
  'role.permissions': query({
    label: '权限目录',
    permission: 'role.manage',
    input: f.object('条件', {}),
    output: f.object('结果', {
      rows: f.lines(
        '权限',
        {
          name: f.text('权限', 60),
          module: f.text('模块', 20),
          words: f.list('能做什么', f.text('动作', 100), 100),
          changes: f.boolean('会改动'),
          mayBeOwn: f.boolean('可以限于本人'),
        },
        400,
      ),
    }),
  }),
  'role.save': command({
    label: '保存角色',
    permission: 'role.manage',
    input: f.object('角色', {
      id: f.optional(f.id('编号')),
      version: f.optional(f.integer('版本', 0, 2_000_000_000)),
      name: f.text('名称', 60, { required: true }),
      note: f.optional(f.text('说明', 200)),
      grants,
    }),
    output: f.object('结果', { id: f.id('编号'), version: f.integer('版本', 0, 2_000_000_000) }),
  }),
  'role.remove': command({
    label: '删除角色',
    permission: 'role.manage',
    input: f.object('角色', { id: f.id('编号'), version: f.integer('版本', 0, 2_000_000_000) }),
    output: f.object('结果', { id: f.id('编号') }),
  }),
}
