import { financeContract } from '../../shared/finance/contract'
import { collection } from '../../shared/finance/collection'
import { payment } from '../../shared/finance/payment'
import { fundTransfer } from '../../shared/finance/fundTransfer'
import { settlement } from '../../shared/finance/settlement'
import { documentHandlers } from '../kernel/document'
import { serve } from '../kernel/serve'
import { fundHandlers } from './fund'
import * as ledger from './ledger'
import { openItems } from './openItems'

export const main = serve(financeContract, {
  ...fundHandlers,
  ...documentHandlers(collection),
  'collection.items': openItems('customer'),
  ...documentHandlers(payment),
  'payment.items': openItems('supplier'),
  ...documentHandlers(settlement),
  'settlement.items': openItems(null),
  ...documentHandlers(fundTransfer),
  'ledger.trialBalance': ledger.trialBalance,
  'voucher.list': ledger.vouchers,
  'voucher.detail': ledger.voucher,
})
