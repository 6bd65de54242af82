import { command, query } from '../kernel/contract'
import * as f from '../kernel/fields'
import { STATEMENT_CHECKS } from './statementFigures'
import { STATEMENT_FORMS } from './statements'

const period = f.text('期间', 7, { required: true, hint: '形如 2026-11、2026-Q4 或 2026' })
const amount = (label: string) => f.money(label, { sign: 'any' })
const form = f.choice('报表', STATEMENT_FORMS)
const line = f.integer('行次', 1, 53)
const lines = (label: string, first: string, second: string) => f.lines(label, { line, amount: amount(first), other: amount(second) }, 60)

export const statementActions = {
  /** 资产负债表, 利润表 and 现金流量表 of a month, a quarter or a year, with what holds between them. */
  'financialStatement.view': query({
    label: '财务报表',
    permission: 'ledger.view',
    snapshot: true,
    input: f.object('条件', { period }),
    output: f.object('财务报表', {
      companyName: f.text('公司', 120),
      kind: f.choice('期间类型', { month: '月', quarter: '季', year: '年' }),
      to: f.text('截至', 7),
      balance: lines('资产负债表', '期末余额', '年初余额'),
      income: lines('利润表', '本年累计金额', '本期金额或上年金额'),
      cashFlow: lines('现金流量表', '本年累计金额', '本期金额或上年金额'),
      checks: f.lines('核对', { check: f.choice('核对', STATEMENT_CHECKS), off: amount('相差') }, 3),
      shared: amount('直接记入利润分配'),
    }),
  }),
  /** The accounts behind a line of the sheet or the profit statement, the largest first; parties apart where their sides count. */
  'financialStatement.line': query({
    label: '报表行的科目',
    permission: 'ledger.view',
    snapshot: true,
    input: f.object('条件', {
      period,
      form,
      line,
      after: f.optional(f.integer('从此之后', 0, 1_000_000)),
      limit: f.optional(f.integer('行数', 1, 200)),
    }),
    output: f.object('科目', {
      /** The months whose entries make up the amount. */
      from: f.optional(f.text('从', 7)),
      to: f.text('到', 7),
      rows: f.lines(
        '科目',
        {
          account: f.text('科目', 12),
          name: f.text('名称', 60),
          party: f.optional(f.id('往来单位')),
          partyName: f.optional(f.text('往来单位', 120)),
          amount: amount('金额'),
        },
        200,
      ),
      more: f.optional(f.integer('下一页', 0, 1_000_000)),
    }),
  }),
  /** Journal lines of money by line of the cash flow statement, newest first; without `item` those that have none. */
  'cashFlow.lines': query({
    label: '现金流量明细',
    permission: 'ledger.view',
    snapshot: true,
    input: f.object('条件', {
      period,
      item: f.optional(f.integer('行次', 1, 18)),
      after: f.optional(f.text('从此之后', 60)),
      limit: f.optional(f.integer('行数', 1, 200)),
    }),
    output: f.object('明细', {
      rows: f.lines(
        '分录',
        {
          posting: f.integer('过账号', 1, 4_000_000_000),
          seq: f.integer('行号', 0, 100_000),
          date: f.date('日期'),
          voucher: f.text('凭证字号', 40),
          document: f.id('单据'),
          kind: f.text('单据类型', 40),
          number: f.optional(f.text('单号', 40)),
          partyName: f.optional(f.text('往来单位', 120)),
          fundName: f.optional(f.text('资金账户', 60)),
          item: f.optional(f.integer('行次', 1, 18)),
          amount: amount('金额'),
        },
        200,
      ),
      more: f.optional(f.text('下一页', 60)),
    }),
  }),
  /** Books a journal line of money to another line of the cash flow statement, or to none; amounts stay. Refuses PERIOD_CLOSED. */
  'cashFlow.correct': command({
    label: '改现金流量项目',
    permission: 'ledger.correct',
    posts: true,
    input: f.object('改现金流量项目', {
      posting: f.integer('过账号', 1, 4_000_000_000),
      seq: f.integer('行号', 0, 100_000),
      item: f.optional(f.integer('行次', 1, 18)),
    }),
    output: f.object('结果', { item: f.optional(f.integer('行次', 1, 18)) }),
  }),
}
