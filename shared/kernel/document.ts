import type * as z from 'zod/mini'
import type { Effects, Facts, Needs, Plan } from '../books'
import { command, query } from './contract'
import { historyRow, namedLine, nameFields, relatedRow, sourceFields } from './documentDetail'
import { amountFields, type DocumentState, FULFILMENT, type Fulfilment, listCriteria, listResult, stamp, version } from './documentList'
import * as f from './fields'
import type { PriceSource } from './priceSource'
import { listFields, type OwnLists, type OwnRow, shownLists } from './ownLists'

/**
 * A document kind: what people fill in (fields), how it is numbered, and what it does to the books (`post`).
 * The life cycle (save, submit, approve, reject, void) is written once for all kinds in cloudfunctions/kernel.
 */
export interface DocumentKind<
  H extends f.Shape = f.Shape,
  L extends f.Shape = f.Shape,
  M extends OwnLists = OwnLists,
  G extends boolean = boolean,
> {
  /** Name in actions, tables and permissions: `delivery`. */
  kind: string
  label: string
  module: string
  /** Letters before the date in its number: XSCK. */
  prefix: string
  /** Which role the party plays; absent for kinds without a party. */
  party?: 'customer' | 'supplier' | 'any' | 'optional'
  warehouse: boolean
  /** false: it has no goods lines, only lists of its own. */
  goods?: G
  /** Lines carry no price of their own; goods move at cost. */
  unpriced?: boolean
  /** Goods come back from the customer: what sells too low does not matter. */
  comesBack?: boolean
  /** Goods go back to the supplier: what its source brought in goes out again. */
  goesBack?: boolean
  /** Lines with a source take its price, discount and tax, and their part of what it came to. */
  inherits?: boolean
  /** Lines may take more than is open of their source, as far as the company tolerates it. */
  exceeds?: boolean
  /** Its documents are made and taken back by another act (a period that closes), never by hand. */
  automatic?: boolean
  /** It says what stood when the books began: dated the day before, and only until they are open. */
  opens?: boolean
  /** Permission to write lines that name no source. */
  freeLines?: string
  /** Kinds whose lines this kind's lines may name as their source. */
  source?: readonly string[]
  /** Its sources may be of other parties. */
  anyParty?: boolean
  /** Own head and line fields, beside those every document has; they lie in the tables `<kind>` and `<kind>_line`. */
  head: H
  line: L
  /** Rows beside the head that are no goods; they lie in tables `<kind>_<list>`. */
  lists?: M
  /** What a document without goods lines comes to, yuan. */
  amount?(doc: DocumentData): string
  /** What the posting must know. */
  needs: Needs
  /** What the lines come to, where that is not quantity times price. */
  spread?(doc: DocumentData): void
  /** The pure posting: document and facts in, effects out; refuses by throwing a Refusal. */
  post(doc: DocumentData, facts: Facts): Effects
  /** Kinds that can be closed short: what is planned for the open base quantity of each line, and is given up then. */
  close?(doc: DocumentData, open: (line: string) => string, stocked: (sku: string) => boolean): Plan[]
}

type Named<K, H extends f.Shape, L extends f.Shape, M extends OwnLists, G extends boolean> = DocumentKind<H, L, M, G> & { kind: K }
type NoLists = Record<never, never>
export const documentKind = <
  K extends string,
  H extends f.Shape,
  L extends f.Shape,
  M extends OwnLists = NoLists,
  G extends boolean = true,
>(
  declared: Named<K, H, L, M, G>,
): Named<K, H, L, M, G> => declared

/** Head fields of every kind. */
export const headFields = {
  date: f.date('业务日期'),
  party: f.optional(f.ref('party', '往来单位')),
  warehouse: f.optional(f.ref('warehouse', '仓库')),
  employee: f.optional(f.ref('member', '经手人')),
  department: f.optional(f.ref('department', '部门')),
  taxInclusive: f.optional(f.boolean('单价含税')),
  discount: f.optional(f.money('整单优惠')),
  note: f.optional(f.text('备注', 500)),
}

/** Line fields of every kind. */
export const lineFields = {
  sku: f.ref('sku', '商品'),
  unit: f.ref('unit', '单位'),
  quantity: f.quantity('数量', { sign: 'positive' }),
  price: f.optional(f.price('单价')),
  discountRate: f.optional(f.rate('折扣率')),
  discountAmount: f.optional(f.money('折扣额')),
  taxRate: f.optional(f.rate('税率')),
  sourceLine: f.optional(f.ref('line', '来源行')),
  lot: f.optional(f.ref('lot', '批次')),
  lotNumber: f.optional(f.text('批号', 60)),
  producedAt: f.optional(f.date('生产日期')),
  expiresAt: f.optional(f.date('有效期至')),
  serials: f.optional(f.list('序列号', f.text('序列号', 60, { required: true }), 1000)),
  note: f.optional(f.text('行备注', 200)),
}

/** A saved line as postings and pages see it. */
export interface LineData {
  id: string
  no: number
  sku: string
  unit: string
  quantity: string
  numerator: number
  denominator: number
  baseQuantity: string
  price: string
  /** Where the price came from, and in words; null where nobody asked. */
  priceSource?: PriceSource | null
  priceNote?: string | null
  discountRate: string | null
  discountAmount: string | null
  taxRate: string
  gross: string
  net: string
  share: string
  amountExcl: string
  tax: string
  amountIncl: string
  sourceLine: string | null
  /** The batch that was named; null lets the posting choose. */
  lot: string | null
  serials: string[]
  note: string | null
  own: Record<string, unknown>
}

