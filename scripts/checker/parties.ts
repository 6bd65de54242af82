import type { Check } from '../checker'

// Written out here and not imported, so that a control account forgotten in the product is missed by it alone.
const CONTROL = "('1122', '1123', '2202', '2203', '1221', '2241')"

const partySides = (amount: string) => `
  SELECT account, party, SUM(ledger) AS ledger, SUM(items) AS items FROM (
    SELECT account, party, debit - credit AS ledger, 0 AS items FROM account_balance WHERE company = :company AND account IN ${CONTROL}
    UNION ALL
    SELECT account, party, 0, ${amount} FROM party_entry WHERE company = :company) sides
  GROUP BY account, party HAVING SUM(ledger) <> SUM(items)`

export const partyChecks: Check[] = [
  { invariant: 6, name: 'control accounts = Σ party entries', sql: partySides('amount') },
  {
    invariant: 6,
    name: 'control accounts always name a party, other accounts have no open items',
    sql: `
  SELECT * FROM (
    SELECT posting, seq, account, party FROM journal_line WHERE company = :company AND account IN ${CONTROL} AND party IS NULL
    UNION ALL
    SELECT posting, seq, account, party FROM party_entry WHERE company = :company AND account NOT IN ${CONTROL}) wrong`,
  },
  {
    invariant: 6,
    name: 'cash accounts always name the fund account, other accounts never do',
    sql: `
  SELECT posting, seq, account, fund FROM journal_line WHERE company = :company AND (account IN ('1001', '1002', '1012')) <> (fund IS NOT NULL)`,
  },
  { invariant: 7, name: 'party balance = Σ open items', sql: partySides('open') },
  {
    invariant: 7,
    name: 'open = amount − what was matched, settled where nothing is open',
    sql: `
  SELECT * FROM (
    SELECT e.posting, e.seq, e.party, e.account, e.amount, e.open, e.settled, COALESCE(SUM(m.amount), 0) AS matched
    FROM party_entry e LEFT JOIN (
      SELECT entryPosting AS posting, entrySeq AS seq, amount FROM party_match WHERE company = :company
      UNION ALL
      SELECT againstPosting, againstSeq, amount FROM party_match WHERE company = :company) m ON m.posting = e.posting AND m.seq = e.seq
    WHERE e.company = :company GROUP BY e.posting, e.seq, e.party, e.account, e.amount, e.open, e.settled) items
  WHERE open <> amount - SIGN(amount) * matched OR matched > ABS(amount) OR matched < 0 OR settled <> (open = 0)`,
  },
  {
    invariant: 7,
    name: 'a match joins two items of opposite sign, of one party and account',
    sql: `
  SELECT m.posting, m.seq, m.amount, e.party, a.party AS againstParty, e.account, a.account AS againstAccount FROM party_match m
  LEFT JOIN party_entry e ON e.company = m.company AND e.posting = m.entryPosting AND e.seq = m.entrySeq
  LEFT JOIN party_entry a ON a.company = m.company AND a.posting = m.againstPosting AND a.seq = m.againstSeq
  WHERE m.company = :company AND (e.posting IS NULL OR a.posting IS NULL OR e.party <> a.party OR e.account <> a.account OR SIGN(e.amount) = SIGN(a.amount))`,
  },
]
