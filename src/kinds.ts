import { closing } from '../shared/finance/closing'
import { cashCount } from '../shared/finance/cashCount'
import { collection } from '../shared/finance/collection'
import { expense, income } from '../shared/finance/expense'
import { fundTransfer } from '../shared/finance/fundTransfer'
import { manualVoucher } from '../shared/finance/manualVoucher'
import { openingBalance } from '../shared/finance/openingBalance'
import { payment } from '../shared/finance/payment'
import { settlement } from '../shared/finance/settlement'
import { adjustment } from '../shared/inventory/adjustment'
import { opening } from '../shared/inventory/opening'
import { stocktake } from '../shared/inventory/stocktake'
import { transfer, transferIn } from '../shared/inventory/transfer'
import type { DocumentKind } from '../shared/kernel/document'
import type { DocumentState } from '../shared/kernel/documentList'
import { landedCost } from '../shared/purchase/landedCost'
import { purchaseOrder } from '../shared/purchase/order'
import { purchasePlan } from '../shared/purchase/plan'
import { receipt } from '../shared/purchase/receipt'
import { purchaseReturn } from '../shared/purchase/return'
import { delivery } from '../shared/sales/delivery'
import { salesOrder } from '../shared/sales/order'
import { salesReturn } from '../shared/sales/return'
import type { Tone } from './kit/Tag'

/** The document kinds as pages see them: their words and fields. The registry would bring every contract along. */
const kinds = {
  salesOrder,
  receipt,
  delivery,
  salesReturn,
  purchaseOrder,
  purchaseReturn,
  landedCost,
  purchasePlan,
  transfer,
  transferIn,
  adjustment,
  stocktake,
  opening,
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
} as unknown as Record<string, DocumentKind>

export const kindOf = (kind: string): DocumentKind | undefined => kinds[kind]
export const kindLabel = (kind: string): string => kinds[kind]?.label ?? ''
export const kindNames = Object.keys(kinds)

export const STATE_TONES: Record<DocumentState, Tone> = {
  draft: 'quiet',
  submitted: 'warning',
  approved: 'success',
  closed: 'quiet',
  voided: 'danger',
}

/** Pages where a draft of this kind is written; kinds without one come from imports. */
const ENTRY_PAGES: Record<string, string> = {
  salesOrder: '/sales/order/index',
  delivery: '/sales/deliver/index',
  salesReturn: '/sales/free-return/index',
  sale: '/sales/quick/index',
  receipt: '/purchase/receive/index',
  purchaseOrder: '/purchase/order/index',
  purchaseReturn: '/purchase/give-back/index',
  purchasePlan: '/purchase/plan/index',
  adjustment: '/inventory/adjust/index',
  transfer: '/inventory/transfer/index',
  collection: '/finance/collect/index',
  payment: '/finance/pay/index',
  settlement: '/finance/settle/index',
  fundTransfer: '/finance/fund-transfer/index',
  openingBalance: '/finance/opening/index',
  manualVoucher: '/finance/voucher-entry/index',
  cashCount: '/finance/cash-count/index',
  expense: '/finance/expense/index',
  income: '/finance/income/index',
}
export const entryPage = (kind: string): string | undefined => ENTRY_PAGES[kind]

export const documentPage = (kind: string, id: string): string => `/pages/document/index?kind=${kind}&id=${id}`
