import { contract, query } from '../kernel/contract'
import { exportAction } from '../kernel/exporting'
import { listCriteria, listResult, documentRow } from '../kernel/documentList'
import * as f from '../kernel/fields'

const amount = (label: string) => f.optional(f.money(label, { sign: 'any' }))
const count = (label: string) => f.optional(f.integer(label, 0, 1_000_000_000))

/** What a person chooses of a dataset: how its lines are grouped, and what is added up of them in which time. */
const chosen = {
  dimensions: f.list('维度', f.text('维度', 40), 4),
  measures: f.list('指标', f.text('指标', 40), 8),
  from: f.optional(f.date('从')),
  to: f.optional(f.date('到')),
}

export const reportContract = contract('report', {
  /** One request for the whole home page; figures the person may not see are absent. */
  'home.show': query({
    label: '工作台',
    permission: 'home.view',
    snapshot: true,
    input: f.object('条件', {}),
    output: f.object('工作台', {
      today: f.date('今天'),
      sales: amount('今日销售'),
      margin: f.masked('cost.view', f.money('今日毛利', { sign: 'any' })),
      salesMonth: amount('本月销售'),
      deliveries: count('今日出库单'),
      receipts: count('今日入库单'),
      receivable: amount('应收'),
      overdueReceivable: amount('逾期应收'),
      payable: amount('应付'),
      cash: amount('资金'),
      stockValue: f.masked('cost.view', f.money('库存金额', { sign: 'any' })),
      toApprove: count('待审核'),
      drafts: count('我的草稿'),
      trend: f.lines('近 30 天销售', { date: f.date('日期'), amount: f.money('销售额', { sign: 'any' }) }, 31),
      recent: f.lines('最近单据', documentRow, 20),
    }),
  }),
  /** Documents of every kind the person may see, newest first; also the search by number and the approval inbox. */
  'document.list': query({
    label: '查询单据',
    permission: 'home.view',
    snapshot: true,
    input: f.object('条件', { ...listCriteria, totals: f.optional(f.boolean('要合计')) }),
    output: listResult,
  }),
  /** Submitted documents whose next approval this person may give. */
  'document.inbox': query({
    label: '待我审核',
    permission: 'home.view',
    snapshot: true,
    input: f.object('条件', { kinds: f.optional(f.list('单据类型', f.text('单据类型', 40), 40)) }),
    output: f.object('待我审核', {
      rows: f.lines(
        '单据',
        {
          ...documentRow,
          level: f.integer('第几级', 1, 10),
          levels: f.integer('共几级', 1, 10),
          approvers: f.list('已审核', f.text('姓名', 60), 10),
          /** Why it waits for this person: the amount its rule begins at, and the role of its next level. */
          from: f.optional(f.money('金额达到')),
          role: f.optional(f.text('角色', 40)),
          /** What was different when it was changed after an approval. */
          changed: f.optional(f.text('改了什么', 2000)),
        },
        200,
      ),
    }),
  }),
  'report.run': query({
    label: '运行报表',
    permission: 'home.view',
    snapshot: true,
    input: f.object('报表', {
      dataset: f.text('数据集', 40, { required: true }),
      ...chosen,
      limit: f.optional(f.integer('行数', 1, 1000)),
    }),
    output: f.object('结果', { rows: f.list('行', f.json('行'), 1000) }),
  }),
  /** What `report.run` answers for these names as a file; measures the person may not see are left out. */
  'report.export': exportAction({
    label: '导出分析',
    permission: 'home.view',
    tables: { sales: '销售分析', purchases: '采购分析' },
    criteria: chosen,
  }),
})
