import { query } from '../kernel/contract'
import * as f from '../kernel/fields'
import { itemKey } from '../kernel/ownLists'
import { SIDES } from './collection'

/** What is open with a party, oldest due first, debit positive; of a side, or of every side the person may see. */
export const openItems = (label: string, permission: string) =>
  query({
    label,
    permission,
    snapshot: true,
    input: f.object('条件', { party: f.ref('party', '往来单位'), side: f.optional(f.choice('对象', SIDES)) }),
    output: f.object('未清项', {
      partyName: f.text('往来单位', 120),
      rows: f.lines(
        '未清项',
        {
          ...itemKey,
          document: f.id('单据'),
          kind: f.text('单据类型', 40),
          number: f.optional(f.text('单号', 40)),
          account: f.text('科目', 12),
          date: f.date('日期'),
          dueDate: f.date('到期日'),
          amount: f.money('金额', { sign: 'any' }),
          open: f.money('未清', { sign: 'any' }),
          overdueDays: f.integer('逾期天数', 0, 100_000),
        },
        2000,
      ),
    }),
  })
