import { type Decimal, formatMoney, formatRate } from '../../shared/kernel/money'

/** Words of the statutory statements. */
export const zhStatements = {
  statements: {
    title: '财务报表',
    kinds: { month: '月', quarter: '季', year: '年' },
    before: '前一期',
    after: '后一期',
    share: '分享 PDF',
    excel: '导出 Excel',
    agree: '三张表互相对得上。',
    disagree: '报表对不上',
    broken: { balance: '资产与负债和权益不相等', cash: '现金流量与货币资金不一致', profit: '净利润与未分配利润不一致' },
    off: (amount: string) => `相差 ${amount}`,
    shared: (amount: string) => `未分配利润中有 ${amount} 是直接记入利润分配的，不在利润表里。`,
    whole: '显示全部行次',
    withFigures: '只看有数的行',
    nothing: '这一行没有发生额',
    noMoney: '这段时间没有这一项收支',
    allHaveItems: '每一笔收支都有现金流量项目',
    withoutItem: '没有现金流量项目的收支',
    noItem: '没有项目',
    correct: '改现金流量项目',
    seeVoucher: '看凭证',
    nowHere: '现在',
    range: (from: string, to: string) => `${from} 至 ${to}`,
    bars: {
      assets: '资产',
      debts: '负债',
      equity: '权益',
      sales: '收入',
      cost: '成本',
      expenses: '税费',
      profit: '净利润',
      operating: '经营',
      investing: '投资',
      financing: '筹资',
    },
    says: {
      balance: (share: Decimal | null) =>
        share ? `资产中 ${formatRate(share.toDecimalPlaces(3))} 来自负债，其余是自己的。` : '还没有资产。',
      income: (margin: Decimal | null, profit: Decimal) =>
        `今年累计${profit.isNegative() ? '净亏损' : '净利润'} ${formatMoney(profit.abs())}${margin ? `，净利率 ${formatRate(margin.toDecimalPlaces(3))}` : ''}。`,
      cashFlow: (increase: Decimal) => `今年累计现金${increase.isNegative() ? '减少' : '增加'} ${formatMoney(increase.abs())}。`,
    },
  },
}
