import { noMoney } from '../../cloudfunctions/kernel/moneyFacts'
import type { Effects, Facts, PartyFacts } from '../../shared/books'
import type { SourceFacts } from '../../shared/sources'
import { StockBook } from '../../shared/inventory/costing'
import type { StockRow } from '../../shared/inventory/pool'
import { SerialBook } from '../../shared/inventory/serials'
import { computeAmounts } from '../../shared/kernel/amounts'
import type { DocumentData, DocumentKind, LineData } from '../../shared/kernel/document'
import { dec, quantityText } from '../../shared/kernel/money'
import { defaultSettings, type Settings } from '../../shared/system/settings'

/** A line as the tables write it: goods, quantity, price, and what differs from 13 % without discount. */
export interface Line {
  sku: string
  quantity: string
  price: string
  tax?: string
  off?: string
  less?: string
  deductible?: boolean
  /** The source line it continues, by its name in `sources`. */
  from?: string
  inspection?: string
}

/** A source line of 10 可乐 at 11.30 that cost 33.33 and left an open item of 113.00, as far as it is not said otherwise. */
const sourceOf = (given: Partial<SourceFacts>): SourceFacts => ({
  kind: 'delivery',
  document: '单1',
  warehouse: '主仓',
  quantity: '10.0000',
  used: '0.0000',
  pieces: [{ lot: '0', quantity: dec('10'), value: dec('33.33') }],
  terms: { taxInclusive: true, price: '11.300000', numerator: 1, denominator: 1, discountRate: null, taxRate: '0.13' },
  amounts: { gross: '113.00', share: '0.00', amountExcl: '100.00', amountIncl: '113.00' },
  taken: { gross: '0.00', share: '0.00', amountExcl: '0.00', amountIncl: '0.00' },
  received: '0.0000',
  item: { posting: 7, seq: 0, open: '113.00', date: '2026-11-20' },
  serials: [],
  toWarehouse: null,
  ...given,
})

export interface Given {
  lines: Line[]
  taxInclusive?: boolean
  discount?: string
  settings?: Partial<Settings>
  party?: Partial<PartyFacts>
  /** On hand before: goods, quantity, value. */
  stock?: [string, string, string][]
  override?: boolean
  department?: string
  sources?: Record<string, Partial<SourceFacts>>
  /** Promised to orders before: goods and quantity. */
  reserved?: Record<string, string>
  /** Own head fields. */
  own?: Record<string, string>
}

/** 运费 and 安装 are services, everything else goods. */
const SERVICES = ['运费', '安装']
const skuOf = (id: string) => ({ id, code: id, name: id, stocked: !SERVICES.includes(id), tracking: 'none' as const })

const documentOf = (kind: string, given: Given): DocumentData => {
  const taxInclusive = given.taxInclusive ?? true
  const priced = given.lines.map((line) => ({
    quantity: line.quantity,
    price: line.price,
    taxRate: line.tax ?? '0.13',
    discountRate: line.off ?? null,
    discountAmount: line.less ?? null,
  }))
  const { lines, totals } = computeAmounts(priced, { taxInclusive, discount: given.discount ?? '0' })
  return {
    id: '1',
    kind,
    number: null,
    numbering: null,
    state: 'submitted',
    fulfilment: 'none',
    version: 1,
    date: '2026-11-24',
    party: '甲方',
    warehouse: '主仓',
    employee: null,
    department: given.department ?? null,
    taxInclusive,
    discount: given.discount ?? '0.00',
    note: null,
    summary: '',
    ...totals,
    madeBy: '1',
    updatedBy: '1',
    updatedAt: '',
    own: given.own ?? {},
    lists: {},
    lines: lines.map(
      (amounts, index): LineData => ({
        id: `行${index + 1}`,
        no: index + 1,
        unit: '瓶',
        numerator: 1,
        denominator: 1,
        baseQuantity: quantityText(given.lines[index]!.quantity),
        sourceLine: given.lines[index]!.from ?? null,
        lot: null,
        serials: [],
        note: null,
        ...priced[index]!,
        ...amounts,
        sku: given.lines[index]!.sku,
        own: { deductible: given.lines[index]!.deductible ?? null, inspection: given.lines[index]!.inspection ?? null },
      }),
    ),
  }
}

const partyOf = (given: Given): PartyFacts => ({
  id: '甲方',
  name: '甲方',
  terms: 'net',
  termDays: 30,
  creditLimit: null,
  creditDays: null,
  receivable: '0.00',
  ordered: '0.00',
  overdueDays: 0,
  specialInvoice: true,
  ...given.party,
})

/** Runs a posting and writes its effects the way a bookkeeper reads them. */
export const effectsOf = (kind: DocumentKind, given: Given): string[] => written(runOf(kind, given))

export function runOf(kind: DocumentKind, given: Given): Effects {
  const rows = (given.stock ?? []).map(([sku, onHand, value]): StockRow => ({ warehouse: '主仓', sku, lot: '0', onHand, value }))
  const sources = new Map(Object.entries(given.sources ?? {}).map(([name, source]) => [name, sourceOf(source)]))
  const facts: Facts = {
    today: '2026-11-24',
    settings: { ...defaultSettings, ...given.settings },
    sku: skuOf,
    stock: new StockBook(rows, skuOf),
    serials: new SerialBook([], skuOf),
    source: (line) => sources.get(line)!,
    survival: () => [],
    transit: '在途',
    reserved: (_warehouse, sku) => given.reserved?.[sku] ?? '0',
    ...noMoney,
    reason: null,
    party: kind.party ? partyOf(given) : null,
    offset: null,
    creditOverride: given.override ?? false,
    paid: '0.00',
  }
  return kind.post(documentOf(kind.kind, given), facts)
}

function written({ moves, entries, journal, uses = [], plans = [], matches = [] }: Effects): string[] {
  return [
    ...uses.map((use) => `${use.line} 用 ${dec(use.quantity)} 值 ${use.value}`),
    ...plans.map((plan) => `${plan.warehouse} ${plan.sku} 订 ${signed(plan.reserved)}`),
    ...moves.map(
      (move) =>
        `${move.sku} ${signed(move.quantity)} 值 ${signed(move.value)} → ${dec(move.onHandAfter)} 值 ${move.valueAfter} (${move.line})`,
    ),
    ...entries.map((entry) => `${entry.party} ${entry.account} ${signed(entry.amount)} 到期 ${entry.dueDate}`),
    ...matches.map((match) => `核 ${match.against.posting}/${match.against.seq} ${match.amount} ${match.date}`),
    ...journal.map((line) => {
      const side = dec(line.debit).isZero() ? `贷 ${line.account} ${line.credit}` : `借 ${line.account} ${line.debit}`
      return [side, line.party, line.department].filter(Boolean).join(' ')
    }),
  ]
}

const signed = (text: string): string =>
  `${dec(text).isNegative() ? '' : '+'}${text.includes('.') && /^-?\d+\.\d{4}$/.test(text) ? dec(text) : text}`

export interface Case extends Given {
  name: string
  out: string[]
}
