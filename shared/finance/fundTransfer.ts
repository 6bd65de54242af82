import { ACCOUNTS, type Effects, type Facts, Journal } from '../books'
import { type DocumentData, documentKind } from '../kernel/document'
import * as f from '../kernel/fields'
import { refuse } from '../kernel/refusal'
import { CASH_ITEMS } from './cashItems'

/**
 * Money from one fund account to another (accounting rules, row 23): Dr the one, Cr the other, both without a cash-flow item;
 * the fee is paid by the account it comes from, Dr 5603. Refuses INVALID for a transfer to the same account.
 */
function postFundTransfer(doc: DocumentData, facts: Facts): Effects {
  const { fromFund, toFund, transferred, fee } = doc.own as Record<string, string | null>
  if (fromFund === toFund) throw refuse('INVALID', { issues: [{ path: 'toFund', message: '转入和转出是同一个账户' }] })
  const journal = new Journal()
  journal.debit(facts.fund(toFund!).account, transferred!, { fund: toFund })
  journal.credit(facts.fund(fromFund!).account, transferred!, { fund: fromFund })
  journal.debit(ACCOUNTS.bankCharges, fee ?? 0, { department: doc.department })
  journal.credit(facts.fund(fromFund!).account, fee ?? 0, { fund: fromFund, cashItem: CASH_ITEMS.otherPaid })
  return { moves: [], entries: [], journal: journal.lines() }
}

/** 资金调拨: money from one fund account of the company to another. */
export const fundTransfer = documentKind({
  kind: 'fundTransfer' as const,
  label: '资金调拨',
  module: 'finance',
  prefix: 'ZJ',
  warehouse: false,
  goods: false,
  head: {
    fromFund: f.ref('fund', '转出账户'),
    toFund: f.ref('fund', '转入账户'),
    transferred: f.money('转账金额', { sign: 'positive' }),
    fee: f.optional(f.money('手续费', { hint: '从转出账户扣' })),
  },
  line: {},
  needs: { money: true },
  amount: ({ own }) => own.transferred as string,
  post: postFundTransfer,
})
