import type { IconName } from '../kit/Icon'
import { t } from '../messages'
import type { PriceOf } from './lines'

/** What differs between the documents that are written with the scanner in hand; everything else is one page. */
export interface EntryKind {
  kind: 'delivery' | 'receipt'
  title: string
  /** The one primary act. */
  verb: string
  icon: IconName
  party: { word: string; module: 'sales' | 'purchase'; list: 'customer.list' | 'supplier.list'; choose: string }
  priceOf: PriceOf
  /** Without it the price is neither shown nor sent. */
  pricePermission: string | null
  /** Goods that leave are compared with what is there. */
  checksStock: boolean
  taxSetting: 'salesTaxInclusive' | 'purchaseTaxInclusive'
  doneWord: string
}

export const DELIVERY: EntryKind = {
  kind: 'delivery',
  title: t.entry.deliver,
  verb: t.entry.deliverVerb,
  icon: 'out',
  party: { word: t.word.customer, module: 'sales', list: 'customer.list', choose: t.entry.chooseCustomer },
  priceOf: (unit) => unit.salePrice,
  pricePermission: null,
  checksStock: true,
  taxSetting: 'salesTaxInclusive',
  doneWord: t.entry.delivered,
}

export const RECEIPT: EntryKind = {
  kind: 'receipt',
  title: t.entry.receive,
  verb: t.entry.receiveVerb,
  icon: 'in',
  party: { word: t.word.supplier, module: 'purchase', list: 'supplier.list', choose: t.entry.chooseSupplier },
  priceOf: (unit) => unit.purchasePrice,
  pricePermission: 'cost.view',
  checksStock: false,
  taxSetting: 'purchaseTaxInclusive',
  doneWord: t.entry.received,
}
