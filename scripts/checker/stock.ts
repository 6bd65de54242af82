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
    name: 'no stock below zero where it is forbidden, now or after any move, and never a batch',
    sql: `
  SELECT * FROM (
    SELECT 0 AS posting, warehouse, sku, lot, onHand, value FROM stock_balance WHERE company = :company AND (onHand < 0 OR (value < 0 AND onHand >= 0))
    UNION ALL
    SELECT posting, warehouse, sku, lot, onHandAfter, valueAfter FROM stock_move
    WHERE company = :company AND (onHandAfter < 0 OR (valueAfter < 0 AND onHandAfter > 0))) negative
  WHERE lot <> 0 OR warehouse NOT IN (SELECT id FROM warehouse WHERE company = :company AND negativeStock = 1)`,
  },
  {
    invariant: 3,
    name: 'goods below zero are the open shortages, in quantity and value',
    sql: `
  SELECT warehouse, sku, SUM(onHand) AS onHand, SUM(value) AS value, SUM(short) AS short, SUM(shortValue) AS shortValue FROM (
    SELECT warehouse, sku, onHand, value, 0 AS short, 0 AS shortValue FROM stock_balance WHERE company = :company AND lot = 0 AND onHand < 0
    UNION ALL
    SELECT warehouse, sku, 0, 0, quantity, value FROM stock_shortage WHERE company = :company AND quantity <> 0) sides
  GROUP BY warehouse, sku HAVING SUM(onHand) + SUM(short) <> 0 OR SUM(value) + SUM(shortValue) <> 0`,
  },
  {
    invariant: 1,
    name: 'a serial is where its last move took it, and there are as many as goods',
    sql: `
  SELECT * FROM (
    SELECT s.sku, s.number, s.warehouse, (SELECT IF(m.direction = 1, m.warehouse, NULL) FROM serial_move m
      WHERE m.company = s.company AND m.sku = s.sku AND m.number = s.number ORDER BY m.posting DESC, m.seq DESC LIMIT 1) AS moved
    FROM serial s WHERE s.company = :company) places WHERE NOT (warehouse <=> moved)
  UNION ALL
  SELECT sku, NULL, warehouse, SUM(onHand) - SUM(serials) FROM (
    SELECT b.sku, b.warehouse, b.onHand, 0 AS serials FROM stock_balance b JOIN sku s ON s.company = b.company AND s.id = b.sku WHERE b.company = :company AND s.tracking = 'serial'
    UNION ALL
    SELECT sku, warehouse, 0, 1 FROM serial WHERE company = :company AND warehouse IS NOT NULL) counted
  GROUP BY sku, warehouse HAVING SUM(onHand) <> SUM(serials)`,
  },
  {
    invariant: 15,
    name: 'no source line is taken up beyond what it has, nor below nothing',
    sql: `
  SELECT u.line, l.baseQuantity, SUM(u.quantity) AS used FROM line_use u JOIN document_line l ON l.company = u.company AND l.id = u.line
  WHERE u.company = :company GROUP BY u.line, l.baseQuantity HAVING SUM(u.quantity) > l.baseQuantity OR SUM(u.quantity) < 0`,
  },
  {
    invariant: 16,
    name: 'plans are the sum of what was planned',
    sql: `
  SELECT warehouse, sku, SUM(reserved) AS reserved, SUM(onOrder) AS onOrder, SUM(inTransit) AS inTransit FROM (
    SELECT warehouse, sku, reserved, onOrder, inTransit FROM stock_plan WHERE company = :company
    UNION ALL
    SELECT warehouse, sku, -reserved, -onOrder, -inTransit FROM plan_move WHERE company = :company) sides
  GROUP BY warehouse, sku HAVING SUM(reserved) <> 0 OR SUM(onOrder) <> 0 OR SUM(inTransit) <> 0`,
  },
  {
    invariant: 16,
    name: 'what is expected from transfers is what lies in transit',
    sql: `
  SELECT sku, SUM(expected) AS expected, SUM(travelling) AS travelling FROM (
    SELECT sku, inTransit AS expected, 0 AS travelling FROM stock_plan WHERE company = :company
    UNION ALL
    SELECT sku, 0, onHand FROM stock_balance WHERE company = :company AND warehouse = :company) sides
  GROUP BY sku HAVING SUM(expected) <> SUM(travelling)`,
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
  GROUP BY warehouse, sku, lot HAVING (lot = 0 AND SUM(balances) <> 1) OR SUM(balances) > 1 OR SUM(moves) = 0 OR SUM(quantity) <> 0 OR SUM(value) <> 0`,
  },
]
