/**
 * The statutory statements of 小企业会计准则 as data: line numbers, names and formulas (accounting rules §3).
 * Accounts are named by the beginning of their code, so that details count with their account.
 */
export const STATEMENT_FORMS = { balance: '资产负债表', income: '利润表', cashFlow: '现金流量表' } as const
export type StatementForm = keyof typeof STATEMENT_FORMS

export interface StatementLine {
  line: number
  name: string
  /** A title above the line. */
  heading?: string
  /** Which side of the accounts counts as positive. */
  side?: 'debit' | 'credit'
  /** Accounts by their balance, or in the profit statement by what they moved before it was carried over. */
  net?: readonly string[]
  /** Accounts of which only the parties count whose balance stands on this side. */
  parties?: readonly string[]
  /** Sum of other lines; negative numbers are taken off. */
  sum?: readonly number[]
  /** Money of lines of this number, received (1) or paid (-1). */
  cash?: 1 | -1
  /** Discloses a part of the line above and is never added. */
  part?: boolean
}

const debit = (line: number, name: string, ...net: string[]): StatementLine => ({ line, name, side: 'debit', net })
const credit = (line: number, name: string, ...net: string[]): StatementLine => ({ line, name, side: 'credit', net })
const debtors = (line: number, name: string, ...parties: string[]): StatementLine => ({ line, name, side: 'debit', parties })
const creditors = (line: number, name: string, ...parties: string[]): StatementLine => ({ line, name, side: 'credit', parties })
const total = (line: number, name: string, ...sum: number[]): StatementLine => ({ line, name, sum })
const part = (line: StatementLine): StatementLine => ({ ...line, part: true })
const under = (heading: string, line: StatementLine): StatementLine => ({ ...line, heading })
const received = (line: number, name: string): StatementLine => ({ line, name, cash: 1 })
const paid = (line: number, name: string): StatementLine => ({ line, name, cash: -1 })

// 1404 goes with materials and 1407 with goods for sale, so that the parts of 存货 are what they are worth.
const BALANCE: readonly StatementLine[] = [
  under('流动资产：', debit(1, '货币资金', '1001', '1002', '1012')),
  debit(2, '短期投资', '1101'),
  debit(3, '应收票据', '1121'),
  debtors(4, '应收账款', '1122', '2203'),
  debtors(5, '预付账款', '1123', '2202'),
  debit(6, '应收股利', '1131'),
  debit(7, '应收利息', '1132'),
  debtors(8, '其他应收款', '1221', '2241'),
  debit(9, '存货', '1401', '1402', '1403', '1404', '1405', '1407', '1408', '1411', '1421', '4001', '4101', '4401', '4403'),
  part(debit(10, '其中：原材料', '1403', '1404')),
  part(debit(11, '在产品', '4001', '4101')),
  part(debit(12, '库存商品', '1405', '1407')),
  part(debit(13, '周转材料', '1411')),
  debit(14, '其他流动资产', '1901'),
  total(15, '流动资产合计', 1, 2, 3, 4, 5, 6, 7, 8, 9, 14),
  under('非流动资产：', debit(16, '长期债券投资', '1501')),
  debit(17, '长期股权投资', '1511'),
  debit(18, '固定资产原价', '1601'),
  credit(19, '减：累计折旧', '1602'),
  total(20, '固定资产账面价值', 18, -19),
  debit(21, '在建工程', '1604'),
  debit(22, '工程物资', '1605'),
  debit(23, '固定资产清理', '1606'),
  debit(24, '生产性生物资产', '1621', '1622'),
  debit(25, '无形资产', '1701', '1702'),
  debit(26, '开发支出', '4301'),
  debit(27, '长期待摊费用', '1801'),
  debit(28, '其他非流动资产'),
  total(29, '非流动资产合计', 16, 17, 20, 21, 22, 23, 24, 25, 26, 27, 28),
  total(30, '资产总计', 15, 29),
  under('流动负债：', credit(31, '短期借款', '2001')),
  credit(32, '应付票据', '2201'),
  creditors(33, '应付账款', '2202', '1123'),
  creditors(34, '预收账款', '2203', '1122'),
  credit(35, '应付职工薪酬', '2211'),
  credit(36, '应交税费', '2221'),
  credit(37, '应付利息', '2231'),
  credit(38, '应付利润', '2232'),
  creditors(39, '其他应付款', '2241', '1221'),
  credit(40, '其他流动负债'),
  total(41, '流动负债合计', 31, 32, 33, 34, 35, 36, 37, 38, 39, 40),
  under('非流动负债：', credit(42, '长期借款', '2501')),
  credit(43, '长期应付款', '2701'),
  credit(44, '递延收益', '2401'),
  credit(45, '其他非流动负债'),
  total(46, '非流动负债合计', 42, 43, 44, 45),
  total(47, '负债合计', 41, 46),
  under('所有者权益（或股东权益）：', credit(48, '实收资本（或股本）', '3001')),
  credit(49, '资本公积', '3002'),
  credit(50, '盈余公积', '3101'),
  // What is not carried over yet is profit all the same (表结法).
  credit(51, '未分配利润', '3103', '3104', '5'),
  total(52, '所有者权益（或股东权益）合计', 48, 49, 50, 51),
  total(53, '负债和所有者权益（或股东权益）总计', 47, 52),
]

