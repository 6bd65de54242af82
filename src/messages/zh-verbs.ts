/** What can be done to a document, as the buttons say it. */
export const VERBS = {
  submit: '提交',
  approve: '审核',
  reject: '驳回',
  void: '红冲',
  remove: '删除',
  override: '放行',
  close: '关闭',
  reopen: '重开',
}

const THINGS: Record<string, string> = {
  salesOrder: '销售订单',
  purchaseOrder: '采购订单',
  salesReturn: '销售退货',
  purchaseReturn: '采购退货',
  landedCost: '费用分摊',
  delivery: '销售出库',
  receipt: '采购入库',
  opening: '期初库存',
  collection: '收款',
  payment: '付款',
  settlement: '核销',
  sale: '快速销售',
  fundTransfer: '资金调拨',
  sku: '商品',
  customer: '客户',
  supplier: '供应商',
  warehouse: '仓库',
  category: '分类',
  department: '部门',
  region: '地区',
  fund: '资金账户',
  member: '成员',
  invitation: '邀请',
  session: '登录',
  company: '公司',
  password: '密码',
  settings: '设置',
  import: '导入',
  file: '文件',
  document: '单据',
}

const DONE: Record<string, string> = {
  ...VERBS,
  list: '查询',
  detail: '查看',
  show: '查看',
  scan: '扫码查',
  card: '查看台账',
  balance: '查看往来',
  run: '运行',
  check: '检查',
  template: '下载模板',
  trialBalance: '查看余额表',
  save: '保存',
  post: '过账',
  archive: '停用或恢复',
  create: '新建',
  accept: '接受',
  open: '打开',
  register: '登记',
  change: '变更',
  ship: '填写运单',
  receive: '登记签收',
  signed: '查看签收',
  fromOrder: '查看拣货单',
  inbox: '查看待审核',
  items: '查看未清项',
  journal: '查看日记账',
  quick: '完成',
  undo: '撤销',
  apply: '执行',
  revoke: '撤销',
}

/** `delivery.approve` as words: 审核 alone where the thing is plain from the page, 审核销售出库 in a log. */
export function verbOf(action: string): string {
  const parts = action.split(/[./]/).filter(Boolean)
  if (action.endsWith('session.close')) return '退出登录'
  const verb = DONE[parts[parts.length - 1] ?? ''] ?? '处理'
  const thing = parts.length > 1 ? (THINGS[parts[parts.length - 2]!] ?? '') : ''
  return `${verb}${thing}`
}

/** Why something was refused, in a word or two for the log. */
const WHY: Partial<Record<string, string>> = {
  INVALID: '填写不正确',
  UNAUTHENTICATED: '未登录',
  TOO_MANY_ATTEMPTS: '尝试太多',
  FORBIDDEN: '没有权限',
  NOT_MEMBER: '不是成员',
  NOT_FOUND: '找不到',
  CHANGED: '已被别人修改',
  WRONG_STATE: '状态不对',
  PERIOD_CLOSED: '已结账',
  FUTURE_DATE: '日期晚于今天',
  INSUFFICIENT_STOCK: '库存不足',
  STOCK_IN_USE: '已被后面的单据用掉',
  CREDIT_EXCEEDED: '超信用额度',
  CREDIT_OVERDUE: '有逾期',
  NO_LINES: '没有明细',
  ITEM_SETTLED: '已被核销',
  DUPLICATE: '重复',
  IN_USE: '使用中',
  DISCOUNT_TOO_LARGE: '优惠过大',
  INVITATION_INVALID: '邀请码无效',
  FILE_UNREADABLE: '文件读不了',
  TOO_LARGE: '内容太大',
  BLOCKED_BY: '有后续单据',
  UNAVAILABLE: '服务不可用',
  LAST_OWNER: '至少一位老板',
  REQUEST_REUSED: '请求重复',
  UNKNOWN_ACTION: '未知操作',
  BUG: '故障',
}

export const whyRefused = (code: string): string => WHY[code] ?? '其他原因'
