import { command, contract, query } from '../kernel/contract'
import * as f from '../kernel/fields'
import { masterActions } from '../kernel/master'
import { label } from './label'
import { PAPER_LABELS } from './paper'
import { printChoice } from './printChoice'

/** Two megabytes as base64: what a phone takes in one answer. */
const CONTENT = 2_800_000
const file = f.object('文件', {
  name: f.text('文件名', 120),
  base64: f.text('内容', CONTENT),
  /** Characters that had to be printed as 〓 because no font or printer has them. */
  missing: f.text('缺字', 200),
})

const labelled = {
  template: f.optional(f.ref('label', '标签模板')),
  /** Instead of a template: the plain label of this paper. */
  paper: f.optional(f.choice('纸张', PAPER_LABELS)),
  goods: f.lines(
    '商品',
    {
      sku: f.ref('sku', '商品'),
      unit: f.optional(f.ref('unit', '单位', { hint: '不填为基本单位' })),
      lot: f.optional(f.ref('lot', '批次')),
      serial: f.optional(f.text('序列号', 60)),
      copies: f.integer('份数', 1, 1000),
    },
    500,
  ),
  documents: f.optional(f.list('单据', f.ref('document', '单据'), 100)),
  warehouses: f.optional(f.list('仓库', f.ref('warehouse', '仓库'), 100)),
}

const printed = {
  document: f.ref('document', '单据'),
  /** Absent: they are printed. */
  prices: f.optional(printChoice.prices),
}

const period = f.text('期间', 7, { required: true, hint: '形如 2026-11、2026-Q4 或 2026' })

export const outputContract = contract('output', {
  ...masterActions('label', label, { view: 'label.view', manage: 'label.manage' }),
  'label.sheet': query({
    label: '标签打印成 PDF',
    permission: 'label.print',
    snapshot: true,
    input: f.object('标签', labelled),
    output: file,
  }),
  'label.commands': query({
    label: '标签打印指令',
    permission: 'label.print',
    snapshot: true,
    input: f.object('标签', { language: f.choice('指令集', { tspl: 'TSPL', escpos: 'ESC/POS' }), ...labelled }),
    output: file,
  }),
  'document.pdf': query({
    label: '单据打印成 PDF',
    permission: 'document.print',
    snapshot: true,
    input: f.object('单据', { ...printed, page: f.optional(printChoice.page) }),
    output: file,
  }),
  /** For the phone to draw as a picture that is passed on in a chat. */
  'document.words': query({
    label: '单据图片的内容',
    permission: 'document.print',
    snapshot: true,
    input: f.object('单据', printed),
    output: f.object('单据', {
      company: f.text('公司', 120),
      title: f.text('标题', 60),
      code: f.text('二维码', 200),
      head: f.lines('单头', { label: f.text('名称', 60), text: f.text('内容', 500) }, 40),
      columns: f.lines('列', { title: f.text('列名', 20), share: f.integer('宽度', 1, 100), right: f.boolean('靠右') }, 12),
      rows: f.lines('行', { cells: f.list('格', f.text('格', 500), 12), under: f.list('行下', f.text('行下', 4000), 2) }, 1000),
      totals: f.lines('合计', { label: f.text('名称', 20), text: f.text('内容', 200) }, 10),
      capital: f.optional(f.text('大写金额', 120)),
      signed: f.optional(f.text('签收', 120)),
    }),
  }),
  'document.commands': query({
    label: '小票打印指令',
    permission: 'document.print',
    snapshot: true,
    input: f.object('单据', { ...printed, roll: f.optional(printChoice.roll) }),
    output: file,
  }),
  /** 记账凭证 on paper, two to a page: one, or those of a month between two numbers. */
  'voucher.pdf': query({
    label: '凭证打印成 PDF',
    permission: 'ledger.view',
    snapshot: true,
    input: f.object('凭证', {
      posting: f.optional(f.integer('过账号', 1, 4_000_000_000)),
      period: f.optional(f.text('期间', 7)),
      from: f.optional(f.integer('从第几号', 1, 4_000_000_000)),
      to: f.optional(f.integer('到第几号', 1, 4_000_000_000)),
    }),
    output: file,
  }),
  'financialStatement.workbook': query({
    label: '财务报表导出成 Excel',
    permission: 'ledger.view',
    snapshot: true,
    input: f.object('财务报表', { period }),
    output: file,
  }),
  'financialStatement.pdf': query({
    label: '财务报表打印成 PDF',
    permission: 'ledger.view',
    snapshot: true,
    input: f.object('财务报表', { period }),
    output: file,
  }),
  'barcode.allocate': command({
    label: '分配自编条码',
    permission: 'sku.manage',
    input: f.object('条码', { count: f.integer('个数', 1, 200) }),
    output: f.object('结果', { barcodes: f.list('条码', f.text('条码', 13), 200) }),
  }),
})
