/** What can be done to a document, as the buttons say it. */
export const VERBS = { submit: '提交', approve: '审核', reject: '驳回', void: '红冲', remove: '删除' }

const THINGS: Record<string, string> = {
  delivery: '销售出库', receipt: '采购入库', opening: '期初库存', sku: '商品', customer: '客户', supplier: '供应商', warehouse: '仓库', category: '分类',
  department: '部门', region: '地区', fund: '资金账户', member: '成员', invitation: '邀请', session: '登录', company: '公司', password: '密码', settings: '设置', import: '导入', file: '文件', document: '单据',
}

const DONE: Record<string, string> = {
  ...VERBS, save: '保存', post: '过账', archive: '停用或恢复', create: '新建', accept: '接受', open: '打开', close: '退出', register: '登记', change: '修改', apply: '执行', revoke: '撤销',
}

/** `delivery.approve` as words: 审核 alone where the thing is plain from the page, 审核销售出库 in a log. */
export function verbOf(action: string): string {
  const parts = action.split(/[./]/).filter(Boolean)
  const verb = DONE[parts[parts.length - 1] ?? ''] ?? '处理'
  const thing = parts.length > 1 ? (THINGS[parts[parts.length - 2]!] ?? '') : ''
  return `${verb}${thing}`
}
