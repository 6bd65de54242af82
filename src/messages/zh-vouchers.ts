import { type Decimal, formatMoney } from '../../shared/kernel/money'

/** Words of vouchers written by hand, of their templates and prints. */
export const zhVouchers = {
  voucherEntry: {
    title: '记账凭证',
    add: '写凭证',
    chooseAccount: '选择科目',
    searchAccount: '科目编码、名称或拼音首字母',
    noAccount: '没有这样的末级科目',
    noAccountChosen: () => ({ happened: '有一行还没有选科目', advice: '选好科目，或删掉这一行' }),
    sides: { debit: '借方', credit: '贷方' },
    balance: '平',
    red: '红字',
    party: '往来单位',
    fund: '资金账户',
    department: '部门',
    cashItem: '现金流量',
    summary: '摘要',
    another: '再加一行',
    fromTemplate: '用模板',
    saveTemplate: '存为模板',
    templateName: '模板名称',
    templateSaved: '已存为模板',
    entries: '分录',
    total: (amount: string) => `借方合计 ${amount}`,
    difference: (difference: Decimal) =>
      difference.isZero() ? '借贷平衡' : `${difference.isNegative() ? '借方少' : '贷方少'} ${formatMoney(difference.abs())}`,
    unbalanced: (amount: string) => ({ happened: `借贷差 ${amount}`, advice: '在要补的那一行点“平”' }),
    post: '审核记账',
    submit: '提交审核',
  },
  voucherPrint: {
    one: '打印凭证',
    month: '打印本月凭证',
    from: '从第几号',
    to: '到第几号',
  },
}
