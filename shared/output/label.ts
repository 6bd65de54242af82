import * as f from '../kernel/fields'
import { master } from '../kernel/master'
import { formatPrice } from '../kernel/money'
import { type LabelPaperName, LABEL_PAPERS, PAPER_LABELS } from './paper'
import { barcodeSymbol, type CodeSymbol, gs1Symbol, type Labelled, qrSymbol } from './symbol'

/** What the code on a label is; goods without a barcode of their own are coded by their SKU code. */
export const SYMBOLS = { barcode: '条码', qr: '二维码', gs1: 'GS1（含批号、效期、序列号）', none: '不印' } as const

/** A template says what stands on a label and on which paper; a company keeps as many as it likes. */
export const label = master({
  table: 'label',
  label: '标签模板',
  fields: {
    name: f.text('名称', 60, { required: true }),
    paper: f.choice('纸张', PAPER_LABELS),
    symbol: f.choice('码', SYMBOLS),
    withCompany: f.optional(f.boolean('公司名称')),
    withName: f.optional(f.boolean('商品名称')),
    withPrice: f.optional(f.boolean('售价')),
    withSpec: f.optional(f.boolean('规格')),
    withCode: f.optional(f.boolean('编码')),
    withLot: f.optional(f.boolean('批号')),
    withExpiry: f.optional(f.boolean('生产日期和有效期')),
  },
  search: ['name'],
})

export interface LabelTemplate {
  paper: LabelPaperName
  symbol: keyof typeof SYMBOLS
  withCompany?: boolean | null
  withName?: boolean | null
  withPrice?: boolean | null
  withSpec?: boolean | null
  withCode?: boolean | null
  withLot?: boolean | null
  withExpiry?: boolean | null
}

/** The template of a paper for who has made none: name, price, specification and what a batch says. */
export const plainTemplate = (paper: LabelPaperName): LabelTemplate => ({
  paper,
  symbol: 'barcode',
  withName: true,
  withPrice: LABEL_PAPERS[paper].height >= 25,
  withSpec: true,
  withLot: true,
  withExpiry: true,
})

/** A line of text on a label; `large` is what is read from afar, `rows` how often it may break. */
export interface LabelText {
  text: string
  large?: boolean
  rows?: number
}

export interface Label {
  texts: LabelText[]
  symbol: CodeSymbol | null
}

export interface GoodsOnLabel extends Labelled {
  name: string
  spec?: string | null
  unit: string
  price?: string | null
}

/** What a template puts on the label of goods; first what matters most, because what does not fit is left off at the end. */
export function goodsLabel(template: LabelTemplate, goods: GoodsOnLabel, company: string): Label {
  const { withCompany, withName, withPrice, withSpec, withCode, withLot, withExpiry } = template
  const days = [goods.producedAt && `产 ${goods.producedAt}`, goods.expiresAt && `至 ${goods.expiresAt}`].filter(Boolean).join(' ')
  const texts: (LabelText | null | undefined | false | '')[] = [
    withCompany && { text: company },
    withName && { text: goods.name, rows: 2 },
    withPrice && goods.price && { text: `${formatPrice(goods.price)}/${goods.unit}`, large: true },
    withSpec && goods.spec && { text: withPrice && goods.price ? goods.spec : `${goods.spec} ${goods.unit}` },
    goods.serial && { text: `序列号 ${goods.serial}` },
    withLot && goods.lotNumber && { text: `批号 ${goods.lotNumber}` },
    withExpiry && days && { text: days },
    withCode && { text: goods.code },
  ]
  return { texts: texts.filter((text): text is LabelText => Boolean(text)), symbol: symbolOf(template, goods) }
}

function symbolOf({ symbol }: LabelTemplate, goods: GoodsOnLabel): CodeSymbol | null {
  if (symbol === 'none') return null
  if (symbol === 'gs1') return gs1Symbol(goods)
  const code = goods.serial || goods.barcode || goods.code
  return symbol === 'qr' ? qrSymbol(code) : barcodeSymbol(code)
}

/** The label of a place or a document: its name beside our own QR code; a number is set smaller rather than broken. */
export const namedLabel = (name: string, kind: string, code: string): Label => ({
  texts: [{ text: name, large: true, rows: /^[\x20-\x7e]*$/.test(name) ? 1 : 2 }, { text: kind }],
  symbol: qrSymbol(code),
})
