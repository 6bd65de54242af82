import { documentKind } from '../kernel/document'
import * as f from '../kernel/fields'
import { moneyText, sum } from '../kernel/money'
import { moneyLists } from './collection'
import { postSettlement } from './settlement.posting'
import { chosenItems } from './settling'

export const WAYS = { offset: '相互核销', transfer: '转给别的单位', writeOff: '坏账核销' } as const

/** 核销: open items settle each other, go to another party, or are written off, without money. */
export const settlement = documentKind({
  kind: 'settlement' as const,
  label: '核销',
  module: 'finance',
  prefix: 'HX',
  party: 'any',
  warehouse: false,
  goods: false,
  head: {
    way: f.choice('方式', WAYS, { hint: '预收冲应收、应收冲应付和退货冲账都用相互核销' }),
    toParty: f.optional(f.ref('party', '转给')),
  },
  line: {},
  lists: { items: moneyLists.items },
  needs: { money: true },
  // Of an offset both sides are chosen; it comes to one of them.
  amount: (doc) => moneyText(sum(chosenItems(doc).map(({ amount }) => amount)).div(doc.own.way === 'offset' ? 2 : 1)),
  post: postSettlement,
})
