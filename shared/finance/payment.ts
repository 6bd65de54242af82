import { documentKind } from '../kernel/document'
import * as f from '../kernel/fields'
import { moneyHead, moneyLists, SIDES } from './collection'
import { cashOf, postMoney } from './money.posting'

/** 付款: money out, to a supplier, or back to a customer. */
export const payment = documentKind({
  kind: 'payment' as const,
  label: '付款',
  module: 'finance',
  prefix: 'FK',
  party: 'any',
  warehouse: false,
  goods: false,
  head: { side: f.optional(f.choice('对象', SIDES, { hint: '不填是供应商；客户为退款' })), ...moneyHead },
  line: {},
  lists: moneyLists,
  needs: { money: true },
  amount: cashOf,
  post: postMoney('out', 'supplier'),
})