const INCOME: readonly StatementLine[] = [
  credit(1, '一、营业收入', '5001', '5051'),
  debit(2, '减：营业成本', '5401', '5402'),
  debit(3, '税金及附加', '5403'),
  part(debit(4, '其中：消费税', '540301')),
  part(debit(5, '营业税')),
  part(debit(6, '城市维护建设税', '540302')),
  part(debit(7, '资源税', '540303')),
  part(debit(8, '土地增值税', '540304')),
  part(debit(9, '城镇土地使用税、房产税、车船税、印花税', '540305')),
  part(debit(10, '教育费附加、矿产资源补偿费、排污费', '540306')),
  debit(11, '销售费用', '5601'),
  part(debit(12, '其中：商品维修费', '560101')),
  part(debit(13, '广告费和业务宣传费', '560102')),
  debit(14, '管理费用', '5602'),
  part(debit(15, '其中：开办费', '560201')),
  part(debit(16, '业务招待费', '560202')),
  part(debit(17, '研究费用', '560203')),
  debit(18, '财务费用', '5603'),
  part(debit(19, '其中：利息费用（收入以“-”号填列）', '560301', '560302')),
  credit(20, '加：投资收益（损失以“-”号填列）', '5111'),
  total(21, '二、营业利润（亏损以“-”号填列）', 1, -2, -3, -11, -14, -18, 20),
  credit(22, '加：营业外收入', '5301'),
  part(credit(23, '其中：政府补助', '530101')),
  debit(24, '减：营业外支出', '5711'),
  part(debit(25, '其中：坏账损失', '571101')),
  part(debit(26, '无法收回的长期债券投资损失', '571105')),
  part(debit(27, '无法收回的长期股权投资损失', '571106')),
  part(debit(28, '自然灾害等不可抗力因素造成的损失', '571102')),
  part(debit(29, '税收滞纳金', '571103')),
  total(30, '三、利润总额（亏损总额以“-”号填列）', 21, 22, -24),
  debit(31, '减：所得税费用', '5801'),
  total(32, '四、净利润（净亏损以“-”号填列）', 30, -31),
]

const CASH_FLOW: readonly StatementLine[] = [
  under('一、经营活动产生的现金流量：', received(1, '销售产成品、商品、提供劳务收到的现金')),
  received(2, '收到其他与经营活动有关的现金'),
  paid(3, '购买原材料、商品、接受劳务支付的现金'),
  paid(4, '支付的职工薪酬'),
  paid(5, '支付的税费'),
  paid(6, '支付其他与经营活动有关的现金'),
  total(7, '经营活动产生的现金流量净额', 1, 2, -3, -4, -5, -6),
  under('二、投资活动产生的现金流量：', received(8, '收回短期投资、长期债券投资和长期股权投资收到的现金')),
  received(9, '取得投资收益收到的现金'),
  received(10, '处置固定资产、无形资产和其他非流动资产收回的现金净额'),
  paid(11, '短期投资、长期债券投资和长期股权投资支付的现金'),
  paid(12, '购建固定资产、无形资产和其他非流动资产支付的现金'),
  total(13, '投资活动产生的现金流量净额', 8, 9, 10, -11, -12),
  under('三、筹资活动产生的现金流量：', received(14, '取得借款收到的现金')),
  received(15, '吸收投资者投资收到的现金'),
  paid(16, '偿还借款本金支付的现金'),
  paid(17, '偿还借款利息支付的现金'),
  paid(18, '分配利润支付的现金'),
  total(19, '筹资活动产生的现金流量净额', 14, 15, -16, -17, -18),
  total(20, '四、现金净增加额', 7, 13, 19),
  { line: 21, name: '加：期初现金余额' },
  total(22, '五、期末现金余额', 20, 21),
]

export const STATEMENTS: Record<StatementForm, readonly StatementLine[]> = { balance: BALANCE, income: INCOME, cashFlow: CASH_FLOW }

/** Lines of the cash flow statement that money is booked to; the others are sums and balances. */
export const CASH_FLOW_ITEMS: Readonly<Record<number, string>> = Object.fromEntries(
  CASH_FLOW.filter(({ cash }) => cash).map(({ line, name }) => [line, name]),
)
