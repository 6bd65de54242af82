/** Words of money: fund accounts, collections and payments, settlement, the ledger. */
export const zhFinance = {
  finance: {
    title: '财务',
    groups: { funds: '资金', ledger: '总账' },
  },
  fund: {
    title: '资金账户',
    manage: '管理账户',
    total: '合计余额',
    journal: '日记账',
    opening: '期初',
    closing: '期末',
    received: '收入',
    paid: '支出',
    balance: (amount: string) => `余 ${amount}`,
    noLines: '这段时间没有收支',
    noLinesTodo: '换一段日期看看',
  },
  fundAccount: {
    title: '管理资金账户',
    add: '新增账户',
    edit: '修改账户',
    none: '还没有资金账户',
    noneTodo: '新增现金、银行、微信或支付宝账户',
  },
}
