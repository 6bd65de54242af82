import { contract } from '../kernel/contract'
import { documentActions } from '../kernel/document'
import * as f from '../kernel/fields'
import { balanceAction } from '../masters/balance'
import { partyActions } from '../masters/partyActions'
import { orderActions } from '../kernel/orderActions'
import { agreementActions, tierActions } from './agreementActions'
import { customerTrade } from './customerActions'
import { delivery } from './delivery'
import { deliveryActions } from './deliveryActions'
import { exchangeActions } from './exchangeActions'
import { salesOrder } from './order'
import { priceQuote } from './priceActions'
import { promotionActions } from './promotionActions'
import { quickActions } from './quickActions'
import { salesReturn } from './return'

export const salesContract = contract('sales', {
  ...partyActions(
    'customer',
    '客户',
    { view: 'customer.view', manage: 'customer.manage' },
    { balance: f.masked('customerBalance.view', f.money('应收余额', { sign: 'any' })) },
  ),
  'customer.trade': customerTrade,
  'customer.balance': balanceAction('客户往来', 'customerBalance.view'),
  'price.quote': priceQuote,
  ...agreementActions,
  ...tierActions,
  ...promotionActions,
  ...documentActions(salesOrder),
  ...orderActions(salesOrder),
  ...documentActions(delivery),
  ...deliveryActions,
  ...quickActions,
  ...documentActions(salesReturn),
  ...exchangeActions,
})
