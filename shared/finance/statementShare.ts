import { command, query } from '../kernel/contract'
import * as f from '../kernel/fields'
import { PARTY_SIDES, statementLine, statementSums, VERDICTS } from './partyReports'

const verdicts = f.lines(
  '核对',
  {
    posting: f.integer('过账号', 1, 4_000_000_000),
    verdict: f.choice('核对结果', VERDICTS),
    note: f.optional(f.text('说明', 200)),
  },
  5000,
)
const token = f.text('链接', 120, { required: true })
const whose = { party: f.ref('party', '往来单位'), side: f.choice('对象', PARTY_SIDES) }
const days = { from: f.date('从'), to: f.date('到') }
const counted = f.object('结果', { count: f.integer('行数', 0, 5000) })

/**
 * 对账单 by a signed link: it shows this one statement to whoever holds it, until it expires or is taken back, and takes what
 * they say of its lines. Staff say the same with `statement.confirm`.
 */
export const statementShareActions = {
  'statement.share': command({
    label: '生成对账链接',
    permission: 'statement.share',
    secret: true,
    input: f.object('链接', { ...whose, ...days, validDays: f.optional(f.integer('有效天数', 1, 90, { hint: '不填 30 天' })) }),
    output: f.object('链接', { id: f.id('编号'), token: f.text('链接', 120), expiresAt: f.time('有效至') }),
  }),
  'statement.shares': query({
    label: '查询对账链接',
    permission: 'report.party',
    snapshot: true,
    input: f.object('条件', whose),
    output: f.object('结果', {
      rows: f.lines(
        '链接',
        {
          id: f.id('编号'),
          ...days,
          madeByName: f.text('谁发的', 60),
          createdAt: f.time('什么时候'),
          expiresAt: f.time('有效至'),
          valid: f.boolean('有效'),
          answeredAt: f.optional(f.time('最后回复')),
        },
        200,
      ),
    }),
  }),
  'statement.revoke': command({
    label: '收回对账链接',
    permission: 'statement.share',
    input: f.object('链接', { id: f.id('编号') }),
    output: f.object('结果', { id: f.id('编号') }),
  }),
  'statement.confirm': command({
    label: '核对对账单',
    permission: 'statement.share',
    input: f.object('核对', { ...whose, rows: verdicts }),
    output: counted,
  }),
  'statement.open': query({
    label: '打开对账链接',
    permission: 'public',
    snapshot: true,
    input: f.object('链接', { token }),
    output: f.object('对账单', {
      side: f.choice('对象', PARTY_SIDES),
      ...days,
      expiresAt: f.time('有效至'),
      ...statementSums,
      rows: f.lines('往来', statementLine, 5000),
    }),
  }),
  'statement.answer': command({
    label: '通过链接核对对账单',
    permission: 'public',
    secret: true,
    input: f.object('核对', { token, name: f.text('核对人', 60, { required: true }), rows: verdicts }),
    output: counted,
  }),
}
