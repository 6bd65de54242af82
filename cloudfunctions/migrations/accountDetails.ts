import type { MigrationInterface, QueryRunner } from 'typeorm'

// Code, name and side of the detail accounts that taxes and the statutory statements need.
const DETAILS =
  `222103 应交城市维护建设税 · 222104 应交教育费附加 · 222105 应交地方教育附加 · 222106 应交个人所得税 · 222107 应交企业所得税 · 222108 待认证进项税额 · 222109 待转销项税额
530101 政府补助 · 530102 盘盈 · 530199 其他营业外收入
540301 消费税 · 540302 城市维护建设税 · 540303 资源税 · 540304 土地增值税 · 540305 城镇土地使用税、房产税、车船税、印花税 · 540306 教育费附加、矿产资源补偿费、排污费 · 540399 其他税费
560101 商品维修费 · 560102 广告费和业务宣传费 · 560103 运杂费 · 560104 销售人员工资 · 560105 平台佣金 · 560199 其他销售费用
560201 开办费 · 560202 业务招待费 · 560203 研究费用 · 560204 办公费 · 560205 管理人员工资 · 560206 租金 · 560207 折旧 · 560208 水电费 · 560209 差旅费 · 560299 其他管理费用
560301 利息费用 · 560302 利息收入 · 560303 手续费 · 560304 现金折扣 · 560399 其他财务费用
571101 坏账损失 · 571102 自然灾害等不可抗力损失 · 571103 税收滞纳金 · 571104 盘亏毁损 · 571105 无法收回的长期债券投资损失 · 571106 无法收回的长期股权投资损失 · 571199 其他营业外支出`
    .split(/\s*[·\n]\s*/)
    .map((text) => text.split(' ') as [string, string])

// What companies began with stood on the parents. Lines that were posted there stay: sums are by prefix.
const MOVED: Record<'expense_category' | 'reason', [name: string, from: string, to: string][]> = {
  expense_category: [
    ['运费', '5601', '560103'],
    ['广告推广', '5601', '560102'],
    ['房租', '5602', '560206'],
    ['水电费', '5602', '560208'],
    ['办公费', '5602', '560204'],
    ['工资', '5602', '560205'],
    ['业务招待', '5602', '560202'],
    ['差旅费', '5602', '560209'],
    ['税费', '5403', '540399'],
    ['银行手续费', '5603', '560303'],
    ['利息收入', '5603', '560302'],
    ['政府补助', '5301', '530101'],
  ],
  reason: [
    ['报损', '5711', '571104'],
    ['报溢', '5301', '530102'],
    ['领用', '5602', '560299'],
    ['赠送', '5601', '560102'],
    ['样品', '5601', '560102'],
    ['其他入库', '5301', '530199'],
  ],
}

/** Detail accounts of taxes, expenses and other gains and losses. */
export class AccountDetails1795800000020 implements MigrationInterface {
  name = 'AccountDetails1795800000020'

  async up(runner: QueryRunner): Promise<void> {
    for (const [code, name] of DETAILS)
      await runner.query('INSERT INTO `ledger_account` (company, code, name, side) SELECT company, ?, ?, ? FROM `book`', [
        code,
        name,
        /^(?:2221|5301)/.test(code) ? 'credit' : 'debit',
      ])
    for (const table of ['expense_category', 'reason'] as const)
      for (const [name, from, to] of MOVED[table])
        await runner.query(`UPDATE \`${table}\` SET account = ? WHERE account = ? AND name = ?`, [to, from, name])
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only')
  }
}
