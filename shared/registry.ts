import { adjustment } from './inventory/adjustment'
import { opening } from './inventory/opening'
import { stocktake } from './inventory/stocktake'
import { transfer, transferIn } from './inventory/transfer'
import { closing } from './finance/closing'
import { cashCount } from './finance/cashCount'
import { collection } from './finance/collection'
import { expense, income } from './finance/expense'
import { fundTransfer } from './finance/fundTransfer'
import { manualVoucher } from './finance/manualVoucher'
import { openingBalance } from './finance/openingBalance'
import { payment } from './finance/payment'
import { settlement } from './finance/settlement'
import type { DocumentKind } from './kernel/document'
import { landedCost } from './purchase/landedCost'
import { purchaseOrder } from './purchase/order'
import { purchasePlan } from './purchase/plan'
import { receipt } from './purchase/receipt'
import { purchaseReturn } from './purchase/return'
import { delivery } from './sales/delivery'
import { salesOrder } from './sales/order'
import { salesReturn } from './sales/return'

/** One line per document kind. */
export const documentKinds = [
  purchaseOrder,
  receipt,
  purchaseReturn,
  landedCost,
  purchasePlan,
  salesOrder,
  delivery,
  salesReturn,
  opening,
  adjustment,
  transfer,
  transferIn,
  stocktake,
  collection,
  payment,
  settlement,
  fundTransfer,
  cashCount,
  expense,
  income,
  manualVoucher,
  closing,
  openingBalance,
] as unknown as DocumentKind[]

export const kindOf = (kind: string): DocumentKind => {
  const found = documentKinds.find((candidate) => candidate.kind === kind)
  if (!found) throw new Error(`unknown document kind ${kind}`)
  return found
}
