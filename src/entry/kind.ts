import type { IconName } from '../kit/Icon'
import { t } from '../messages'
import type { Entry } from './entry'
import type { PriceOf } from './lines'

/** Which way the goods of a document go; an order moves none. */
export type Direction = 'in' | 'out' | 'none'

/** What differs between the documents that are written with the scanner in hand; everything else is one page. */
export interface EntryKind {
  kind:
    | 'salesOrder'
    | 'delivery'
    | 'salesReturn'
    | 'receipt'
    | 'adjustment'
    | 'transfer'
    | 'purchaseOrder'
    | 'purchaseReturn'
    | 'purchasePlan'
  module: 'sales' | 'purchase' | 'inventory'
  page: string
  title: string
  /** The one primary act. */
  verb: string
  icon: IconName
  party: { word: string; role: 'customer' | 'supplier'; choose: string } | null
  warehouseWord: string
  /** Facts of its own that the head asks for. */
  asks: 'reason' | 'route' | 'expected' | 'defective' | null
  /** What the expected day is called. */
  expectedWord: string
  priceOf: PriceOf
  /** Goods move at cost: no prices at all. */
  unpriced: boolean
  /** Without it the price is neither shown nor sent. */
  pricePermission: string | null
  direction: (entry: Entry) => Direction
  taxSetting: 'salesTaxInclusive' | 'purchaseTaxInclusive'
  doneWord: string
  /** The money comes with the goods: delivery and collection in one act, under a draft of its own. */
  quick?: true
}

/** Where the draft of a kind lies on this phone. */
export const draftName = (kind: EntryKind): string => (kind.quick ? 'sale' : kind.kind)

/** Whether the rules of sales prices say what its lines cost. */
export const isQuoted = ({ kind }: Pick<EntryKind, 'kind'>): boolean => kind === 'salesOrder' || kind === 'delivery'

const noPrice: PriceOf = () => null

export const DELIVERY: EntryKind = {
  kind: 'delivery',
  module: 'sales',
  page: '/sales/deliver/index',
  title: t.entry.deliver,
  verb: t.entry.deliverVerb,
  icon: 'out',
  party: { word: t.word.customer, role: 'customer', choose: t.entry.chooseCustomer },
  warehouseWord: t.word.warehouse,
  asks: null,
  expectedWord: t.sales.delivery,
  priceOf: (unit) => unit.salePrice,
  unpriced: false,
  pricePermission: null,
  direction: () => 'out',
  taxSetting: 'salesTaxInclusive',
  doneWord: t.entry.delivered,
}

export const QUICK_SALE: EntryKind = {
  ...DELIVERY,
  page: '/sales/quick/index',
  title: t.quick.title,
  verb: t.quick.verb,
  icon: 'check',
  doneWord: t.quick.done,
  quick: true,
}

export const SALES_ORDER: EntryKind = {
  ...DELIVERY,
  kind: 'salesOrder',
  page: '/sales/order/index',
  title: t.sales.order,
  verb: t.sales.orderVerb,
  icon: 'document',
  asks: 'expected',
  direction: () => 'none',
  doneWord: t.sales.ordered,
}

/** Goods come back without a delivery to take them from. */
export const SALES_RETURN: EntryKind = {
  ...DELIVERY,
  kind: 'salesReturn',
  page: '/sales/free-return/index',
  title: t.giveBack.title,
  verb: t.giveBack.verb,
  icon: 'in',
  asks: 'defective',
  direction: () => 'in',
  doneWord: t.giveBack.returned,
}

export const RECEIPT: EntryKind = {
  kind: 'receipt',
  module: 'purchase',
  page: '/purchase/receive/index',
  title: t.entry.receive,
  verb: t.entry.receiveVerb,
  icon: 'in',
  party: { word: t.word.supplier, role: 'supplier', choose: t.entry.chooseSupplier },
  warehouseWord: t.word.warehouse,
  asks: null,
  expectedWord: t.entry.expected,
  priceOf: (unit) => unit.purchasePrice,
  unpriced: false,
  pricePermission: 'cost.view',
  direction: () => 'in',
  taxSetting: 'purchaseTaxInclusive',
  doneWord: t.entry.received,
}

export const PURCHASE_ORDER: EntryKind = {
  ...RECEIPT,
  kind: 'purchaseOrder',
  page: '/purchase/order/index',
  title: t.entry.order,
  verb: t.entry.orderVerb,
  icon: 'document',
  asks: 'expected',
  direction: () => 'none',
  doneWord: t.entry.ordered,
}

export const PURCHASE_RETURN: EntryKind = {
  ...RECEIPT,
  kind: 'purchaseReturn',
  page: '/purchase/give-back/index',
  title: t.buying.giveBack.title,
  verb: t.buying.giveBack.verb,
  icon: 'out',
  direction: () => 'out',
  doneWord: t.buying.giveBack.given,
}

export const ADJUSTMENT: EntryKind = {
  kind: 'adjustment',
  module: 'inventory',
  page: '/inventory/adjust/index',
  title: t.entry.adjust,
  verb: t.entry.adjustVerb,
  icon: 'edit',
  party: null,
  warehouseWord: t.word.warehouse,
  asks: 'reason',
  expectedWord: t.entry.expected,
  priceOf: noPrice,
  unpriced: true,
  pricePermission: null,
  direction: (entry) => entry.own.reason?.direction ?? 'out',
  taxSetting: 'salesTaxInclusive',
  doneWord: t.entry.adjusted,
}

export const TRANSFER: EntryKind = {
  ...ADJUSTMENT,
  kind: 'transfer',
  page: '/inventory/transfer/index',
  title: t.entry.transfer,
  verb: t.entry.transferVerb,
  icon: 'swap',
  warehouseWord: t.entry.fromWarehouse,
  asks: 'route',
  direction: () => 'out',
  doneWord: t.entry.transferred,
}

export const PURCHASE_PLAN: EntryKind = {
  ...ADJUSTMENT,
  kind: 'purchasePlan',
  module: 'purchase',
  page: '/purchase/plan/index',
  title: t.buying.plan.title,
  verb: t.buying.plan.verb,
  icon: 'document',
  asks: null,
  direction: () => 'none',
  doneWord: t.buying.plan.done,
}
