import type { Check } from '../checker'

/** Ledger and balance side by side under one key; a row missing on either side counts as 0 there. */
const stockSides = (balance: string, move: string) => `
  (SELECT warehouse, sku, lot, ${balance} AS balance, 0 AS moved FROM stock_balance WHERE company = :company
   UNION ALL
   SELECT warehouse, sku, lot, 0, ${move} FROM stock_move WHERE company = :company) sides`

const stockEquals = (balance: string, move: string) => `
  SELECT warehouse, sku, lot, SUM(balance) AS balance, SUM(moved) AS moved FROM ${stockSides(balance, move)}
  GROUP BY warehouse, sku, lot HAVING SUM(balance) <> SUM(moved)`

export const stockChecks: Check[] = [
  { invariant: 1, name: 'stock balance quantity = Σ moves', sql: stockEquals('onHand', 'quantity') },
  { invariant: 2, name: 'stock balance value = Σ moves', sql: stockEquals('value', 'value') },
  {
    invariant: 2,
    name: 'quantity 0 has value 0',
    sql: 'SELECT warehouse, sku, lot, value FROM stock_balance WHERE company = :company AND onHand = 0 AND value <> 0',
  },
  {
    invariant: 2,
    name: 'every move shows the balance after it',
    sql: `
  SELECT * FROM (
    SELECT posting, seq, warehouse, sku, lot, onHandAfter, valueAfter,
      SUM(quantity) OVER (PARTITION BY warehouse, sku, lot ORDER BY posting, seq) AS onHandSoFar,
      SUM(value) OVER (PARTITION BY warehouse, sku, lot ORDER BY posting, seq) AS valueSoFar
    FROM stock_move WHERE company = :company) running
  WHERE onHandAfter <> onHandSoFar OR valueAfter <> valueSoFar`,
  },
  {
    invariant: 3,
    name: 'no stock below zero, now or after any move',
    sql: `
  SELECT * FROM (
    SELECT 0 AS posting, warehouse, sku, lot, onHand, value FROM stock_balance WHERE company = :company AND (onHand < 0 OR value < 0)
    UNION ALL
    SELECT posting, warehouse, sku, lot, onHandAfter, valueAfter FROM stock_move
    WHERE company = :company AND (onHandAfter < 0 OR valueAfter < 0)) negative`,
  },
  {
    invariant: 8,
    name: 'Σ stock value = account 1405',
    sql: `
  SELECT stock.value AS stock, ledger.value AS ledger, journal.value AS journal FROM
    (SELECT COALESCE(SUM(value), 0) AS value FROM stock_balance WHERE company = :company) stock,
    (SELECT COALESCE(SUM(debit - credit), 0) AS value FROM account_balance WHERE company = :company AND account LIKE '1405%') ledger,
    (SELECT COALESCE(SUM(debit - credit), 0) AS value FROM journal_line WHERE company = :company AND account LIKE '1405%') journal
  WHERE stock.value <> ledger.value OR stock.value <> journal.value`,
  },
  {
    invariant: 16,
    name: 'stock balances are those a rebuild would make',
    sql: `
  SELECT warehouse, sku, lot, SUM(balances) AS balances, SUM(moves) AS moves, SUM(quantity) AS differs, SUM(value) AS valueDiffers FROM (
    SELECT warehouse, sku, lot, 1 AS balances, 0 AS moves, onHand AS quantity, value FROM stock_balance WHERE company = :company
    UNION ALL
    SELECT warehouse, sku, lot, 0, 1, -quantity, -value FROM stock_move WHERE company = :company) sides
  GROUP BY warehouse, sku, lot HAVING SUM(balances) <> 1 OR SUM(moves) = 0 OR SUM(quantity) <> 0 OR SUM(value) <> 0`,
  },
]
