import { party } from '../../shared/masters/party'
import { salesContract } from '../../shared/sales/contract'
import { delivery } from '../../shared/sales/delivery'
import { documentHandlers } from '../kernel/document'
import { masterHandlers } from '../kernel/master'
import { balanceColumn, partyBalance } from '../kernel/partyBalance'
import { serve } from '../kernel/serve'

export const main = serve(salesContract, {
  ...masterHandlers('customer', party, { fixed: { customer: true }, extra: () => balanceColumn('customer') }),
  'customer.balance': partyBalance('customer'),
  ...documentHandlers(delivery),
})
