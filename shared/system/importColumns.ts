import * as f from '../kernel/fields'
import { lineFields } from '../kernel/document'
import { party } from '../masters/party'
import { category, region, warehouse } from '../masters/places'
import { levelFields } from '../inventory/alerts'
import { skuFields, unitFields } from '../masters/sku'
import { productFields } from '../product/product'
import type { AttributeValue } from '../product/variants'
import { customIssue, optionsOf } from '../product/customField'
import type { IMPORT_KINDS } from './importKinds'

export type ImportKind = keyof typeof IMPORT_KINDS

/** A column of an import file. `of` is the field whose rules its cells keep; references are written by name. */
export interface ImportColumn {
  header: string
  field: string
  of: f.Field
  example: string
  /** Rows cannot be told apart without it: every row has it. */
  key?: true
  /** What is new needs it; what exists keeps what it has. */
  required?: true
  /** What is wrong with a value beyond the field's own rules; null where it fits. */
  issue?(value: string): string | null
}

/** What a company declared for its goods: each is a column of its own in a file of goods. */
export interface OwnGoods {
  levels: { id: string; name: string }[]
  fields: { id: string; name: string; fieldKind: string; options: string | null }[]
}

/** Columns of what the company declared: a price of each level for the base and the large unit, and every custom field; of a unit its levels' prices. */
export function ownColumns(kind: ImportKind, { levels, fields }: OwnGoods): ImportColumn[] {
  if (kind !== 'sku' && kind !== 'unit') return []
  const priced = (title: string, prefix: string): ImportColumn[] =>
    levels.map(({ id, name }) => ({ header: `${title}：${name}`, field: `${prefix}.${id}`, of: unitFields.salePrice, example: '' }))
  if (kind === 'unit') return priced('等级价', 'level')
  return [
    ...priced('等级价', 'level'),
    ...priced('大单位等级价', 'caseLevel'),
    ...fields.map((field) => ({
      header: `自定义：${field.name}`,
      field: `custom.${field.id}`,
      of: customText,
      example: field.fieldKind === 'choice' ? (optionsOf(field.options)[0] ?? '') : '',
      // The column says the name already.
      issue: (value: string) => customIssue(field, value)?.slice(field.name.length + 1) ?? null,
    })),
  ]
}

const customText = f.optional(f.text('自定义字段', 200))

/** Values of a row under a prefix, by the id of the level or field: level.12 = 1.80. */
export const ownValues = (values: Record<string, unknown>, prefix: 'level' | 'caseLevel' | 'custom'): [id: string, value: string][] =>
  Object.entries(values).flatMap(([field, value]) =>
    field.startsWith(`${prefix}.`) ? [[field.slice(prefix.length + 1), String(value)]] : [],
  )

/** Further barcodes of the base unit in one cell, parted by ；; they take the place of those it had. */
const moreBarcodes = f.optional(f.text('多条码', 400))
export const barcodesIn = (cell: string): string[] => [
  ...new Set(
    cell
      .split(/[;；]/)
      .map((code) => code.trim())
      .filter(Boolean),
  ),
]

/** Serial numbers of one line, between commas, semicolons or spaces. */
const serialNumbers = f.optional(f.text('序列号', 20_000))
export const serialsIn = (cell: string): string[] => [...new Set(cell.split(/[\s,，、;；]+/).filter(Boolean))]

/** The values that make a SKU a variant of its style: 颜色=松绿；尺码=M. */
const attributeValues = f.optional(f.text('属性', 330))
export function attributesIn(cell: string): AttributeValue[] | null {
  const parts = cell.split(/[;；]/).map((part) => part.trim())
  const found = parts.filter(Boolean).map((part) => /^([^=]{1,20}?)\s*=\s*([^=]{1,40})$/.exec(part))
  if (found.length > 5 || found.some((match) => match === null)) return null
  const values = found.map((match) => ({ name: match![1]!, value: match![2]! }))
  return new Set(values.map(({ name }) => name)).size === values.length ? values : null
}
export const attributesCell = (values: readonly AttributeValue[]): string => values.map(({ name, value }) => `${name}=${value}`).join('；')

