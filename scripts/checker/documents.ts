import type { Check } from '../checker'
import { traceChecks } from './traces'

/** What an approved document of a kind must have left: goods by line with this sign, an open item with this sign. */
const TRADED = [
  { kind: 'receipt', goods: 1, account: '2202', item: -1 },
  { kind: 'delivery', goods: -1, account: '1122', item: 1 },
  { kind: 'purchaseReturn', goods: -1, account: '2202', item: 1 },
  { kind: 'opening', goods: 1, account: null, item: 0 },
  { kind: 'transferIn', goods: 1, account: null, item: 0 },
  { kind: 'transfer', goods: -1, account: null, item: 0 },
]

// Documents that come to what their own lists say.
const WITHOUT_GOODS =
  "('collection', 'payment', 'settlement', 'fundTransfer', 'cashCount', 'expense', 'income', 'manualVoucher', 'closing', 'openingBalance')"

const goodsOf = ({ kind, goods }: (typeof TRADED)[number]): Check => ({
  invariant: 9,
  name: `every goods line of a posted ${kind} moved exactly its quantity, a service nothing`,
  sql: `
  SELECT l.document, l.id AS line, l.baseQuantity, COUNT(m.seq) AS moves, SUM(m.quantity) AS moved FROM document d
  JOIN posting p ON p.company = d.company AND p.document = d.id AND p.act = 'approve'
  JOIN document_line l ON l.company = d.company AND l.document = d.id
  JOIN sku s ON s.company = l.company AND s.id = l.sku
  LEFT JOIN stock_move m ON m.company = p.company AND m.posting = p.number AND m.line = l.id AND m.sku = l.sku AND m.warehouse = d.warehouse
  WHERE d.company = :company AND d.kind = '${kind}' GROUP BY l.document, l.id, l.baseQuantity, s.skuKind
  HAVING (moves > 0) <> (s.skuKind = 'goods') OR (moves > 0 AND moved <> ${goods} * l.baseQuantity)`,
})

const itemOf = ({ kind, account, item }: (typeof TRADED)[number]): Check => ({
  invariant: 9,
  name: `every posted ${kind} left its open item exactly once`,
  sql: `
  SELECT d.id AS document, d.amountIncl, COUNT(e.seq) AS items, SUM(e.amount) AS amount FROM document d
  JOIN posting p ON p.company = d.company AND p.document = d.id AND p.act = 'approve'
  LEFT JOIN party_entry e ON e.company = p.company AND e.posting = p.number AND e.party = d.party AND e.account ${account ? `= '${account}'` : 'IS NOT NULL'}
  WHERE d.company = :company AND d.kind = '${kind}' GROUP BY d.id, d.amountIncl
  HAVING items <> ${account ? '(d.amountIncl <> 0)' : 0} OR COALESCE(amount, 0) <> ${item} * d.amountIncl`,
})

