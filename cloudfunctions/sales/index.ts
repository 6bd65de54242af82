import { salesContract } from '../../shared/sales/contract'
import { delivery } from '../../shared/sales/delivery'
import { salesOrder } from '../../shared/sales/order'
import { salesReturn } from '../../shared/sales/return'
import { documentHandlers } from '../kernel/document'
import { orderHandlers } from '../kernel/orders'
import { partyBalance } from '../kernel/partyBalance'
import { partyHandlers } from '../kernel/partyMaster'
import { serve } from '../kernel/serve'
import { shipHandler } from '../kernel/shipping'
import { postExchange, voidExchange } from './exchange'
import * as agreement from './agreement'
import { trade } from './customer'
import { quote } from './price'
import * as priceTier from './priceTier'
import * as promotion from './promotion'
import { fromOrder, receive, signed } from './delivery'
import { quick, undo } from './quick'

export const main = serve(salesContract, {
  ...partyHandlers('customer'),
  'customer.trade': trade,
  'customer.balance': partyBalance('customer'),
  'price.quote': quote as never,
  'agreement.save': agreement.save,
  'agreement.add': agreement.add,
  'agreement.remove': agreement.remove,
  'agreement.list': agreement.list,
  'agreement.detail': agreement.detail,
  'priceTier.save': priceTier.save,
  'priceTier.list': priceTier.list,
  'promotion.save': promotion.save,
  'promotion.stop': promotion.stop,
  'promotion.list': promotion.list,
  'promotion.detail': promotion.detail,
  ...documentHandlers(salesOrder),
  ...orderHandlers(salesOrder),
  ...documentHandlers(delivery),
  'delivery.fromOrder': fromOrder as never,
  'delivery.ship': shipHandler('delivery'),
  'delivery.receive': receive,
  'delivery.signed': signed as never,
  'sale.quick': quick,
  'sale.undo': undo,
  ...documentHandlers(salesReturn),
  'exchange.post': postExchange as never,
  'exchange.void': voidExchange as never,
})