/** Units beside the base unit and the large one, with their ratio to the base unit: 打=12；口=1/3. */
const otherUnits = f.optional(f.text('其他单位', 400))
export interface UnitCell {
  name: string
  numerator: number
  denominator: number
}

/** The units of a cell; null where one of them is not written like 打=12 or 口=1/3. */
export function unitsIn(cell: string): UnitCell[] | null {
  const parts = cell.split(/[;；]/).map((part) => part.trim())
  const found = parts.filter(Boolean).map((part) => /^([^=/]{1,20}?)\s*=\s*([1-9]\d{0,5})(?:\s*\/\s*([1-9]\d{0,5}))?$/.exec(part))
  if (found.some((match) => match === null)) return null
  return found.map((match) => ({ name: match![1]!, numerator: parseInt(match![2]!, 10), denominator: parseInt(match![3] ?? '1', 10) }))
}

/** The day the books begin with; today where it is not said. */
const openedOn = f.optional(f.date('业务日期'))

const goods: ImportColumn[] = [
  { header: '编码', field: 'code', of: skuFields.code, example: 'A0001', key: true },
  { header: '名称', field: 'name', of: skuFields.name, example: '矿泉水', required: true },
  { header: '类型', field: 'skuKind', of: skuFields.skuKind, example: '商品' },
  { header: '规格', field: 'spec', of: skuFields.spec, example: '550ml' },
  { header: '分类', field: 'category', of: category.fields.name, example: '饮料' },
  { header: '品牌', field: 'brand', of: skuFields.brand, example: '清溪' },
  { header: '款式编码', field: 'style', of: productFields.code, example: '' },
  { header: '款式名称', field: 'styleName', of: productFields.name, example: '' },
  { header: '属性', field: 'attributes', of: attributeValues, example: '' },
  { header: '基本单位', field: 'unit', of: unitFields.name, example: '瓶', required: true },
  { header: '条码', field: 'barcode', of: unitFields.barcode, example: '6901234567892' },
  { header: '售价', field: 'salePrice', of: unitFields.salePrice, example: '2.00' },
  { header: '进价', field: 'purchasePrice', of: unitFields.purchasePrice, example: '1.20' },
  { header: '税率', field: 'taxRate', of: skuFields.taxRate, example: '13%', required: true },
  { header: '大单位', field: 'caseUnit', of: unitFields.name, example: '箱' },
  { header: '大单位换算', field: 'caseRatio', of: unitFields.numerator, example: '24' },
  { header: '大单位条码', field: 'caseBarcode', of: unitFields.barcode, example: '16901234567899' },
  { header: '大单位售价', field: 'caseSalePrice', of: unitFields.salePrice, example: '45.00' },
  { header: '大单位进价', field: 'casePurchasePrice', of: unitFields.purchasePrice, example: '28.00' },
  { header: '其他单位', field: 'otherUnits', of: otherUnits, example: '提=6' },
  { header: '多条码', field: 'barcodes', of: moreBarcodes, example: '6901234567908；6901234567915' },
  { header: '跟踪', field: 'tracking', of: skuFields.tracking, example: '不跟踪' },
  { header: '保质期天数', field: 'shelfDays', of: skuFields.shelfDays, example: '365' },
  { header: '重量', field: 'weight', of: skuFields.weight, example: '0.56' },
  { header: '最低售价', field: 'floorPrice', of: skuFields.floorPrice, example: '1.60' },
  { header: '状态', field: 'lifeCycle', of: skuFields.lifeCycle, example: '在用' },
  { header: '备注', field: 'note', of: skuFields.note, example: '' },
]

/** How many base units one is: 24, or 1/3 for a third. */
const ratio = f.optional(f.text('换算', 15))
export function ratioIn(cell: string): { numerator: number; denominator: number } | null {
  const match = /^([1-9]\d{0,5})(?:\s*\/\s*([1-9]\d{0,5}))?$/.exec(cell)
  return match ? { numerator: parseInt(match[1]!, 10), denominator: parseInt(match[2] ?? '1', 10) } : null
}
export const ratioCell = ({ numerator, denominator }: { numerator: number; denominator: number }): string =>
  denominator === 1 ? String(numerator) : `${numerator}/${denominator}`

