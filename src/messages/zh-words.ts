import { formatQuantity } from '../../shared/kernel/money'
import { STATES } from '../../shared/kernel/document'

/** Words that several pages share. */
export const zhWords = {
  app: { name: '账房', motto: '扫一扫，货和账都清楚' },
  states: STATES,
  act: {
    again: '再试一次', back: '返回', cancel: '取消', clear: '清空', close: '关闭', confirm: '确定', edit: '修改', erase: '退格',
    less: '减一', more: '加一', refresh: '刷新', remove: '删除', save: '保存', share: '分享',
  },
  word: {
    archived: '已停用', customer: '客户', date: '业务日期', employee: '经手人', noPrice: '未定价', note: '备注', service: '服务',
    stock: '库存', supplier: '供应商', voucher: '凭证', warehouse: '仓库',
  },
  page: {
    companies: '切换公司', customers: '客户', document: '单据', documents: '单据', import: '导入', invite: '邀请成员', me: '我的',
    members: '成员', operations: '操作日志', product: '商品', products: '商品', scan: '扫码', settings: '系统设置', stock: '库存',
    stockCard: '库存台账', suppliers: '供应商', trialBalance: '科目余额', unsent: '未送达',
  },
  list: { all: '全部', allKinds: '全部单据', end: '没有更多了', loading: '正在加载' },
  field: { choose: '请选择', fill: '请填写', needed: '必填', optional: '选填' },
  share: { copied: '已复制，去粘贴发给对方' },
  trouble: {
    offline: { happened: '没有网络', todo: '连上网络后再试' },
    timeout: { happened: '等了很久没有回音', todo: '网络不好，稍后再试' },
    unreachable: { happened: '连不上服务', todo: '看看网络，再试一次' },
    unkept: { happened: '手机存储已满，这次没有发出', todo: '清理一些空间再试' },
    unexpected: { happened: '遇到没料到的情况', todo: '再试一次；还不行请联系管理员' },
  },
  scan: {
    camera: '打开相机扫码', continuous: '连续扫码', noCamera: '相机打不开', noCameraTodo: '允许使用相机，或用扫码枪、键盘输入条码',
    placeholder: '扫码枪或输入条码、单号', priceOf: (unit: string) => `每${unit}售价`, ready: '对准条码扫一下', scannedUnit: '扫到的单位',
    readyTodo: '商品条码看库存和价格，单号打开单据',
    unknownCode: (code: string) => ({ happened: `没有条码是 ${code} 的商品或单据`, todo: '核对条码，或用名称搜索' }),
  },
  unsent: {
    giveUp: '放弃', giveUpTitle: '放弃这次操作', giveUpText: (title: string) => `“${title}”填的内容会从这台手机删除。`,
    none: '都送到了', noneTodo: '没有等待确认的操作', others: (count: number) => `另有 ${count} 项属于在这台手机上登录过的其他人，由本人登录后送出。`,
    pending: '结果待确认', pendingText: (title: string) => `${title}已发出，还没有收到回音。已存在手机里，会自动重发直到有结果，不会重复入账。`,
    refused: '未通过', sendNow: '现在重发', stripOffline: '没有网络，填的内容会先存在手机里',
    stripRefused: (count: number) => `${count} 项操作未通过，点开处理`, stripWaiting: (count: number) => `${count} 项操作结果待确认`, takeUp: '拿回修改',
  },
  login: {
    fields: { phone: '手机号', password: '密码', name: '姓名', code: '邀请码' },
    placeholders: { phone: '请输入手机号', password: '请输入密码', name: '怎么称呼你', code: '管理员给你的邀请码' },
    titles: { password: '登录', invitation: '用邀请码加入', register: '注册' },
    verbs: { password: '登录', invitation: '加入公司', register: '注册' },
    ways: { password: '手机号登录', invitation: '我有邀请码', register: '新注册' },
    missing: (field: string) => ({ happened: `还没有填${field}`, todo: '填好后再试' }),
    wechatHint: '请公司管理员在“成员”里邀请你',
  },
  me: {
    leave: '退出登录', leaveTitle: '退出登录', leaveText: '下次使用要重新登录。',
    leaveWaiting: (count: number) => `还有 ${count} 项没有送达，会留在这台手机里，等你再登录后送出。`,
    switchHint: (count: number) => (count > 1 ? `共 ${count} 家公司，点此切换` : '当前公司'),
  },
  company: { create: '新建公司', current: '当前', name: '公司名称', namePlaceholder: '营业执照上的名称', none: '还没有公司', noneTodo: '新建一家，或用邀请码加入' },
  member: {
    code: '邀请码', dismiss: '停用', inactive: '已停用', invite: '邀请成员', makeCode: '生成邀请码', name: '姓名', namePlaceholder: '被邀请人的姓名', readmit: '恢复',
    roles: '角色', validUntil: (moment: string) => `有效期至 ${moment}`, shareTitle: (company: string) => `${company}邀请你加入账房`,
    shareText: (company: string, code: string, link: string) => `${company}邀请你加入账房，邀请码 ${code}，打开 ${link}`,
  },
  settings: { approvals: '审核', closedTo: (day: string) => `已结账到 ${day}`, noApproval: '提交即审核', oneApproval: '要审核', saved: '已保存' },
  product: {
    add: '新增商品', addUnit: '加一个单位', archive: '停用', baseUnit: (name: string) => `${name}（基本单位）`, baseUnitTitle: '基本单位', brand: '品牌', category: '分类', code: '编码',
    edit: '修改商品', noBarcode: '没有条码', none: '还没有商品', noneTodo: '新增一个，或从表格导入', otherUnitTitle: (base: string) => `其他单位（1 个等于几${base || '个基本单位'}）`,
    purchaseAt: (price: string) => `进价 ${price}`, restore: '恢复', search: '名称、编码、拼音首字母或扫码', spec: '规格', taxRate: '税率', units: '单位和条码',
    ratio: (unit: string, numerator: number, denominator: number, base: string) => (denominator === 1 ? `1 ${unit} = ${formatQuantity(numerator)} ${base}` : `${denominator} ${unit} = ${numerator} ${base}`),
  },
}
