import { dec, formatMoney } from '../../shared/kernel/money'

interface StatementWords {
  companyName: string
  name: string
  side: 'customer' | 'supplier'
  from: string
  to: string
  opening: string
  increase: string
  decrease: string
  closing: string
}

/** Words of money: fund accounts, collections and payments, settlement, the ledger. */
export const zhFinance = {
  finance: {
    title: '财务',
    groups: { money: '收付款', funds: '资金', ledger: '总账' },
    saveDraft: '存草稿',
    chooseParty: '选择往来单位',
    party: '往来单位',
  },
  money: {
    collect: '收款',
    pay: '付款',
    refundIn: '供应商退款',
    refundOut: '退款给客户',
    confirm: (amount: string) => `确认收款 ${amount}`,
    confirmPay: (amount: string) => `确认付款 ${amount}`,
    ask: (amount: string) => `申请付款 ${amount}`,
    owed: '应收未清',
    owing: '应付未清',
    overdue: '已逾期',
    items: '核销哪些',
    all: '全选',
    none: '全不选',
    proposal: '按金额建议',
    nothingOpen: '没有未清项',
    nothingOpenAdvice: '收到的钱记为预收，付出的钱记为预付',
    due: (day: string) => `${day} 到期`,
    overdueDays: (days: number) => `逾期 ${days} 天`,
    settles: (amount: string) => `核销 ${amount}`,
    accounts: { '1122': '应收', '2203': '预收', '2202': '应付', '1123': '预付', '1221': '其他应收', '2241': '其他应付' } as Record<
      string,
      string
    >,
    amount: '金额',
    methods: '资金账户',
    addMethod: '再加一个账户',
    fee: '手续费',
    allowance: '现金折扣',
    roundOff: '抹零',
    roundOffNow: (amount: string) => `抹零 ${amount}`,
    more: '手续费、折扣、抹零',
    advance: (amount: string) => `${amount} 记为预收款`,
    prepaid: (amount: string) => `${amount} 记为预付款`,
    tooMuch: (amount: string) => `核销比金额多 ${amount}，请改小或多收`,
    noAmount: () => ({ happened: '还没有填金额', advice: '选择未清项，或填写金额' }),
    noFund: () => ({ happened: '还没有选资金账户', advice: '点一下现金、银行、微信或支付宝' }),
    over: (amount: string) => ({ happened: `核销比金额多 ${amount}`, advice: '取消一些未清项，或改金额' }),
    title: { collection: '收款', payment: '付款' },
  },
  ageing: {
    title: '账龄',
    dunning: '催款',
    sides: { customer: '应收', supplier: '应付' },
    overdueOnly: '只看逾期',
    until: (day: string) => `截至 ${day}`,
    unapplied: { customer: '预收、退货', supplier: '预付、退货' },
    parties: (count: number) => `${count} 个单位`,
    none: '没有未清的款项',
    noneAdvice: '换一天，或看全部',
  },
  statement: {
    title: '对账单',
    opening: '期初余额',
    increase: '本期增加',
    decrease: '本期减少',
    closing: '期末余额',
    none: '这段时间没有往来',
    text: (it: StatementWords) =>
      [
        `${it.companyName} 对账单`,
        `${it.name}：${it.from} 至 ${it.to}`,
        `期初 ${formatMoney(it.opening)}，增加 ${formatMoney(it.increase)}，减少 ${formatMoney(it.decrease)}`,
        it.side === 'customer'
          ? `截至 ${it.to} 应付我方 ${formatMoney(it.closing)}，请核对。`
          : `截至 ${it.to} 我方应付 ${formatMoney(it.closing)}，请核对。`,
      ].join('\n'),
  },
  plan: {
    title: '付款计划',
    total: '要付',
    horizons: { due: '今天到期', week: '7 天内', month: '30 天内', all: '全部' },
    items: (count: number) => `${count} 笔`,
    none: '没有到期的应付',
  },
  quick: {
    title: '快速销售',
    verb: '完成',
    done: '已售出',
    onCredit: '挂账',
    waits: '出库要再审核，审核后再收款',
    undo: '撤销这一单',
    undoVerb: '撤销',
    undone: '已撤销',
    undoTitle: '撤销这一单',
    undoText: '货退回库里，收款一起红冲。',
  },
  settle: {
    title: '核销',
    verb: (amount: string) => `确认核销 ${amount}`,
    debits: '应收方（应收、预付）',
    credits: '应付方（应付、预收）',
    oldest: '最早的先核销',
    sides: (debit: string, credit: string) => `应收方 ${debit} · 应付方 ${credit}`,
    to: '转给',
    unequal: (amount: string) => ({ happened: `两边差 ${amount}`, advice: '两边选成一样多，或点“最早的先核销”' }),
    nothing: () => ({ happened: '还没有选未清项', advice: '在清单里点选' }),
    nobody: () => ({ happened: '还没有选转给谁', advice: '选择接手的往来单位' }),
  },
  expense: {
    expense: {
      title: '记费用',
      confirm: (amount: string) => `记费用 ${amount}`,
      way: '从哪里付',
      owed: '先欠着',
      whom: '欠谁的',
    },
    income: {
      title: '记收入',
      confirm: (amount: string) => `记收入 ${amount}`,
      way: '收到哪里',
      owed: '还没收到',
      whom: '谁欠的',
    },
    tax: '税额',
    department: '部门',
    another: '再加一笔',
    charges: '明细',
    missing: () => ({ happened: '还没有选类别或填金额', advice: '点一下类别，再填金额' }),
  },
  incomeCategory: {
    title: '收支类别',
    add: '新增类别',
    edit: '修改类别',
    none: '还没有收支类别',
    noneAdvice: '新增类别，写上对应的会计科目',
  },
  voucher: {
    title: '凭证',
    one: '记账凭证',
    red: '红冲',
    account: '科目',
    total: (words: string) => `合计 ${words}`,
    none: '这个月还没有凭证',
  },
  accountBook: {
    title: '明细账',
    general: '总账',
    opening: '期初余额',
    debit: '本期借方',
    credit: '本期贷方',
    closing: '期末余额',
    month: '月份',
    balance: '余额',
    none: '没有发生额',
    year: (year: number) => `${year} 年`,
    side: (amount: string, credit: boolean) => `${credit ? '贷' : '借'} ${formatMoney(amount)}`,
    onSide: (balance: string) =>
      dec(balance).isZero() ? '平' : `${dec(balance).isNegative() ? '贷' : '借'} ${formatMoney(dec(balance).abs())}`,
  },
  fundTransfer: {
    title: '资金调拨',
    verb: '确认转账',
    from: '转出账户',
    to: '转入账户',
    same: () => ({ happened: '转出和转入是同一个账户', advice: '换一个账户' }),
    missing: () => ({ happened: '还没有填完整', advice: '选择两个账户，填写金额' }),
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
    noLinesAdvice: '换一段日期看看',
  },
  fundAccount: {
    title: '管理资金账户',
    add: '新增账户',
    edit: '修改账户',
    none: '还没有资金账户',
    noneAdvice: '新增现金、银行、微信或支付宝账户',
  },
}
