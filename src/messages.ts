import { zhRefusals } from './messages/zh-refusals'
import { zhBuying } from './messages/zh-buying'
import { zhStatements } from './messages/zh-statements'
import { zhFinance } from './messages/zh-finance'
import { zhGoods } from './messages/zh-goods'
import { zhCustomers } from './messages/zh-customers'
import { zhPlaces } from './messages/zh-places'
import { zhPrices } from './messages/zh-prices'
import { zhSales } from './messages/zh-sales'
import { zhStock } from './messages/zh-stock'
import { zhTrade } from './messages/zh-trade'
import { zhVouchers } from './messages/zh-vouchers'
import { zhWords } from './messages/zh-words'

/**
 * Everything the interface says, in one catalogue. Another language is another pair of files of the same shape
 * (`Catalogue`), chosen here. Labels of fields come from their declarations, not from here.
 */
const zh = {
  ...zhWords,
  ...zhTrade,
  ...zhStock,
  ...zhGoods,
  ...zhSales,
  ...zhPlaces,
  ...zhPrices,
  ...zhCustomers,
  ...zhFinance,
  ...zhStatements,
  ...zhVouchers,
  ...zhBuying,
  refusals: zhRefusals,
}

export type Catalogue = typeof zh

export const t: Catalogue = zh
