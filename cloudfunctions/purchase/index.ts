import { purchaseContract } from '../../shared/purchase/contract'
import { landedCost } from '../../shared/purchase/landedCost'
import { purchaseOrder } from '../../shared/purchase/order'
import { purchasePlan } from '../../shared/purchase/plan'
import { receipt } from '../../shared/purchase/receipt'
import { purchaseReturn } from '../../shared/purchase/return'
import { documentHandlers } from '../kernel/document'
import { orderHandlers } from '../kernel/orders'
import { partyBalance } from '../kernel/partyBalance'
import { partyHandlers } from '../kernel/partyMaster'
import { serve } from '../kernel/serve'
import { shipHandler } from '../kernel/shipping'
import { purchaseExport } from './exports'
import * as landing from './landedCost'
import { checked, forPlan, forSales } from './orderFrom'
import * as receiving from './receipt'
import * as returning from './return'
import * as pricing from './supplierPrice'
import { record } from './supplierRecord'

const order = documentHandlers(purchaseOrder)
const orderActs = orderHandlers(purchaseOrder)

export const main = serve(purchaseContract, {
  ...partyHandlers('supplier'),
  'supplier.balance': partyBalance('supplier'),
  ...order,
  ...orderActs,
  'purchaseOrder.save': async (ctx, input) => order['purchaseOrder.save'](ctx, await checked(ctx, input)),
  'purchaseOrder.post': async (ctx, input) => order['purchaseOrder.post'](ctx, await checked(ctx, input)),
  'purchaseOrder.change': async (ctx, input) => orderActs['purchaseOrder.change'](ctx, await checked(ctx, input)),
  ...documentHandlers(receipt),
  'receipt.save': receiving.save,
  'receipt.submit': receiving.submit,
  'receipt.approve': receiving.approve,
  'receipt.post': receiving.post,
  'receipt.fromOrder': receiving.fromOrder as never,
  ...documentHandlers(purchaseReturn),
  'purchaseReturn.ship': shipHandler('purchaseReturn'),
  'purchaseReturn.save': returning.save,
  'purchaseReturn.post': returning.post,
  ...documentHandlers(landedCost),
  'landedCost.save': landing.save,
  'landedCost.post': landing.post,
  'supplier.record': record,
  'purchase.export': purchaseExport.start as never,
  ...documentHandlers(purchasePlan),
  'purchaseOrder.forSales': forSales,
  'purchaseOrder.forPlan': forPlan,
  'supplierPrice.save': pricing.save,
  'supplierPrice.remove': pricing.remove,
  'supplierPrice.list': pricing.list as never,
  'supplierPrice.history': pricing.history as never,
  'supplierPrice.quote': pricing.quote,
})
