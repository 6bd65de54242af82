import { contract } from '../kernel/contract'
import { documentActions } from '../kernel/document'
import * as f from '../kernel/fields'
import { masterActions } from '../kernel/master'
import { balanceAction } from '../masters/balance'
import { party } from '../masters/party'
import { orderActions } from '../kernel/orderActions'
import { agreementActions, tierActions } from './agreementActions'
import { delivery } from './delivery'
import { deliveryActions } from './deliveryActions'
import { exchangeActions } from './exchangeActions'
import { salesOrder } from './order'
import { priceQuote } from './priceActions'
import { promotionActions } from './promotionActions'
import { quickActions } from './quickActions'
import { salesReturn } from './return'

export const salesContract = contract('sales', {
  ...masterActions(
    'customer',
    { ...party, label: '客户' },
    { view: 'customer.view', manage: 'customer.manage' },
    { balance: f.masked('customerBalance.view', f.money('应收余额', { sign: 'any' })) },
  ),
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
