import { contract, query } from '../kernel/contract'
import * as f from '../kernel/fields'
import { documentActions } from '../kernel/document'
import { fundActions } from './fundActions'
import { cashCount } from './cashCount'
import { collection } from './collection'
import { payment } from './payment'
import { masterActions } from '../kernel/master'
import { staff } from '../masters/staff'
import { expenseCategory } from './category'
import { bookActions } from './bookActions'
import { closing } from './closing'
import { openingBalance } from './openingBalance'
import { manualVoucher } from './manualVoucher'
import { voucherTemplate } from './voucherTemplate'
import { expense, income } from './expense'
import { forecastActions } from './forecast'
import { fundTransfer } from './fundTransfer'
import { settlement } from './settlement'
import { ledgerActions } from './ledgerActions'
import { taxActions } from './taxActions'
import { periodActions } from './periodActions'
import { statementActions } from './statementActions'
import { partyReportActions } from './partyReports'
import { statementShareActions } from './statementShare'
import { openItems } from './openItems'

const period = f.text('期间', 7, { required: true })
const amount = (label: string) => f.money(label, { sign: 'any' })
const sides = {
  openingDebit: amount('期初借方'),
  openingCredit: amount('期初贷方'),
  debit: amount('本期借方'),
  credit: amount('本期贷方'),
  closingDebit: amount('期末借方'),
  closingCredit: amount('期末贷方'),
}
const closingActions = documentActions(closing)
const voucherHead = {
  posting: f.integer('过账号', 1, 4_000_000_000),
  voucher: f.text('凭证字号', 40),
  date: f.date('日期'),
  document: f.id('单据'),
  kind: f.text('单据类型', 40),
  number: f.optional(f.text('单号', 40)),
  reversal: f.boolean('红冲'),
  amount: amount('金额'),
}

export const financeContract = contract('finance', {
  ...fundActions,
  ...partyReportActions,
  ...statementShareActions,
  ...forecastActions,
  ...ledgerActions,
  ...documentActions(collection),
  'collection.items': openItems('收款的未清项', 'collection.save'),
  ...documentActions(payment),
  'payment.items': openItems('付款的未清项', 'payment.save'),
  ...documentActions(settlement),
  'settlement.items': openItems('核销的未清项', 'settlement.save'),
  ...documentActions(fundTransfer),
  ...documentActions(cashCount),
  ...documentActions(manualVoucher),
  'closing.list': closingActions['closing.list'],
  'closing.detail': closingActions['closing.detail'],
  ...periodActions,
  ...taxActions,
  ...bookActions,
  ...documentActions(openingBalance),
  ...masterActions('voucherTemplate', voucherTemplate, { view: 'manualVoucher.save', manage: 'manualVoucher.save' }),
  ...statementActions,
  ...masterActions(
    'staff',
    staff,
    { view: 'staff.view', manage: 'staff.manage' },
    { balance: f.masked('supplierBalance.view', f.money('欠员工', { sign: 'any' })) },
  ),
  ...documentActions(expense),
  ...documentActions(income),
  ...masterActions('expenseCategory', expenseCategory, { view: 'expenseCategory.view', manage: 'expenseCategory.manage' }),
  'ledger.trialBalance': query({
    label: '科目余额表',
    permission: 'ledger.view',
    snapshot: true,
    input: f.object('条件', { from: period, to: period }),
    output: f.object('余额表', {
      rows: f.lines('科目', { account: f.text('科目', 12), name: f.text('名称', 60), ...sides }, 1000),
      total: f.object('合计', sides),
    }),
  }),
  'voucher.list': query({
    label: '查询凭证',
    permission: 'ledger.view',
    snapshot: true,
    input: f.object('条件', {
      period: f.optional(period),
      account: f.optional(f.text('科目', 12)),
      after: f.optional(f.integer('从此之后', 0, 4_000_000_000)),
      limit: f.optional(f.integer('行数', 1, 200)),
    }),
    output: f.object('结果', { rows: f.lines('凭证', voucherHead, 200), more: f.optional(f.integer('下一页', 0, 4_000_000_000)) }),
  }),
  'voucher.detail': query({
    label: '查看凭证',
    permission: 'ledger.view',
    snapshot: true,
    input: f.object('条件', { posting: f.integer('过账号', 1, 4_000_000_000) }),
    output: f.object('凭证', {
      ...voucherHead,
      lines: f.lines(
        '分录',
        {
          account: f.text('科目', 12),
          name: f.text('名称', 60),
          summary: f.text('摘要', 300),
          partyName: f.optional(f.text('往来单位', 120)),
          fundName: f.optional(f.text('资金账户', 60)),
          departmentName: f.optional(f.text('部门', 60)),
          debit: amount('借方'),
          credit: amount('贷方'),
        },
        500,
      ),
    }),
  }),
})
