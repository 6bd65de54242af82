import { financeContract } from '../../shared/finance/contract'
import { cashCount } from '../../shared/finance/cashCount'
import { collection } from '../../shared/finance/collection'
import { payment } from '../../shared/finance/payment'
import { expenseCategory } from '../../shared/finance/category'
import { expense, income } from '../../shared/finance/expense'
import { masterHandlers } from '../kernel/master'
import { fundTransfer } from '../../shared/finance/fundTransfer'
import { settlement } from '../../shared/finance/settlement'
import { closing } from '../../shared/finance/closing'
import { openingBalance } from '../../shared/finance/openingBalance'
import { manualVoucher } from '../../shared/finance/manualVoucher'
import { balanceColumn } from '../kernel/partyBalance'
import { staff } from '../../shared/masters/staff'
import { documentHandlers } from '../kernel/document'
import { serve } from '../kernel/serve'
import { fundHandlers } from './fund'
import * as accountBook from './accountBook'
import * as cashFlow from './cashFlow'
import * as financialStatement from './financialStatement'
import * as ledger from './ledger'
import * as book from './book'
import * as tax from './tax'
import * as period from './period'
import { voucherTemplateHandlers } from './voucherTemplate'
import * as partyReports from './partyReports'
import { forecast } from './forecast'
import * as statement from './statement'
import { openItems } from './openItems'

const closingHandlers = documentHandlers(closing)

export const main = serve(financeContract, {
  ...fundHandlers,
  'partyReport.ageing': partyReports.ageing,
  'partyReport.statement': statement.show,
  'fund.forecast': forecast,
  'statement.share': statement.share,
  'statement.shares': statement.shares,
  'statement.revoke': statement.revoke,
  'statement.confirm': statement.confirm,
  'statement.open': statement.open,
  'statement.answer': statement.answer,
  'partyReport.plan': partyReports.plan,
  ...documentHandlers(collection),
  'collection.items': openItems('customer'),
  ...documentHandlers(payment),
  'payment.items': openItems('supplier'),
  ...documentHandlers(settlement),
  'settlement.items': openItems(null),
  ...documentHandlers(fundTransfer),
  ...documentHandlers(cashCount),
  ...documentHandlers(manualVoucher),
  'closing.list': closingHandlers['closing.list'],
  'closing.detail': closingHandlers['closing.detail'],
  'book.show': book.show,
  'book.start': book.start,
  'book.open': book.open,
  'book.reopen': book.reopen,
  ...documentHandlers(openingBalance),
  'tax.vat': tax.vat,
  'period.list': period.list,
  'period.check': period.check,
  'period.close': period.close,
  'period.reopen': period.reopen,
  ...voucherTemplateHandlers,
  ...masterHandlers('staff', staff, { fixed: { staff: true }, extra: () => balanceColumn('other') }),
  ...documentHandlers(expense),
  'account.list': accountBook.chart,
  ...documentHandlers(income),
  ...masterHandlers('expenseCategory', expenseCategory),
  'financialStatement.view': financialStatement.view,
  'financialStatement.line': financialStatement.line,
  'cashFlow.lines': cashFlow.lines,
  'cashFlow.correct': cashFlow.correct,
  'ledger.general': accountBook.general,
  'ledger.entries': accountBook.entries,
  'ledger.trialBalance': ledger.trialBalance,
  'voucher.list': ledger.vouchers,
  'voucher.detail': ledger.voucher,
})
