import { query } from '../kernel/contract'
import * as f from '../kernel/fields'
import { SIDES as MONEY_SIDES } from './collection'

const { customer, supplier } = MONEY_SIDES
export const PARTY_SIDES = { customer, supplier }

/** What was said of a line of a statement when both sides compared their books. */
export const VERDICTS = { agreed: '相符', disputed: '不符' } as const

const amount = (label: string) => f.money(label, { sign: 'any' })

/** How long something is past its due date; the last is open at its end. */
export const AGES = { notDue: '未到期', d30: '1–30 天', d60: '31–60 天', d90: '61–90 天', d180: '91–180 天', more: '180 天以上' } as const
export type Age = keyof typeof AGES

const ages = Object.fromEntries(Object.entries(AGES).map(([age, label]) => [age, amount(label)])) as Record<Age, ReturnType<typeof amount>>
const sums = { ...ages, unapplied: amount('未核销的款项'), balance: amount('余额'), overdue: amount('已逾期') }

/** A line of a statement as the other side sees it too. */
export const statementLine = {
  posting: f.integer('过账号', 1, 4_000_000_000),
  date: f.date('日期'),
  kind: f.text('单据类型', 40),
  number: f.optional(f.text('单号', 40)),
  reversal: f.boolean('红冲'),
  summary: f.text('摘要', 300),
  increase: amount('增加'),
  decrease: amount('减少'),
  balance: amount('余额'),
  verdict: f.optional(f.choice('核对结果', VERDICTS)),
  verdictNote: f.optional(f.text('核对说明', 200)),
  verdictBy: f.optional(f.text('核对人', 60)),
  verdictAt: f.optional(f.time('核对时间')),
}
const statementRow = { ...statementLine, document: f.id('单据'), note: f.optional(f.text('备注', 500)) }

/** Whose statement it is, and what it comes to. */
export const statementSums = {
  companyName: f.text('公司', 120),
  name: f.text('往来单位', 120),
  opening: amount('期初余额'),
  increase: amount('本期增加'),
  decrease: amount('本期减少'),
  closing: amount('期末余额'),
}

/** What parties owe or are owed: by age on any day, as a statement of a period, and what is to be paid when. */
export const partyReportActions = {
  'partyReport.ageing': query({
    label: '账龄',
    permission: 'report.party',
    snapshot: true,
    input: f.object('条件', {
      side: f.choice('对象', PARTY_SIDES),
      date: f.optional(f.date('截至', { hint: '不填是今天' })),
      overdue: f.optional(f.boolean('只看逾期')),
    }),
    output: f.object('账龄', {
      date: f.date('截至'),
      total: f.object('合计', sums),
      rows: f.lines(
        '往来单位',
        {
          party: f.ref('party', '往来单位'),
          name: f.text('名称', 120),
          contact: f.optional(f.text('联系人', 60)),
          phone: f.optional(f.text('电话', 40)),
          ...sums,
          oldestDays: f.integer('最长逾期', 0, 100_000),
        },
        20_000,
      ),
    }),
  }),
  'partyReport.statement': query({
    label: '对账单',
    permission: 'report.party',
    snapshot: true,
    input: f.object('条件', {
      party: f.ref('party', '往来单位'),
      side: f.choice('对象', PARTY_SIDES),
      from: f.date('从'),
      to: f.date('到'),
    }),
    output: f.object('对账单', {
      ...statementSums,
      rows: f.lines('往来', statementRow, 5000),
    }),
  }),
  'partyReport.plan': query({
    label: '付款计划',
    permission: 'report.party',
    snapshot: true,
    input: f.object('条件', { side: f.choice('对象', PARTY_SIDES), to: f.optional(f.date('到期到')) }),
    output: f.object('计划', {
      total: amount('合计'),
      rows: f.lines(
        '到期',
        {
          dueDate: f.date('到期日'),
          party: f.ref('party', '往来单位'),
          name: f.text('名称', 120),
          items: f.integer('笔数', 1, 100_000),
          open: amount('未清'),
          overdueDays: f.integer('逾期天数', 0, 100_000),
        },
        5000,
      ),
    }),
  }),
}
