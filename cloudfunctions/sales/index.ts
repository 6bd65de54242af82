import { party } from '../../shared/masters/party'
import { salesContract } from '../../shared/sales/contract'
import { delivery } from '../../shared/sales/delivery'
import { salesOrder } from '../../shared/sales/order'
import { salesReturn } from '../../shared/sales/return'
import { documentHandlers } from '../kernel/document'
import { masterHandlers } from '../kernel/master'
import { orderHandlers } from '../kernel/orders'
import { balanceColumn, partyBalance } from '../kernel/partyBalance'
import { serve } from '../kernel/serve'
import { postExchange, voidExchange } from './exchange'
import { fromOrder, receive, ship, signed } from './delivery'
import { quick, undo } from './quick'

export const main = serve(salesContract, {
  ...masterHandlers('customer', party, { fixed: { customer: true }, extra: () => balanceColumn('customer') }),
  'customer.balance': partyBalance('customer'),
  ...documentHandlers(salesOrder),
  ...orderHandlers(salesOrder),
  ...documentHandlers(delivery),
  'delivery.fromOrder': fromOrder as never,
  'delivery.ship': ship,
  'delivery.receive': receive,
  'delivery.signed': signed as never,
  'sale.quick': quick,
  'sale.undo': undo,
  ...documentHandlers(salesReturn),
  'exchange.post': postExchange as never,
  'exchange.void': voidExchange as never,
})
