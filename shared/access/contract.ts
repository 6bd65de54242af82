import { command, contract, query } from '../kernel/contract'
import * as f from '../kernel/fields'
import { roleActions } from './roleActions'

const phone = f.text('手机号', 20, { required: true })
const password = f.text('密码', 72, { required: true })
/** Built-in roles by name, the company's own by id. */
const roles = f.list('角色', f.text('角色', 20, { required: true }), 9)
const roleWords = f.text('角色名称', 600)
const person = f.object('本人', { id: f.id('编号'), name: f.text('姓名', 60), phone: f.optional(f.text('手机号', 20)) })
const companies = f.lines('公司', { id: f.id('编号'), name: f.text('公司', 120), roles, roleWords }, 200)
/** The token is empty in WeChat, where the openid is the identity. */
const session = f.object('会话', { token: f.text('令牌', 400), person, companies })
const member = {
  id: f.id('编号'),
  name: f.text('姓名', 60),
  roles,
  roleWords,
  active: f.boolean('在职'),
  phone: f.optional(f.text('手机号', 20)),
  joinedAt: f.time('加入时间'),
}

const OUTCOMES = { done: '完成', refused: '拒绝', failed: '故障' } as const

export const accessContract = contract('access', {
  'session.open': command({
    label: '登录',
    secret: true,
    permission: 'public',
    input: f.object('登录', { phone, password }),
    output: session,
  }),
  'session.register': command({
    label: '注册',
    secret: true,
    permission: 'public',
    input: f.object('注册', { phone, password, name: f.text('姓名', 60, { required: true }) }),
    output: session,
  }),
  'session.close': command({ label: '退出登录', permission: 'signedIn', input: f.object('退出', {}), output: f.object('结果', {}) }),
  'session.show': query({
    label: '查看本人和公司',
    permission: 'signedIn',
    input: f.object('条件', {}),
    output: f.object('本人', {
      person,
      companies,
      member: f.optional(f.id('当前公司的成员编号')),
      permissions: f.lines('权限', { name: f.text('权限', 60), scope: f.choice('范围', { all: '全部', own: '本人' }) }, 400),
    }),
  }),
  'password.change': command({
    label: '修改密码',
    secret: true,
    permission: 'signedIn',
    input: f.object('密码', { old: password, new: password }),
    output: f.object('结果', {}),
  }),
  'company.create': command({
    label: '新建公司',
    permission: 'signedIn',
    input: f.object('公司', { name: f.text('公司名称', 120, { required: true }) }),
    output: f.object('结果', { id: f.id('编号') }),
  }),
  'invitation.create': command({
    label: '邀请成员',
    secret: true,
    permission: 'member.invite',
    input: f.object('邀请', { name: f.text('姓名', 60, { required: true }), roles, days: f.optional(f.integer('有效天数', 1, 30)) }),
    output: f.object('邀请', { code: f.text('邀请码', 40), expiresAt: f.time('有效期至') }),
  }),
  'invitation.accept': command({
    label: '接受邀请',
    secret: true,
    permission: 'public',
    input: f.object('接受', { code: f.text('邀请码', 40, { required: true }), phone: f.optional(phone), password: f.optional(password) }),
    output: session,
  }),
  'member.list': query({
    label: '查询成员',
    permission: 'member.view',
    input: f.object('条件', {}),
    output: f.object('结果', { rows: f.lines('成员', member, 1000) }),
  }),
  'member.save': command({
    label: '修改成员角色',
    permission: 'member.manage',
    input: f.object('成员', { id: f.id('编号'), roles, active: f.boolean('在职') }),
    output: f.object('结果', { id: f.id('编号') }),
  }),
  /** 交接: what is somebody's to do becomes somebody else's; what is done stays signed by who did it. */
  'member.handOver': command({
    label: '交接工作',
    permission: 'member.manage',
    input: f.object('交接', { from: f.ref('member', '交出人'), to: f.ref('member', '接手人') }),
    output: f.object('结果', { customers: f.integer('客户数', 0, 10_000_000), documents: f.integer('未完成的单据数', 0, 10_000_000) }),
  }),
  ...roleActions,
  'operation.list': query({
    label: '查询操作日志',
    permission: 'operation.view',
    input: f.object('条件', {
      text: f.optional(f.text('动作、人名或单号', 60)),
      member: f.optional(f.ref('member', '成员')),
      outcome: f.optional(f.choice('结果', OUTCOMES)),
      by: f.optional(f.choice('谁做的', { people: '同事', system: '系统' })),
      from: f.optional(f.date('从')),
      to: f.optional(f.date('到')),
      after: f.optional(f.id('从此之后')),
      limit: f.optional(f.integer('行数', 1, 200)),
    }),
    output: f.object('结果', {
      rows: f.lines(
        '操作',
        {
          id: f.id('编号'),
          at: f.time('时间'),
          memberName: f.text('谁', 60),
          action: f.text('动作', 100),
          /** The action in words. */
          label: f.text('动作名称', 100),
          outcome: f.choice('结果', OUTCOMES),
          code: f.optional(f.text('原因', 40)),
          subjectKind: f.optional(f.text('对象', 40)),
          subject: f.optional(f.id('对象编号')),
          number: f.optional(f.text('单号', 40)),
          channel: f.choice('从哪里', { wx: '微信', http: '网页', job: '系统' }),
          ip: f.optional(f.text('地址', 64)),
          before: f.json('之前'),
          after: f.json('之后'),
          changes: f.lines(
            '改动',
            { label: f.text('什么', 60), was: f.optional(f.text('原来', 200)), became: f.optional(f.text('现在', 200)) },
            200,
          ),
        },
        200,
      ),
      more: f.boolean('还有'),
    }),
  }),
  'operation.check': query({
    label: '核对操作日志',
    permission: 'operation.view',
    snapshot: true,
    input: f.object('条件', { after: f.optional(f.integer('从这个封条之后', 0, 4_000_000_000)) }),
    output: f.object('结果', {
      rows: f.integer('核对的记录', 0, 1_000_000_000),
      seals: f.integer('核对的封条', 0, 1_000_000_000),
      next: f.optional(f.integer('接着从这个封条之后', 0, 4_000_000_000)),
      problems: f.lines(
        '问题',
        {
          kind: f.choice('问题', {
            changed: '记录被改动',
            rows: '封条内的记录被删除、增加或改动',
            seal: '封条被改动',
            chain: '前面的封条被删除或改动',
          }),
          seal: f.optional(f.integer('封条', 0, 4_000_000_000)),
          operation: f.optional(f.id('记录')),
          at: f.optional(f.time('时间')),
        },
        100,
      ),
    }),
  }),
})
