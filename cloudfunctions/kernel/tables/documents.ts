import { headTable, lineTable, listTable } from '../../../shared/kernel/tableNames'
import { documentKinds } from '../../../shared/registry'
import { bigint, columnsOf, day, flag, int, moment, money, optional, owned, price, quantity, rate, table, text } from './columns'

/** What a kind's own table is also looked up by. */
const LOOKUPS: Record<string, Record<string, string[]>> = { delivery: { delivery_exchange: ['company', 'exchange'] } }

const documentTables = documentKinds.flatMap((kind) => [
  ...(Object.keys(kind.head).length ? [owned(headTable(kind), columnsOf(kind.head), { index: LOOKUPS[kind.kind] ?? {} })] : []),
  ...(Object.keys(kind.line).length ? [owned(lineTable(kind), columnsOf(kind.line))] : []),
  ...Object.entries(kind.lists ?? {}).map(([list, { row }]) =>
    table(
      listTable(kind, list),
      { company: bigint, document: bigint, no: int, ...columnsOf(row) },
      { primary: ['company', 'document', 'no'] },
    ),
  ),
])

const line = {
  quantity,
  numerator: int,
  denominator: int,
  baseQuantity: quantity,
  price,
  priceSource: optional(text(20)),
  priceNote: optional(text(120)),
  discountRate: optional(rate),
  discountAmount: optional(money),
  taxRate: rate,
  gross: money,
  net: money,
  share: money,
}
const amounts = { amountExcl: money, tax: money, amountIncl: money }

/** Documents of every kind share two tables; a kind's own fields lie beside them. */
export const documentsTables = [
  // Documents of every kind.
  owned(
    'document',
    {
      kind: text(40),
      numberKey: optional(text(24)),
      numberSeq: optional(int),
      number: optional(text(40)),
      state: text(10),
      // How much later documents took of the lines: none, part, full.
      fulfilment: { ...text(4), default: 'none' },
      // Members who approved it so far, in the order of the levels; which approval this is.
      approvers: optional(text(200)),
      round: { ...int, default: 0 },
      version: int,
      date: day,
      party: optional(bigint),
      warehouse: optional(bigint),
      employee: optional(bigint),
      department: optional(bigint),
      taxInclusive: flag,
      discount: money,
      discountNote: optional(text(200)),
      note: optional(text(500)),
      summary: text(300),
      lineCount: int,
      ...amounts,
      madeBy: bigint,
      madeAt: moment,
      updatedBy: bigint,
      updatedAt: moment,
    },
    {
      unique: { document_number: ['company', 'numberKey', 'numberSeq'] },
      index: {
        document_kind: ['company', 'kind', 'id'],
        document_party: ['company', 'party', 'kind', 'state', 'fulfilment'],
        document_state: ['company', 'state', 'id'],
        document_date: ['company', 'kind', 'date'],
        document_text: ['company', 'number'],
      },
    },
  ),
  owned(
    'document_line',
    {
      document: bigint,
      no: int,
      sku: bigint,
      unit: bigint,
      ...line,
      ...amounts,
      sourceLine: optional(bigint),
      lot: optional(bigint),
      serials: optional({ type: 'mediumtext' }),
      note: optional(text(200)),
    },
    {
      index: {
        line_document: ['company', 'document', 'no'],
        line_sku: ['company', 'sku', 'document'],
        line_source: ['company', 'sourceLine'],
      },
    },
  ),
  ...documentTables,
  // Who signed for a delivery, when, and the files that show it.
  owned('delivery_sign', {
    signer: text(60),
    signature: optional(bigint),
    photo: optional(bigint),
    note: optional(text(200)),
    member: bigint,
    at: moment,
  }),
]
