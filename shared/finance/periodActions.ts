import { command, query } from '../kernel/contract'
import * as f from '../kernel/fields'
import { CLOSING_STEPS } from './closing'

const period = f.text('期间', 7, { required: true, hint: '形如 2026-11' })
const amount = (label: string) => f.money(label, { sign: 'any' })

/** What is looked at before a period closes. What blocks must be put right first; the rest is for the accountant to judge. */
export const PERIOD_CHECKS = {
  notOver: '期间还没有结束',
  earlierOpen: '前面的期间还没有结账',
  submitted: '有待审核的单据',
  unbalanced: '借贷不平',
  stockLedger: '库存价值与库存商品科目不一致',
  partyLedger: '往来明细与总账不一致',
  pendingGoods: '待处理财产损溢有余额',
  drafts: '有草稿没有处理',
  negativeStock: '有负库存',
  negativeFund: '有资金账户透支',
} as const
export type PeriodCheck = keyof typeof PERIOD_CHECKS

const made = f.lines(
  '结转凭证',
  { id: f.id('单据'), step: f.choice('步骤', CLOSING_STEPS), number: f.text('单号', 40), amount: amount('金额') },
  10,
)

export const periodActions = {
  'period.list': query({
    label: '会计期间',
    permission: 'ledger.view',
    input: f.object('条件', {}),
    output: f.object('期间', {
      closedTo: f.optional(f.date('已结账到')),
      rows: f.lines(
        '期间',
        { period: f.text('期间', 7), closed: f.boolean('已结账'), vouchers: f.integer('凭证数', 0, 100_000_000) },
        1200,
      ),
    }),
  }),
  /** The checklist of a period, and what closing it would carry over. */
  'period.check': query({
    label: '结账检查',
    permission: 'ledger.view',
    snapshot: true,
    input: f.object('条件', { period }),
    output: f.object('结账检查', {
      period: f.text('期间', 7),
      closed: f.boolean('已结账'),
      /** Closed, and the last one: it may be opened again. */
      last: f.boolean('最近结账的期间'),
      problems: f.lines(
        '问题',
        {
          check: f.choice('检查', PERIOD_CHECKS),
          blocks: f.boolean('不能结账'),
          count: f.optional(f.integer('数量', 0, 100_000_000)),
          amount: f.optional(amount('相差')),
          account: f.optional(f.text('科目', 12)),
        },
        100,
      ),
      steps: f.lines(
        '将要结转',
        {
          step: f.choice('步骤', CLOSING_STEPS),
          entries: f.lines(
            '分录',
            {
              account: f.text('科目', 12),
              name: f.text('名称', 60),
              debit: f.optional(amount('借方')),
              credit: f.optional(amount('贷方')),
            },
            200,
          ),
        },
        4,
      ),
      /** What the period earned, before it is carried over; debit negative. */
      profit: amount('本期利润'),
      made,
    }),
  }),
  /** 结账: carries over and locks the period. Refuses PERIOD_NOT_READY with what blocks. */
  'period.close': command({
    label: '结账',
    permission: 'period.close',
    posts: true,
    input: f.object('结账', { period }),
    output: f.object('结果', { closedTo: f.date('已结账到'), made }),
  }),
  /** 反结账: opens the last closed period again and takes back what was carried over, in red. */
  'period.reopen': command({
    label: '反结账',
    permission: 'period.reopen',
    posts: true,
    input: f.object('反结账', { period, reason: f.text('理由', 200, { required: true }) }),
    output: f.object('结果', { closedTo: f.optional(f.date('已结账到')) }),
  }),
}
