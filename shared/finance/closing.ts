import { type Effects, Journal } from '../books'
import { type DocumentData, documentKind } from '../kernel/document'
import * as f from '../kernel/fields'
import { dec, moneyText, sum } from '../kernel/money'

/** What is carried over when a period closes, in this order. */
export const CLOSING_STEPS = {
  vat: '结转增值税',
  surcharges: '计提税金及附加',
  profit: '结转损益',
  year: '结转本年利润',
} as const
export type ClosingStep = keyof typeof CLOSING_STEPS

/** A line of a carry-over voucher; exactly one side is given. */
export interface ClosingEntry {
  account: string
  debit: string | null
  credit: string | null
}

const entriesOf = (doc: DocumentData): ClosingEntry[] => (doc.lists.entries ?? []) as unknown as ClosingEntry[]

function postClosing(doc: DocumentData): Effects {
  const journal = new Journal()
  for (const { account, debit, credit } of entriesOf(doc)) {
    journal.debit(account, debit ?? 0)
    journal.credit(account, credit ?? 0)
  }
  return { moves: [], entries: [], journal: journal.lines() }
}

/**
 * 期末结转: made by closing a period and taken back by reopening it, one document a step. A kind of its own, so that the
 * profit statement can leave it out (accounting rules, row 33).
 */
export const closing = documentKind({
  kind: 'closing' as const,
  label: '期末结转',
  module: 'finance',
  prefix: 'QM',
  warehouse: false,
  goods: false,
  automatic: true,
  head: { step: f.choice('步骤', CLOSING_STEPS) },
  line: {},
  lists: {
    entries: {
      label: '分录',
      max: 200,
      row: {
        account: f.text('科目', 12, { required: true }),
        debit: f.optional(f.money('借方', { sign: 'any' })),
        credit: f.optional(f.money('贷方', { sign: 'any' })),
      },
    },
  },
  needs: {},
  amount: (doc) => moneyText(sum(entriesOf(doc).map(({ debit }) => dec(debit ?? 0)))),
  post: postClosing,
})
