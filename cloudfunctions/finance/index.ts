import { financeContract } from '../../shared/finance/contract'
import { serve } from '../kernel/serve'
import { fundHandlers } from './fund'
import * as ledger from './ledger'

export const main = serve(financeContract, {
  ...fundHandlers,
  'ledger.trialBalance': ledger.trialBalance,
  'voucher.list': ledger.vouchers,
  'voucher.detail': ledger.voucher,
})
