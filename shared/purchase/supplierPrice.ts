import { command, query } from '../kernel/contract'
import { PRICE_SOURCES } from '../kernel/priceSource'
import * as f from '../kernel/fields'

/** A step of a supplier's agreement. */
export const supplierPriceFields = {
  party: f.ref('party', '供应商'),
  sku: f.ref('sku', '商品'),
  unit: f.ref('unit', '单位'),
  fromQuantity: f.optional(f.quantity('起订数量', { hint: '一次订到这么多才按这个价；留空为不限' })),
  price: f.price('协议价', { hint: '含税与否同公司设置' }),
  startsOn: f.date('开始'),
  endsOn: f.optional(f.date('截止')),
  note: f.optional(f.text('备注', 200)),
}

const version = f.integer('版本', 0, 2_000_000_000)
const outcome = f.object('结果', { id: f.id('编号'), version })
const skuWords = { skuCode: f.text('编码', 60), skuName: f.text('商品', 200), unitName: f.text('单位', 20) }
const candidate = { source: f.choice('来源', PRICE_SOURCES), price: f.price('单价'), note: f.text('说明', 120) }

/** 采购价格: what suppliers agreed to, what was paid, and what a line would cost. */
export const supplierPriceActions = {
  'supplierPrice.save': command({
    label: '保存供应商协议价',
    permission: 'supplierPrice.manage',
    input: f.object('协议价', { id: f.optional(f.id('编号')), version: f.optional(version), ...supplierPriceFields }),
    output: outcome,
  }),
  'supplierPrice.remove': command({
    label: '删除供应商协议价',
    permission: 'supplierPrice.manage',
    input: f.object('删除', { id: f.id('编号'), version }),
    output: f.object('结果', { id: f.id('编号') }),
  }),
  'supplierPrice.list': query({
    label: '查询供应商协议价',
    permission: 'supplierPrice.view',
    input: f.object('条件', {
      party: f.optional(f.ref('party', '供应商')),
      sku: f.optional(f.ref('sku', '商品')),
      text: f.optional(f.text('搜索', 60)),
      current: f.optional(f.boolean('只看现在有效的')),
      after: f.optional(f.id('从此之后')),
      limit: f.optional(f.integer('行数', 1, 200)),
    }),
    output: f.object('结果', {
      rows: f.lines('协议价', { id: f.id('编号'), version, ...supplierPriceFields, partyName: f.text('供应商', 120), ...skuWords }, 200),
      more: f.optional(f.id('下一页')),
    }),
  }),
  /** What was paid for goods, receipt by receipt, newest first; prices per base unit as the company writes purchase prices. */
  'supplierPrice.history': query({
    label: '查看进价历史',
    permission: 'supplierPrice.view',
    snapshot: true,
    input: f.object('条件', {
      sku: f.ref('sku', '商品'),
      party: f.optional(f.ref('party', '供应商')),
      limit: f.optional(f.integer('行数', 1, 200)),
    }),
    output: f.object('结果', {
      baseUnit: f.optional(f.text('基本单位', 20)),
      rows: f.lines(
        '进价',
        {
          document: f.ref('document', '入库单'),
          number: f.text('单号', 40),
          date: f.date('业务日期'),
          party: f.ref('party', '供应商'),
          partyName: f.text('供应商', 120),
          quantity: f.quantity('基本数量'),
          price: f.price('基本单位进价'),
        },
        200,
      ),
    }),
  }),
  /** What lines would cost from a supplier, and why; first the price that holds, then what else is known. */
  'supplierPrice.quote': query({
    label: '查询采购价',
    permission: 'supplierPrice.view',
    input: f.object('询价', {
      party: f.ref('party', '供应商'),
      date: f.optional(f.date('日期')),
      taxInclusive: f.optional(f.boolean('单价含税')),
      lines: f.lines(
        '行',
        {
          sku: f.ref('sku', '商品'),
          unit: f.ref('unit', '单位'),
          quantity: f.quantity('数量', { sign: 'positive' }),
          price: f.optional(f.price('填的单价')),
        },
        200,
      ),
    }),
    output: f.object('价格', {
      rows: f.lines(
        '行',
        {
          sku: f.ref('sku', '商品'),
          unit: f.ref('unit', '单位'),
          prices: f.lines('价格', candidate, 5),
          /** What is to be said of the price that was filled in. */
          warning: f.optional(f.text('提醒', 120)),
        },
        200,
      ),
    }),
  }),
}
