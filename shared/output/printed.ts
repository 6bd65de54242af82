import { bare, metaOf } from '../kernel/fields'
import type { DocumentKind } from '../kernel/document'
import { type DocumentState, STATES } from '../kernel/documentList'
import { dec, formatMoney, formatPrice, formatQuantity, formatRate, sum } from '../kernel/money'
import { capitalMoney } from './capital'
import { ownCode } from './ownCode'

/** A line of a document as its detail answers it. */
export interface DetailLine {
  no: number
  skuCode: string
  skuName: string
  spec?: string | null
  unitName: string
  quantity: string
  price?: string | null
  discountRate?: string | null
  discountAmount?: string | null
  net?: string | null
  lotNumber?: string | null
  expiresAt?: string | null
  serials?: readonly string[] | null
  note?: string | null
}

/** A document as its detail answers it, without what the reader may not see. */
export interface Detail {
  id: string
  number?: string | null
  state: DocumentState
  date: string
  partyName?: string | null
  warehouseName?: string | null
  employeeName?: string | null
  madeByName: string
  note?: string | null
  discount?: string | null
  /** What promotion the whole-order discount is of. */
  discountNote?: string | null
  taxInclusive?: boolean | null
  amountExcl?: string | null
  tax?: string | null
  amountIncl?: string | null
  lines: readonly DetailLine[]
  [own: string]: unknown
}

export interface Column {
  title: string
  /** Share of the width of the page. */
  share: number
  right?: boolean
}

/** A document in words, the same for every kind, ready to be set on a page or a receipt. */
export interface Printed {
  company: string
  title: string
  code: string
  head: [label: string, text: string][]
  columns: Column[]
  rows: string[][]
  /** What stands under each row, over its whole width: its serial numbers and its note. */
  under: string[][]
  totals: [label: string, text: string][]
  /** 大写金额; null where no amount is printed. */
  capital: string | null
  signatures: string[]
  /** Who signed for the goods, and when; null until somebody did. */
  signed: string | null
}

export interface PrintChoice {
  company: string
  /** False prints a note without prices, as for the driver. */
  prices: boolean
  signed?: string | null
}

/** Puts a document into words. Cost is never among them: a printed note goes to customers and drivers. */
export function printed(kind: DocumentKind, detail: Detail, { company, prices, signed = null }: PrintChoice): Printed {
  const priced = prices && !kind.unpriced && detail.amountIncl !== undefined && detail.amountIncl !== null
  const columns = columnsFor(detail, priced)
  const state = detail.state === 'approved' || detail.state === 'closed' ? '' : `（${STATES[detail.state]}）`
  return {
    company,
    title: `${kind.label}单${state}`,
    code: ownCode(kind.kind, detail.id),
    head: headOf(kind, detail, priced),
    columns: columns.map(({ of: _of, ...column }) => column),
    rows: detail.lines.map((line) => columns.map((column) => column.of(line))),
    under: detail.lines.map(({ serials, note }) => [
      ...(serials?.length ? [`序列号 ${serials.join(' ')}`] : []),
      ...(note ? [`备注 ${note}`] : []),
    ]),
    totals: [...countOf(detail), ...(priced ? amountsOf(detail) : [])],
    capital: priced ? capitalMoney(detail.amountIncl!) : null,
    signatures: kind.party === 'customer' ? ['制单', '发货', '送货', '客户签收'] : ['制单', '经手', '仓管', '审核'],
    signed,
  }
}

function headOf(kind: DocumentKind, detail: Detail, priced: boolean): [string, string][] {
  const own = Object.entries(kind.head).map(([name, field]): [string, unknown] => {
    const meta = metaOf(bare(field))
    const value = detail[name]
    if (value === null || value === undefined || value === '') return [meta.label, null]
    if (meta.kind === 'ref') return [meta.label, (detail[`${name}Name`] as string | null | undefined) ?? null]
    if (meta.kind === 'enum') return [meta.label, meta.options?.[String(value)] ?? null]
    if (meta.kind === 'boolean') return [meta.label, value ? '是' : null]
    if (meta.kind === 'lines' || meta.kind === 'object' || meta.kind === 'json') return [meta.label, null]
    if (meta.kind === 'money') return [meta.label, formatMoney(String(value))]
    return [meta.label, String(value)]
  })
  const all: [string, unknown][] = [
    ['单号', detail.number],
    ['日期', detail.date],
    [kind.party === 'supplier' ? '供应商' : '客户', detail.partyName],
    ['仓库', detail.warehouseName],
    ...own,
    ['经手人', detail.employeeName],
    ['制单人', detail.madeByName],
    ['优惠', priced ? detail.discountNote : null],
    ['备注', detail.note],
  ]
  return all.filter((pair): pair is [string, string] => typeof pair[1] === 'string' && pair[1] !== '')
}

interface Cells extends Column {
  of(line: DetailLine): string
}

function columnsFor(detail: Detail, priced: boolean): Cells[] {
  const has = (test: (line: DetailLine) => unknown): boolean => detail.lines.some((line) => Boolean(test(line)))
  const discounted = has(({ discountRate, discountAmount }) => discountRate || discountAmount)
  const columns: (Cells | false)[] = [
    { title: '序', share: 4, of: ({ no }) => String(no) },
    { title: '编码', share: 12, of: ({ skuCode }) => skuCode },
    { title: '商品', share: 30, of: ({ skuName, spec }) => (spec ? `${skuName} ${spec}` : skuName) },
    has(({ lotNumber }) => lotNumber) && {
      title: '批号／效期',
      share: 16,
      of: ({ lotNumber, expiresAt }) => [lotNumber, expiresAt].filter(Boolean).join(' '),
    },
    { title: '数量', share: 10, right: true, of: ({ quantity }) => formatQuantity(quantity) },
    { title: '单位', share: 6, of: ({ unitName }) => unitName },
    priced && { title: '单价', share: 11, right: true, of: ({ price }) => (price ? formatPrice(price) : '') },
    priced && discounted && { title: '折扣', share: 9, right: true, of: discountOf },
    priced && { title: '金额', share: 13, right: true, of: ({ net }) => (net ? formatMoney(net) : '') },
  ]
  return columns.filter((column): column is Cells => Boolean(column))
}

function discountOf({ discountRate, discountAmount }: DetailLine): string {
  if (discountAmount && !dec(discountAmount).isZero()) return formatMoney(`-${discountAmount}`)
  return discountRate && !dec(discountRate).isZero() ? `-${formatRate(discountRate)}` : ''
}

/** How many of each unit: 3 箱、10 瓶. */
function countOf(detail: Detail): [string, string][] {
  const units = [...new Set(detail.lines.map((line) => line.unitName))]
  const counts = units.map((unit) => {
    const quantities = detail.lines.filter((line) => line.unitName === unit).map((line) => line.quantity)
    return `${formatQuantity(sum(quantities))} ${unit}`
  })
  return [['数量', counts.join('、')]]
}

function amountsOf(detail: Detail): [string, string][] {
  const discount = detail.discount ?? '0'
  const tax = detail.tax ?? '0'
  return [
    ...(dec(discount).isZero() ? [] : [['整单优惠', formatMoney(`-${discount}`)] as [string, string]]),
    ...(detail.taxInclusive || dec(tax).isZero() ? [] : [['税额', formatMoney(tax)] as [string, string]]),
    ['价税合计', formatMoney(detail.amountIncl!)],
  ]
}
