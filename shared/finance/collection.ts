import { documentKind } from '../kernel/document'
import * as f from '../kernel/fields'
import { itemKey } from '../kernel/ownLists'
import { cashOf, postMoney } from './money.posting'

export const SIDES = { customer: '客户', supplier: '供应商', other: '其他往来' } as const

/** How money came or went, and which open items it settles; collection and payment have the same. */
export const moneyLists = {
  methods: {
    label: '资金账户',
    max: 20,
    row: {
      fund: f.ref('fund', '资金账户'),
      amount: f.money('金额', { sign: 'positive' }),
      fee: f.optional(f.money('手续费', { hint: '从这个账户扣' })),
      reference: f.optional(f.text('流水号', 60)),
    },
  },
  items: { label: '核销', max: 500, row: { ...itemKey, amount: f.money('核销金额', { sign: 'positive' }) } },
}

export const moneyHead = {
  allowance: f.optional(f.money('现金折扣')),
  roundOff: f.optional(f.money('抹零')),
}

/** 收款: money in, from a customer, or back from a supplier. */
export const collection = documentKind({
  kind: 'collection' as const,
  label: '收款',
  module: 'finance',
  prefix: 'SK',
  party: 'any',
  warehouse: false,
  goods: false,
  head: { side: f.optional(f.choice('对象', SIDES, { hint: '不填是客户；供应商为退款' })), ...moneyHead },
  line: {},
  lists: moneyLists,
  needs: { money: true },
  amount: cashOf,
  post: postMoney('in', 'customer'),
})
