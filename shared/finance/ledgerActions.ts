import { query } from '../kernel/contract'
import * as f from '../kernel/fields'

const period = (label: string) => f.text(label, 7, { required: true, hint: '形如 2026-11' })
const amount = (label: string) => f.money(label, { sign: 'any' })
const account = f.text('科目', 12, { required: true })

/** The books of an account: by month, and line by line. */
export const ledgerActions = {
  'account.list': query({
    label: '科目表',
    permission: 'ledger.view',
    input: f.object('条件', {}),
    output: f.object('科目表', {
      rows: f.lines(
        '科目',
        {
          code: f.text('科目', 12),
          name: f.text('名称', 60),
          pinyin: f.text('拼音', 200),
          side: f.choice('方向', { debit: '借', credit: '贷' }),
          leaf: f.boolean('末级'),
        },
        2000,
      ),
    }),
  }),
  /** 总账: opening, movement and closing of an account with its detail accounts, month by month. */
  'ledger.general': query({
    label: '总账',
    permission: 'ledger.view',
    snapshot: true,
    input: f.object('条件', { account, from: period('从'), to: period('到') }),
    output: f.object('总账', {
      account: f.text('科目', 12),
      name: f.text('名称', 60),
      side: f.choice('方向', { debit: '借', credit: '贷' }),
      opening: amount('期初余额'),
      rows: f.lines(
        '月份',
        { period: f.text('期间', 7), debit: amount('借方'), credit: amount('贷方'), closing: amount('期末余额') },
        1200,
      ),
    }),
  }),
  /** 明细账: every line of an account with its detail accounts, newest first, with the balance after it; balances are debit positive. */
  'ledger.entries': query({
    label: '明细账',
    permission: 'ledger.view',
    snapshot: true,
    input: f.object('条件', {
      account,
      from: period('从'),
      to: period('到'),
      party: f.optional(f.ref('party', '往来单位')),
      after: f.optional(f.text('从此之后', 60)),
      limit: f.optional(f.integer('行数', 1, 500)),
    }),
    output: f.object('明细账', {
      account: f.text('科目', 12),
      name: f.text('名称', 60),
      opening: amount('期初余额'),
      debit: amount('本期借方'),
      credit: amount('本期贷方'),
      closing: amount('期末余额'),
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
          reversal: f.boolean('红冲'),
          account: f.text('科目', 12),
          accountName: f.text('科目名称', 60),
          partyName: f.optional(f.text('往来单位', 120)),
          fundName: f.optional(f.text('资金账户', 60)),
          debit: amount('借方'),
          credit: amount('贷方'),
          balance: amount('余额'),
        },
        500,
      ),
      more: f.optional(f.text('下一页', 60)),
    }),
  }),
}
