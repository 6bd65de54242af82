import { query } from '../kernel/contract'
import * as f from '../kernel/fields'
import { TAXPAYERS } from '../system/settings'

const period = (label: string) => f.text(label, 7, { required: true, hint: '形如 2026-11' })
const amount = (label: string) => f.money(label, { sign: 'any' })

export const taxActions = {
  /**
   * 增值税 of some months: output and input by rate, and by kind of document where lines have no rate; what carrying over made
   * of it. Each row is what its documents posted, voids and returns taken off, so that the rows of a side are its accounts.
   */
  'tax.vat': query({
    label: '增值税汇总',
    permission: 'ledger.view',
    snapshot: true,
    input: f.object('条件', { from: period('从'), to: period('到') }),
    output: f.object('增值税汇总', {
      taxpayer: f.choice('纳税人身份', TAXPAYERS),
      rows: f.lines(
        '税额',
        {
          side: f.choice('方向', { output: '销项', input: '进项' }),
          kind: f.text('单据类型', 40),
          rate: f.optional(f.rate('税率')),
          net: f.optional(amount('不含税金额')),
          tax: amount('税额'),
        },
        400,
      ),
      output: amount('销项税额'),
      input: amount('进项税额'),
      turnedOut: amount('进项税额转出'),
      /** Carried over in these months. */
      transferred: amount('转出未交增值税'),
      /** At the end of them. */
      credit: amount('留抵税额'),
      unpaid: amount('未交增值税'),
      surcharges: amount('附加税费'),
    }),
  }),
}
