import { formatMoney, formatQuantity } from '../../shared/kernel/money'
import { VERBS, verbOf, whyRefused } from './zh-verbs'

/** Words of documents, stock, parties and books. */
export const zhTrade = {
  home: {
    scan: '扫码查货', scanText: '看库存、价格，或打开单据',
    greeting: (day: string, name: string) => `${day}${name ? `，${name}` : ''}`,
    sales: '今日销售', margin: '今日毛利', cash: '资金', receivable: '应收', payable: '应付', stockValue: '库存金额',
    overdue: (amount: string) => `逾期 ${formatMoney(amount)}`, deliveries: (count: number) => `今日出库 ${count} 单`, receipts: (count: number) => `今日入库 ${count} 单`,
    drafts: (count: number) => `我的草稿 ${count} 张`, toApprove: (count: number) => `${count} 张单据待审核`, toApproveTodo: '点开逐张审核',
    trend: '近 30 天销售', month: (amount: string) => `本月 ${amount}`,
    trendSays: (total: string, day: string, most: string) => `共卖出 ${total}，${day}最多，${most}。`, trendNone: '这 30 天还没有销售。',
    recent: '最近单据', noRecent: '还没有单据', noRecentTodo: '开一张出库或入库单，就会出现在这里',
  },
  entry: {
    deliver: '销售出库', deliverVerb: '出库', delivered: '已出库', chooseCustomer: '选择客户',
    receive: '采购入库', receiveVerb: '收货', received: '已入库', chooseSupplier: '选择供应商',
    another: '再开一单', seeDocument: '查看单据', saveDraft: '存草稿', discount: '整单优惠', discounted: (amount: string) => `优惠 ${amount}`,
    scanOrSearch: '扫码，或输入名称、编码', empty: '扫第一件商品', emptyTodo: '扫码枪、相机或输入名称都可以', setPrice: '填单价',
    noGoods: (text: string) => `没有找到“${text}”`, noGoodsTodo: '换个名称、编码或拼音首字母试试',
    available: (quantity: string, unit: string) => `可用 ${quantity} ${unit}`, short: (quantity: string, unit: string) => `库存不足，可用 ${quantity} ${unit}`,
    counted: (lines: number, pieces: string) => (lines === 0 ? '还没有商品' : `${lines} 种 ${formatQuantity(pieces)} 件`),
    remove: (name: string) => `删除 ${name}`, taxInside: (tax: string) => `其中税额 ${tax}`, taxOnTop: (tax: string) => `另加税额 ${tax}`,
    pricesWithTax: '单价含税', pricesWithoutTax: '单价不含税',
    missing: {
      lines: () => ({ happened: '还没有商品', todo: '先扫码或搜索加一行' }),
      quantity: () => ({ happened: '有商品的数量是 0', todo: '填上数量，或删掉这一行' }),
      party: (word: string) => ({ happened: `还没有选${word}`, todo: `选好${word}再提交` }),
      warehouse: () => ({ happened: '还没有选仓库', todo: '选好仓库再提交' }),
      price: () => ({ happened: '有商品还没有单价', todo: '点“填单价”补上' }),
      discount: () => ({ happened: '优惠大于货款', todo: '把整单优惠改小' }),
    } satisfies Record<string, (word: string) => { happened: string; todo: string }>,
  },
  document: {
    verbs: VERBS, did: verbOf,
    noNumber: '未编号', search: '单号、往来单位或商品', count: (count: number) => `共 ${formatQuantity(count)} 张`,
    none: '还没有单据', noneTodo: '开第一张单，货和账就动起来', noneFiltered: '没有符合条件的单据', noneFilteredTodo: '换个条件，或清空搜索',
    lines: (count: number) => `明细（${count} 行）`, discount: '整单优惠', amountExcl: '不含税金额', tax: '税额', amountIncl: '价税合计', cost: '成本',
    off: (rate: string) => `折扣 ${rate}`, minus: (amount: string) => `减 ${amount}`, inBase: (quantity: string, unit: string) => `合 ${quantity} ${unit}`,
    related: '关联单据', directions: { source: '来自', target: '生成' }, history: '经过', repeat: '再来一单',
    removeTitle: '删除草稿', removeText: '删除后不能找回。', reasonPlaceholder: '写明理由，会留在单据经过里',
    reasonTitles: { reject: '驳回', void: '红冲' },
    reasonWarnings: { reject: '单据退回草稿，制单人可以修改后再提交。', void: '红冲会按原单反向冲回库存、往来和凭证，不能撤销。' },
  },
  stock: {
    all: '全部商品', allWarehouses: '全部仓库', inStock: '有货', search: '名称、编码或拼音首字母', count: (count: number) => `共 ${formatQuantity(count)} 种`,
    left: (quantity: string, unit: string) => `结存 ${quantity} ${unit}`, none: '没有库存', noneTodo: '收一次货，或看“全部商品”', noMoves: '还没有进出', noMovesTodo: '收货或出库后会记在这里',
    onHand: '现存量', value: '库存金额',
  },
  party: {
    title: { customer: '客户', supplier: '供应商' }, one: { customer: '客户', supplier: '供应商' }, add: { customer: '新增客户', supplier: '新增供应商' }, edit: { customer: '修改客户', supplier: '修改供应商' },
    balance: { customer: '应收余额', supplier: '应付余额' }, overdue: '已逾期', openItems: '未清单据', nothingOpen: '没有未清单据',
    due: (day: string) => `${day}到期`, overdueDays: (days: number) => `逾期 ${days} 天`, of: (amount: string) => `共 ${amount}`,
    search: '名称、编码、电话或拼音首字母', none: '没有找到', noneTodo: '换个词搜索，或新增一个',
  },
  ledger: {
    opening: '期初', period: '本期', closing: '期末', debit: '借方', credit: '贷方', total: '合计', balanced: '借贷平衡', unbalanced: '借贷不平',
    none: '这个期间没有科目余额', noneTodo: '换个月份看看', periodWords: (period: string) => `${period.slice(0, 4)}年${Number(period.slice(5))}月`,
  },
  audit: {
    search: '动作或人名', none: '没有操作记录', action: verbOf, outcomes: { done: '完成', refused: '拒绝', failed: '故障' }, refusal: whyRefused,
  },
  import: {
    kinds: { sku: '商品', customer: '客户', supplier: '供应商', opening: '期初库存' },
    stepTemplate: '一、下载模板', templateText: '第一行是列名，不要改；支持 XLSX 和 CSV。', template: (kind: string) => `下载${kind}模板`,
    stepUpload: '二、上传填好的表格', uploadText: '先检查再导入，检查不会写入任何数据。', upload: '选择表格', replace: (name: string) => `${name}（点此更换）`,
    stepCheck: '三、检查结果', rows: (count: number) => `共 ${count} 行`, create: (count: number) => `新增 ${count}`, update: (count: number) => `更新 ${count}`, errors: (count: number) => `问题 ${count}`,
    row: (row: number) => `第 ${row} 行`, moreErrors: (count: number) => `另有 ${count} 个问题未列出`, clean: '没有问题，可以导入。',
    apply: (count: number) => `导入 ${count} 行`, applying: '正在导入', checking: '正在检查', fetching: '正在生成模板', uploading: (percent: number) => `正在上传 ${percent}%`,
    another: '再导一个', done: (count: number) => `已导入 ${formatQuantity(count)} 行`, progress: '导入进度', mayLeave: '可以离开这个页面，后台会继续。',
    jobStates: { waiting: '等待开始', running: '进行中', done: '已完成', failed: '未完成' }, progressWords: (progress: number, total: number, state: string) => `${state} ${formatQuantity(progress)} / ${formatQuantity(total)}`,
  },
}
