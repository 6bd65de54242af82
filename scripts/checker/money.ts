import type { Check } from '../checker'

/** `paid` is what the methods come to, which is the whole document or a part of it. */
const cashOf = (kind: string, sign: 1 | -1): Check => ({
  invariant: 9,
  name: `every posted ${kind} moved exactly its cash, less its fees`,
  sql: `
  SELECT d.id, d.number, COALESCE(m.paid, 0) AS paid, COALESCE(m.fees, 0) AS fees, COALESCE(SUM(j.debit - j.credit), 0) AS cash
  FROM document d JOIN posting p ON p.company = d.company AND p.document = d.id AND p.act = 'approve'
  LEFT JOIN (SELECT document, SUM(amount) AS paid, SUM(COALESCE(fee, 0)) AS fees FROM ${kind}_methods WHERE company = :company GROUP BY document) m ON m.document = d.id
  LEFT JOIN journal_line j ON j.company = p.company AND j.posting = p.number AND j.fund IS NOT NULL
  WHERE d.company = :company AND d.kind = '${kind}' GROUP BY d.id, d.number, m.paid, m.fees HAVING cash <> ${sign} * paid - fees`,
})

const settledBy = (kind: string): Check => ({
  invariant: 7,
  name: `every posted ${kind} settled exactly what it says of each open item`,
  sql: `
  SELECT document, posting, seq, SUM(said) AS said, SUM(matched) AS matched FROM (
    SELECT i.document, i.posting, i.seq, i.amount AS said, 0 AS matched FROM ${kind}_items i
    JOIN posting p ON p.company = i.company AND p.document = i.document AND p.act = 'approve' WHERE i.company = :company
    UNION ALL
    SELECT p.document, m.entryPosting, m.entrySeq, 0, m.amount FROM party_match m JOIN posting p ON p.company = m.company AND p.number = m.posting AND p.act = 'approve'
    JOIN document d ON d.company = p.company AND d.id = p.document AND d.kind = '${kind}' WHERE m.company = :company AND m.entryPosting <> m.posting
    UNION ALL
    SELECT p.document, m.againstPosting, m.againstSeq, 0, m.amount FROM party_match m JOIN posting p ON p.company = m.company AND p.number = m.posting AND p.act = 'approve'
    JOIN document d ON d.company = p.company AND d.id = p.document AND d.kind = '${kind}' WHERE m.company = :company AND m.againstPosting <> m.posting) sides
  GROUP BY document, posting, seq HAVING SUM(said) <> SUM(matched)`,
})

export const moneyChecks: Check[] = [
  cashOf('collection', 1),
  cashOf('payment', -1),
  cashOf('expense', -1),
  cashOf('income', 1),
  ...['collection', 'payment', 'settlement'].map(settledBy),
  {
    invariant: 7,
    name: 'a match is not dated before the items it joins',
    sql: `
  SELECT m.posting, m.seq, m.date, e.date AS entryDate, a.date AS againstDate FROM party_match m
  JOIN party_entry e ON e.company = m.company AND e.posting = m.entryPosting AND e.seq = m.entrySeq
  JOIN party_entry a ON a.company = m.company AND a.posting = m.againstPosting AND a.seq = m.againstSeq
  WHERE m.company = :company AND (m.date < e.date OR m.date < a.date)`,
  },
]
