import { ACCOUNTS } from '../../shared/books'
import type { Side } from '../../shared/finance/money.posting'
import type { Context } from './context'

/** A side of the party ledger: its accounts, which sign makes what is owed positive, and the right to see its balances. */
export const SIDES: Record<Side, { accounts: string[]; control: string; sign: 1 | -1; permission: string }> = {
  customer: {
    accounts: [ACCOUNTS.receivable, ACCOUNTS.advance],
    control: ACCOUNTS.receivable,
    sign: 1,
    permission: 'customerBalance.view',
  },
  supplier: { accounts: [ACCOUNTS.payable, ACCOUNTS.prepaid], control: ACCOUNTS.payable, sign: -1, permission: 'supplierBalance.view' },
  other: {
    accounts: [ACCOUNTS.otherPayable, ACCOUNTS.otherReceivable],
    control: ACCOUNTS.otherPayable,
    sign: -1,
    permission: 'supplierBalance.view',
  },
}

/** The side, for a person who may see its balances; FORBIDDEN otherwise. */
export function seenSide(ctx: Context, side: Side) {
  ctx.demand(SIDES[side].permission)
  return SIDES[side]
}
