import { party } from '../../shared/masters/party'
import { purchaseContract } from '../../shared/purchase/contract'
import { purchaseOrder } from '../../shared/purchase/order'
import { receipt } from '../../shared/purchase/receipt'
import { documentHandlers } from '../kernel/document'
import { masterHandlers } from '../kernel/master'
import { orderHandlers } from '../kernel/orders'
import { balanceColumn, partyBalance } from '../kernel/partyBalance'
import { serve } from '../kernel/serve'
import { fromOrder, post, save } from './receipt'

export const main = serve(purchaseContract, {
  ...masterHandlers('supplier', party, { fixed: { supplier: true }, extra: () => balanceColumn('supplier') }),
  'supplier.balance': partyBalance('supplier'),
  ...documentHandlers(purchaseOrder),
  ...orderHandlers(purchaseOrder),
  ...documentHandlers(receipt),
  'receipt.save': save,
  'receipt.post': post,
  'receipt.fromOrder': fromOrder,
})