export const documentChecks: Check[] = [
  ...traceChecks,
  {
    invariant: 15,
    name: 'what is promised is what is open of approved sales orders',
    sql: `
  SELECT warehouse, sku, SUM(reserved) AS reserved, SUM(open) AS open FROM (
    SELECT warehouse, sku, reserved, 0 AS open FROM stock_plan WHERE company = :company
    UNION ALL
    SELECT d.warehouse, l.sku, 0, l.baseQuantity - COALESCE((SELECT SUM(u.quantity) FROM line_use u WHERE u.company = l.company AND u.line = l.id), 0)
    FROM document d JOIN document_line l ON l.company = d.company AND l.document = d.id JOIN sku s ON s.company = l.company AND s.id = l.sku
    WHERE d.company = :company AND d.kind = 'salesOrder' AND d.state = 'approved' AND s.skuKind = 'goods') sides
  GROUP BY warehouse, sku HAVING SUM(reserved) <> SUM(open)`,
  },
  {
    invariant: 15,
    name: 'a document says how much later documents took of it',
    sql: `
  SELECT d.id, d.number, d.fulfilment, MIN(COALESCE(u.used, 0) >= l.baseQuantity) AS whole, MAX(COALESCE(u.used, 0) > 0) AS some FROM document d
  JOIN document_line l ON l.company = d.company AND l.document = d.id
  LEFT JOIN (SELECT line, SUM(quantity) AS used FROM line_use WHERE company = :company GROUP BY line) u ON u.line = l.id
  WHERE d.company = :company GROUP BY d.id, d.number, d.fulfilment HAVING d.fulfilment <> IF(whole = 1, 'full', IF(some = 1, 'part', 'none'))`,
  },
  ...TRADED.flatMap((kind) => [goodsOf(kind), itemOf(kind)]),
  itemOf({ kind: 'landedCost', goods: 0, account: '2202', item: -1 }),
  itemOf({ kind: 'salesReturn', goods: 1, account: '1122', item: -1 }),
  {
    invariant: 9,
    name: 'a document is in the state its postings say',
    sql: `
  SELECT d.id, d.kind, d.number, d.state, COALESCE(SUM(p.act = 'approve'), 0) AS approvals, COALESCE(SUM(p.act = 'void'), 0) AS voids,
    COALESCE(SUM(p.act = 'close'), 0) - COALESCE(SUM(p.act = 'reopen'), 0) AS closes, SUM(p.act IN ('close', 'reopen', 'change')) AS more, COALESCE(SUM(p.act = 'change'), 0) AS changes, COUNT(p.number) AS postings
  FROM document d LEFT JOIN posting p ON p.company = d.company AND p.document = d.id
  WHERE d.company = :company GROUP BY d.id, d.kind, d.number, d.state
  HAVING approvals - changes <> (d.state IN ('approved', 'closed', 'voided')) OR voids <> (d.state = 'voided') OR postings <> approvals + voids + COALESCE(more, 0)
    OR (d.state <> 'voided' AND closes <> (d.state = 'closed'))
    OR d.state NOT IN ('draft', 'submitted', 'approved', 'closed', 'voided')`,
  },
  {
    invariant: 9,
    name: 'a document is the sum of its lines, and tax makes the difference',
    sql: `
  SELECT d.id, d.amountExcl, d.tax, d.amountIncl, SUM(l.amountExcl) AS lineExcl, SUM(l.tax) AS lineTax, SUM(l.amountIncl) AS lineIncl
  FROM document d LEFT JOIN document_line l ON l.company = d.company AND l.document = d.id
  WHERE d.company = :company AND d.kind NOT IN ${WITHOUT_GOODS} GROUP BY d.id, d.kind, d.amountExcl, d.tax, d.amountIncl, d.lineCount, d.discount
  HAVING d.amountExcl <> lineExcl OR d.tax <> lineTax OR d.amountIncl <> lineIncl OR d.amountExcl + d.tax <> d.amountIncl
    OR COUNT(l.id) <> d.lineCount OR (COUNT(l.id) = 0 AND d.kind <> 'stocktake') OR SUM(l.share) <> d.discount OR SUM(l.amountExcl + l.tax <> l.amountIncl) > 0
    OR MAX(l.no) <> COUNT(l.id) OR COUNT(DISTINCT l.no) <> COUNT(l.id)`,
  },
  {
    invariant: 12,
    name: 'document numbers are gapless per numbering key',
    sql: `
  SELECT numberKey, COUNT(*) AS documents, MIN(numberSeq) AS first, MAX(numberSeq) AS last, COUNT(DISTINCT numberSeq) AS numbers FROM document
  WHERE company = :company AND numberKey IS NOT NULL GROUP BY numberKey HAVING first <> 1 OR last <> documents OR numbers <> documents`,
  },
  {
    invariant: 12,
    name: 'a number belongs to one document',
    sql: 'SELECT number, COUNT(*) AS documents FROM document WHERE company = :company AND number IS NOT NULL GROUP BY number HAVING documents > 1',
  },
  {
    invariant: 12,
    name: 'every document beyond the draft has the number its key and sequence say',
    sql: `
  SELECT id, state, number, numberKey, numberSeq FROM document WHERE company = :company
  AND ((state <> 'draft' AND number IS NULL) OR (number IS NULL) <> (numberKey IS NULL) OR (number IS NULL) <> (numberSeq IS NULL)
    OR number NOT LIKE CONCAT(numberKey, '%') OR CAST(SUBSTRING(number, CHAR_LENGTH(numberKey) + 1) AS UNSIGNED) <> numberSeq)`,
  },
]
