import Taro from '@tarojs/taro'
import { Card } from '../../kit/Card'
import type { IconName } from '../../kit/Icon'
import { ListRow } from '../../kit/ListRow'
import { Page } from '../../kit/Page'
import { t } from '../../messages'
import { may, useSession } from '../../session'

interface Entry {
  group: keyof typeof t.finance.groups
  word: string
  icon: IconName
  url: string
  permission: string
}

const ENTRIES: Entry[] = [
  { group: 'money', word: t.money.collect, icon: 'in', url: '/finance/collect/index', permission: 'collection.save' },
  { group: 'money', word: t.money.pay, icon: 'out', url: '/finance/pay/index', permission: 'payment.save' },
  { group: 'money', word: t.plan.title, icon: 'waiting', url: '/finance/plan/index', permission: 'payment.save' },
  { group: 'money', word: t.ageing.title, icon: 'chart', url: '/finance/ageing/index', permission: 'report.party' },
  { group: 'money', word: t.ageing.dunning, icon: 'warn', url: '/finance/ageing/index?overdue=1', permission: 'report.party' },
  { group: 'money', word: t.statement.title, icon: 'document', url: '/finance/statement/index', permission: 'report.party' },
  { group: 'money', word: t.settle.title, icon: 'check', url: '/finance/settle/index', permission: 'settlement.save' },
  { group: 'funds', word: t.fund.title, icon: 'shop', url: '/finance/funds/index', permission: 'fundBalance.view' },
  { group: 'money', word: t.expense.expense.title, icon: 'out', url: '/finance/expense/index', permission: 'expense.save' },
  { group: 'money', word: t.expense.income.title, icon: 'in', url: '/finance/income/index', permission: 'income.save' },
  { group: 'money', word: t.money.payStaff, icon: 'people', url: '/finance/pay/index?side=other', permission: 'payment.save' },
  { group: 'funds', word: t.forecast.title, icon: 'chart', url: '/finance/forecast/index', permission: 'fundBalance.view' },
  { group: 'funds', word: t.cashCount.title, icon: 'box', url: '/finance/cash-count/index', permission: 'cashCount.save' },
  { group: 'funds', word: t.staff.title, icon: 'people', url: '/finance/staff/index', permission: 'staff.manage' },
  { group: 'funds', word: t.incomeCategory.title, icon: 'tag', url: '/finance/categories/index', permission: 'expenseCategory.view' },
  { group: 'funds', word: t.fundTransfer.title, icon: 'swap', url: '/finance/fund-transfer/index', permission: 'fundTransfer.save' },
  { group: 'ledger', word: t.voucherEntry.add, icon: 'edit', url: '/finance/voucher-entry/index', permission: 'manualVoucher.save' },
  { group: 'ledger', word: t.voucher.title, icon: 'document', url: '/finance/vouchers/index', permission: 'ledger.view' },
  { group: 'ledger', word: t.bookStart.title, icon: 'box', url: '/finance/book-start/index', permission: 'ledger.view' },
  { group: 'ledger', word: t.vat.title, icon: 'tag', url: '/finance/vat/index', permission: 'ledger.view' },
  { group: 'ledger', word: t.closing.title, icon: 'check', url: '/finance/periods/index', permission: 'ledger.view' },
  { group: 'ledger', word: t.accountBook.general, icon: 'book', url: '/finance/general/index', permission: 'ledger.view' },
  { group: 'ledger', word: t.accountBook.title, icon: 'book', url: '/finance/account/index', permission: 'ledger.view' },
  { group: 'ledger', word: t.statements.title, icon: 'chart', url: '/finance/statements/index', permission: 'ledger.view' },
  { group: 'ledger', word: t.page.trialBalance, icon: 'book', url: '/finance/trial-balance/index', permission: 'ledger.view' },
]

/** Everything about money in one place; only what this person may open. */
export default function FinanceHub() {
  const session = useSession()
  const open = ENTRIES.filter(({ permission }) => may(session, permission))
  const groups = Object.keys(t.finance.groups) as Entry['group'][]
  return (
    <Page title={t.finance.title}>
      {groups
        .map((group) => ({ group, entries: open.filter((entry) => entry.group === group) }))
        .filter(({ entries }) => entries.length > 0)
        .map(({ group, entries }) => (
          <Card key={group} flush title={t.finance.groups[group]}>
            {entries.map(({ word, icon, url }) => (
              <ListRow key={url} title={word} icon={icon} onTap={() => Taro.navigateTo({ url })} />
            ))}
          </Card>
        ))}
    </Page>
  )
}