const units: ImportColumn[] = [
  { header: '商品编码', field: 'code', of: skuFields.code, example: 'A0001', key: true },
  { header: '单位', field: 'unit', of: unitFields.name, example: '箱', key: true },
  { header: '换算', field: 'ratio', of: ratio, example: '24' },
  { header: '条码', field: 'barcode', of: unitFields.barcode, example: '16901234567899' },
  { header: '多条码', field: 'barcodes', of: moreBarcodes, example: '' },
  { header: '售价', field: 'salePrice', of: unitFields.salePrice, example: '45.00' },
  { header: '进价', field: 'purchasePrice', of: unitFields.purchasePrice, example: '28.00' },
  { header: '默认采购单位', field: 'forPurchase', of: unitFields.forPurchase, example: '是' },
  { header: '默认销售单位', field: 'forSale', of: unitFields.forSale, example: '否' },
]

const levels: ImportColumn[] = [
  { header: '仓库', field: 'warehouse', of: warehouse.fields.name, example: '主仓', key: true },
  { header: '商品编码', field: 'code', of: skuFields.code, example: 'A0001', key: true },
  { header: '最低库存', field: 'minimum', of: levelFields.minimum, example: '24' },
  { header: '最高库存', field: 'maximum', of: levelFields.maximum, example: '240' },
  { header: '安全库存', field: 'safety', of: levelFields.safety, example: '12' },
  { header: '提前期天数', field: 'leadDays', of: levelFields.leadDays, example: '7' },
  { header: '最小订货量', field: 'minimumOrder', of: levelFields.minimumOrder, example: '24' },
]

const parties = (name: string, own: ImportColumn[]): ImportColumn[] => [
  { header: '编码', field: 'code', of: party.fields.code, example: '' },
  { header: '名称', field: 'name', of: party.fields.name, example: name, key: true },
  { header: '联系人', field: 'contact', of: party.fields.contact, example: '王芳' },
  { header: '电话', field: 'phone', of: party.fields.phone, example: '13900000000' },
  { header: '地址', field: 'address', of: party.fields.address, example: '人民路 1 号' },
  { header: '地区', field: 'region', of: region.fields.name, example: '城东' },
  { header: '结算方式', field: 'terms', of: party.fields.terms, example: '货到 N 天' },
  { header: '账期天数', field: 'termDays', of: party.fields.termDays, example: '30' },
  ...own,
  { header: '税号', field: 'taxNumber', of: party.fields.taxNumber, example: '' },
  { header: '备注', field: 'note', of: party.fields.note, example: '' },
]

/** The columns of each import, in the order of its template. */
export const importColumns: Record<ImportKind, ImportColumn[]> = {
  sku: goods,
  unit: units,
  customer: parties('示例便利店', [{ header: '信用额度', field: 'creditLimit', of: party.fields.creditLimit, example: '20000' }]),
  supplier: parties('示例供货商行', [{ header: '开专票', field: 'specialInvoice', of: party.fields.specialInvoice, example: '是' }]),
  opening: [
    { header: '仓库', field: 'warehouse', of: warehouse.fields.name, example: '主仓', key: true },
    { header: '商品编码', field: 'code', of: skuFields.code, example: 'A0001', key: true },
    { header: '数量', field: 'quantity', of: lineFields.quantity, example: '120', key: true },
    { header: '单位', field: 'unit', of: unitFields.name, example: '瓶' },
    { header: '成本单价', field: 'price', of: unitFields.purchasePrice, example: '1.20', key: true },
    { header: '批号', field: 'lotNumber', of: lineFields.lotNumber, example: '' },
    { header: '生产日期', field: 'producedAt', of: lineFields.producedAt, example: '' },
    { header: '有效期至', field: 'expiresAt', of: lineFields.expiresAt, example: '' },
    { header: '序列号', field: 'serials', of: serialNumbers, example: '' },
    { header: '业务日期', field: 'date', of: openedOn, example: '' },
  ],
  level: levels,
}
