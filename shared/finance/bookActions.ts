import { command, query } from '../kernel/contract'
import * as f from '../kernel/fields'

const amount = (label: string) => f.money(label, { sign: 'any' })
const none = f.object('结果', {})

/** 建账: from which day the books are kept here, what stood on that day, and the point from which it stands. */
export const bookActions = {
  'book.show': query({
    label: '建账情况',
    permission: 'ledger.view',
    snapshot: true,
    input: f.object('条件', {}),
    output: f.object('建账情况', {
      startsOn: f.optional(f.date('启用日期')),
      opened: f.boolean('已启用'),
      /** Debit positive. */
      rows: f.lines('期初', { account: f.text('科目', 12), name: f.text('名称', 60), balance: amount('期初余额') }, 1000),
      assets: amount('资产'),
      liabilities: amount('负债'),
      /** Owners' equity but for what was kept of profits, with profit and loss of a year that is under way. */
      equity: amount('权益'),
      /** What is left: assets less liabilities and equity. */
      retained: amount('未分配利润'),
      unposted: f.integer('没有审核的期初单据', 0, 100_000),
    }),
  }),
  'book.start': command({
    label: '设置启用日期',
    permission: 'book.manage',
    posts: true,
    input: f.object('启用日期', { startsOn: f.date('启用日期') }),
    output: none,
  }),
  /** From here on opening balances stand, and the books before the start are closed; `retained` is confirmed to be what the old books say. */
  'book.open': command({
    label: '启用账套',
    permission: 'book.manage',
    posts: true,
    input: f.object('启用', { retained: amount('未分配利润') }),
    output: none,
  }),
  /** Back to entering opening balances, as long as no period was closed since. */
  'book.reopen': command({
    label: '取消启用',
    permission: 'book.manage',
    posts: true,
    input: f.object('取消启用', { reason: f.text('理由', 200, { required: true }) }),
    output: none,
  }),
}