/** A saved document as postings see it. */
export interface DocumentData {
  id: string
  kind: string
  number: string | null
  /** Where the number came from; null until it is drawn. */
  numbering: { key: string; seq: number } | null
  state: DocumentState
  /** What later documents took of its lines, kept by the kernel. */
  fulfilment: Fulfilment
  /** Who approved it so far, one a level. */
  approvers?: string | null
  /** Which approval this is: 0 until it was changed after one, then the version it was changed in. */
  round?: number
  version: number
  date: string
  party: string | null
  warehouse: string | null
  employee: string | null
  department: string | null
  taxInclusive: boolean
  discount: string
  /** The promotions that the whole-order discount is; null where a person gave it. */
  discountNote?: string | null
  note: string | null
  /** The first goods, for lists. */
  summary: string
  amountExcl: string
  tax: string
  amountIncl: string
  madeBy: string
  updatedBy: string
  updatedAt: string
  own: Record<string, unknown>
  lines: LineData[]
  /** Rows of the kind's own lists. */
  lists: Record<string, OwnRow[]>
}

type GoodsLines<G extends boolean, L extends f.Shape> = [G] extends [false] ? NoLists : { lines: ReturnType<typeof f.lines<L>> }

/** The life-cycle actions of a kind: `delivery.save` … `delivery.detail`. `post` is save, submit and approve in one act. */
export function documentActions<
  K extends string,
  H extends f.Shape,
  L extends f.Shape,
  M extends OwnLists = NoLists,
  G extends boolean = true,
>(kind: Named<K, H, L, M, G>) {
  const name = kind.label
  const may = (verb: string) => `${kind.kind}.${verb}`
  const head = { ...headFields, ...kind.head }
  const line = { ...lineFields, ...kind.line }
  const goods = kind.goods === false ? {} : { lines: f.lines('明细', line, 1000) }
  const shownLine = { ...line, ...nameFields(kind.line), ...namedLine, ...sourceFields }
  const input = { ...head, ...listFields(kind.lists), ...(goods as GoodsLines<G, typeof line>) }
  const seen = { id: f.id('编号'), version }
  const outcome = f.object('结果', stamp)
  const override = f.optional(f.text('放行理由', 200))
  const actions = {
    save: command({
      label: `保存${name}草稿`,
      permission: may('save'),
      input: f.object(name, { id: f.optional(f.id('编号')), version: f.optional(version), ...input }),
      output: outcome,
    }),
    remove: command({
      label: `删除${name}草稿`,
      permission: may('save'),
      input: f.object('删除', seen),
      output: f.object('结果', { id: f.id('编号') }),
    }),
    submit: command({ label: `提交${name}`, permission: may('submit'), posts: true, input: f.object('提交', seen), output: outcome }),
    approve: command({
      label: `审核${name}`,
      permission: may('approve'),
      posts: true,
      input: f.object('审核', { ...seen, override }),
      output: outcome,
    }),
    reject: command({
      label: `驳回${name}`,
      permission: may('approve'),
      posts: true,
      input: f.object('驳回', { ...seen, reason: f.text('理由', 200, { required: true }) }),
      output: outcome,
    }),
    void: command({
      label: `红冲${name}`,
      permission: may('void'),
      posts: true,
      input: f.object('红冲', { ...seen, reason: f.text('理由', 200, { required: true }) }),
      output: outcome,
    }),
    post: command({
      label: `${name}一步过账`,
      permission: may('approve'),
      posts: true,
      input: f.object(name, { id: f.optional(f.id('编号')), version: f.optional(version), ...input, override }),
      output: outcome,
    }),
    list: query({
      label: `查询${name}`,
      permission: may('view'),
      snapshot: true,
      input: f.object('条件', { ...listCriteria, totals: f.optional(f.boolean('要合计')) }),
      output: listResult,
    }),
    detail: query({
      label: `查看${name}`,
      permission: may('view'),
      snapshot: true,
      input: f.object('条件', { id: f.id('编号') }),
      output: f.object(name, {
        ...stamp,
        ...head,
        ...(nameFields(kind.head) as NoLists),
        ...shownLists(kind.lists),
        kind: f.text('单据类型', 40),
        fulfilment: f.choice('完成情况', FULFILMENT),
        partyName: f.optional(f.text('往来单位', 120)),
        warehouseName: f.optional(f.text('仓库', 60)),
        employeeName: f.optional(f.text('经手人', 60)),
        madeByName: f.text('制单人', 60),
        discountNote: f.optional(f.text('优惠说明', 200)),
        ...amountFields,
        cost: f.masked('cost.view', f.money('成本', { sign: 'any' })),
        voucher: f.optional(f.text('凭证字号', 40)),
        lines: f.lines('明细', (kind.goods === false ? {} : shownLine) as typeof shownLine, 1000),
        history: f.lines('经过', historyRow, 200),
        related: f.lines('关联单据', relatedRow, 200),
        allowed: f.list('我能做的', f.text('动作', 20), 10),
      }),
    }),
  }
  return Object.fromEntries(Object.entries(actions).map(([verb, action]) => [`${kind.kind}.${verb}`, action])) as unknown as {
    [V in keyof typeof actions as `${K}.${V}`]: (typeof actions)[V]
  }
}

export type DocumentInput<H extends f.Shape = Record<never, never>, L extends f.Shape = Record<never, never>> = z.infer<
  z.ZodMiniObject<typeof headFields & H>
> & { id?: string | null; version?: number | null; lines: z.infer<z.ZodMiniObject<typeof lineFields & L>>[] }
