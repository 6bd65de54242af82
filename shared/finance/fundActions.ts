import { query } from '../kernel/contract'
import * as f from '../kernel/fields'
import { masterActions } from '../kernel/master'
import { fund } from '../masters/places'

const amount = (label: string) => f.money(label, { sign: 'any' })
const masters = masterActions(
  'fund',
  fund,
  { view: 'fund.view', manage: 'fund.manage' },
  { balance: f.masked('fundBalance.view', amount('余额')) },
)

/** Fund accounts, and the journal of each: every line of its ledger account with the document behind it. */
export const fundActions = {
  ...masters,
  // The kind decides the ledger account, so changing it looks at the ledger.
  'fund.save': { ...masters['fund.save'], posts: true as const },
  'fund.journal': query({
    label: '资金日记账',
    permission: 'fundBalance.view',
    snapshot: true,
    input: f.object('条件', {
      fund: f.ref('fund', '资金账户'),
      from: f.date('从'),
      to: f.date('到'),
      after: f.optional(f.text('从此之后', 60)),
      limit: f.optional(f.integer('行数', 1, 500)),
    }),
    output: f.object('日记账', {
      name: f.text('资金账户', 60),
      opening: amount('期初余额'),
      received: amount('收入'),
      paid: amount('支出'),
      closing: amount('期末余额'),
      rows: f.lines(
        '流水',
        {
          posting: f.integer('过账号', 1, 4_000_000_000),
          seq: f.integer('行号', 0, 100_000),
          date: f.date('日期'),
          document: f.id('单据'),
          kind: f.text('单据类型', 40),
          number: f.optional(f.text('单号', 40)),
          voucher: f.text('凭证字号', 40),
          reversal: f.boolean('红冲'),
          partyName: f.optional(f.text('往来单位', 120)),
          note: f.optional(f.text('备注', 500)),
          received: amount('收入'),
          paid: amount('支出'),
          balance: amount('余额'),
        },
        500,
      ),
      more: f.optional(f.text('下一页', 60)),
    }),
  }),
}
