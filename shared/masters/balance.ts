import { query } from '../kernel/contract'
import * as f from '../kernel/fields'

/** Balance of a party with its open items. Receivables count positive for a customer, payables positive for a supplier. */
export const balanceAction = (label: string, permission: string) =>
  query({
    label: `查看${label}`,
    permission,
    snapshot: true,
    input: f.object('条件', {
      id: f.ref('party', '往来单位'),
      after: f.optional(f.text('从此之后', 60)),
      limit: f.optional(f.integer('行数', 1, 200)),
    }),
    output: f.object('往来', {
      balance: f.money('余额', { sign: 'any' }),
      overdue: f.money('已逾期', { sign: 'any' }),
      creditLimit: f.optional(f.money('信用额度')),
      items: f.lines(
        '未清项',
        {
          document: f.id('单据'),
          kind: f.text('单据类型', 40),
          number: f.optional(f.text('单号', 40)),
          date: f.date('日期'),
          dueDate: f.date('到期日'),
          amount: f.money('金额', { sign: 'any' }),
          open: f.money('未清', { sign: 'any' }),
          overdueDays: f.integer('逾期天数', 0, 100_000),
        },
        200,
      ),
      more: f.optional(f.text('下一页', 60)),
    }),
  })
