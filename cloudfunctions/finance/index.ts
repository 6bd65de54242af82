import { financeContract } from '../../shared/finance/contract'
import { fund } from '../../shared/masters/places'
import { masterHandlers } from '../kernel/master'
import { serve } from '../kernel/serve'
import * as ledger from './ledger'

export const main = serve(financeContract, {
  ...masterHandlers('fund', fund),
  'ledger.trialBalance': ledger.trialBalance,
  'voucher.list': ledger.vouchers,
  'voucher.detail': ledger.voucher,
})
