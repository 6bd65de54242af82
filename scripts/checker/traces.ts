import type { Check } from '../checker'

const ofVoided = (ledger: string, keys: string, sums: readonly string[]) => `
  SELECT p.document, ${keys}, ${sums.map((sum) => `SUM(x.${sum}) AS ${sum}`).join(', ')} FROM posting v
  JOIN posting p ON p.company = v.company AND p.document = v.document JOIN ${ledger} x ON x.company = p.company AND x.posting = p.number
  WHERE v.company = :company AND v.act = 'void' GROUP BY p.document, ${keys} HAVING ${sums.map((sum) => `SUM(x.${sum}) <> 0`).join(' OR ')}`

const withoutPosting = (ledger: string) => `SELECT '${ledger}' AS ledger, x.posting, x.seq FROM ${ledger} x
    LEFT JOIN posting p ON p.company = x.company AND p.number = x.posting WHERE x.company = :company AND (p.number IS NULL OR p.date <> x.date)`

/** What postings and operations leave behind them. */
export const traceChecks: Check[] = [
  {
    invariant: 9,
    name: 'posting numbers are dense from 1',
    sql: 'SELECT COUNT(*) AS postings, MIN(number) AS first, MAX(number) AS last FROM posting WHERE company = :company HAVING postings > 0 AND (first <> 1 OR last <> postings)',
  },
  {
    invariant: 9,
    name: 'posting time never runs backwards',
    sql: `
  SELECT * FROM (SELECT number, at, LAG(at) OVER (ORDER BY number) AS before_ FROM posting WHERE company = :company) times WHERE at < before_`,
  },
  {
    invariant: 9,
    name: 'every row of a ledger belongs to a posting and bears its date',
    sql: `
  SELECT * FROM (${['stock_move', 'party_entry', 'journal_line'].map(withoutPosting).join('\n    UNION ALL ')}
    UNION ALL SELECT 'posting', number, 0 FROM posting WHERE company = :company AND period <> DATE_FORMAT(date, '%Y-%m')
    UNION ALL SELECT 'journal_line', j.posting, j.seq FROM journal_line j JOIN posting p ON p.company = j.company AND p.number = j.posting
      WHERE j.company = :company AND j.period <> p.period) stray`,
  },
  {
    invariant: 10,
    name: 'a voided document left no stock',
    sql: ofVoided('stock_move', 'x.warehouse, x.sku, x.lot, x.line', ['quantity', 'value']),
  },
  { invariant: 10, name: 'a voided document left nothing open', sql: ofVoided('party_entry', 'x.party, x.account', ['amount', 'open']) },
  {
    invariant: 10,
    name: 'a voided document left nothing in the journal, on either side',
    sql: ofVoided('journal_line', 'x.account, x.party, x.fund, x.department, x.employee, x.warehouse, x.cashItem', ['debit', 'credit']),
  },
  {
    invariant: 11,
    name: 'one request id, one operation',
    sql: 'SELECT request, COUNT(*) AS operations FROM operation WHERE company = :company AND request IS NOT NULL GROUP BY request HAVING operations > 1',
  },
  {
    invariant: 11,
    name: 'a request that was done remembers its answer, a refused one frees its id',
    sql: `
  SELECT id, request, action, outcome FROM operation WHERE company = :company AND request IS NOT NULL AND (outcome <> 'done' OR answer IS NULL)`,
  },
  {
    invariant: 11,
    name: 'a document was approved once and voided once at most',
    sql: `
  SELECT subject, SUM((action LIKE '%.approve' OR action LIKE '%.post') AND became LIKE '%"state":"approved"%') - SUM(action LIKE '%.change') AS approvals, SUM(action LIKE '%.void') AS voids FROM operation
  WHERE company = :company AND outcome = 'done' AND subject IS NOT NULL
  AND (action LIKE '%.approve' OR action LIKE '%.post' OR action LIKE '%.change' OR action LIKE '%.void') GROUP BY subject HAVING approvals > 1 OR voids > 1`,
  },
]
