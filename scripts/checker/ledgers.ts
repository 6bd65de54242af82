import type { Check } from '../checker'

export const ledgerChecks: Check[] = [
  {
    invariant: 4,
    name: 'debit = credit in every posting',
    sql: `
  SELECT posting, SUM(debit) AS debit, SUM(credit) AS credit FROM journal_line WHERE company = :company
  GROUP BY posting HAVING SUM(debit) <> SUM(credit)`,
  },
  {
    invariant: 4,
    name: 'debit = credit in the company',
    sql: 'SELECT SUM(debit) AS debit, SUM(credit) AS credit FROM journal_line WHERE company = :company HAVING SUM(debit) <> SUM(credit)',
  },
  {
    invariant: 5,
    name: 'account balance = Σ journal per period, account, party and fund',
    sql: `
  SELECT period, account, party, fund, SUM(debit) AS debitDiffers, SUM(credit) AS creditDiffers FROM (
    SELECT period, account, party, fund, debit, credit FROM account_balance WHERE company = :company
    UNION ALL
    SELECT period, account, COALESCE(party, 0), COALESCE(fund, 0), -debit, -credit FROM journal_line WHERE company = :company) sides
  GROUP BY period, account, party, fund HAVING SUM(debit) <> 0 OR SUM(credit) <> 0`,
  },
  {
    invariant: 5,
    name: 'cash flow = Σ journal per period and line of the statement',
    sql: `
  SELECT period, item, SUM(amount) AS differs FROM (
    SELECT period, item, amount FROM cash_flow WHERE company = :company
    UNION ALL
    SELECT period, cashItem, credit - debit FROM journal_line WHERE company = :company AND cashItem IS NOT NULL) sums
  GROUP BY period, item HAVING SUM(amount) <> 0`,
  },
  {
    invariant: 12,
    name: 'voucher numbers are gapless per period, and every journal has one',
    sql: `
  SELECT period, COUNT(voucher) AS vouchers, MIN(voucher) AS first, MAX(voucher) AS last, COUNT(DISTINCT voucher) AS numbers,
    SUM(EXISTS (SELECT 1 FROM journal_line j WHERE j.company = posting.company AND j.posting = posting.number)) AS journals
  FROM posting WHERE company = :company
  GROUP BY period
  HAVING (vouchers > 0 AND (first <> 1 OR last <> vouchers OR numbers <> vouchers)) OR vouchers <> journals`,
  },
  {
    invariant: 13,
    name: 'nothing is dated after the day of its posting',
    sql: `
  SELECT number, document, date, at FROM posting WHERE company = :company AND date > DATE(at + INTERVAL 8 HOUR)`,
  },
  // Closing and reopening leave in the operation log which day they moved the lock to, and after which posting; the last word
  // before a posting is the one that held.
  {
    invariant: 13,
    name: 'nothing is posted into a period after its closing',
    sql: `
  SELECT p.number, p.document, p.date, p.at, JSON_UNQUOTE(JSON_EXTRACT(o.became, '$.closedTo')) AS closedTo
  FROM posting p JOIN operation o ON o.company = p.company AND o.id = (
    SELECT c.id FROM operation c WHERE c.company = p.company AND c.subject = p.company AND c.subjectKind = 'period' AND c.outcome = 'done'
      AND CAST(JSON_EXTRACT(c.became, '$.after') AS UNSIGNED) < p.number
    ORDER BY CAST(JSON_EXTRACT(c.became, '$.after') AS UNSIGNED) DESC, c.id DESC LIMIT 1)
  WHERE p.company = :company AND p.date <= JSON_UNQUOTE(JSON_EXTRACT(o.became, '$.closedTo'))`,
  },
  {
    invariant: 16,
    name: 'account balances are those a rebuild would make',
    sql: `
  SELECT period, account, party, fund, SUM(balances) AS balances, SUM(lines_) AS journalLines FROM (
    SELECT period, account, party, fund, 1 AS balances, 0 AS lines_, debit, credit FROM account_balance WHERE company = :company
    UNION ALL
    SELECT period, account, COALESCE(party, 0), COALESCE(fund, 0), 0, 1, -debit, -credit FROM journal_line WHERE company = :company) sides
  GROUP BY period, account, party, fund HAVING SUM(balances) <> 1 OR SUM(lines_) = 0 OR SUM(debit) <> 0 OR SUM(credit) <> 0`,
  },
  {
    invariant: 17,
    name: 'the trial balance of every period adds up',
    sql: `
  SELECT period, SUM(debit) AS debit, SUM(credit) AS credit FROM account_balance WHERE company = :company
  GROUP BY period HAVING SUM(debit) <> SUM(credit)`,
  },
  // What the firm owns and spends against what it owes, is worth and earns: the two halves of every statement.
  {
    invariant: 17,
    name: 'assets, cost and expenses = liabilities, equity and income',
    sql: `
  SELECT SUM(IF(side, amount, 0)) AS debitSide, SUM(IF(side, 0, -amount)) AS creditSide FROM (
    SELECT (account LIKE '1%' OR account LIKE '4%' OR LEFT(account, 2) IN ('54', '56', '57', '58')) AS side, debit - credit AS amount
    FROM account_balance WHERE company = :company) halves
  HAVING debitSide <> creditSide`,
  },
]
