import mysql from 'mysql2/promise'
import { CHECKS, checkCompany } from '../../scripts/checker'
import { REFERENCES } from '../../scripts/checker/references'
import { type Caller, firstWarehouse, type Goods, lineOf, newCompany, newCustomer, newGoods, newSupplier, today } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { expectSound } from '../sound'

/** Every invariant is proven awake: a violation is planted behind the product's back, and the checker must see it. */
let db: TestDatabase
let owner: Caller
let other: Caller
let connection: mysql.Connection
let cola: Goods
let customer: string

beforeAll(async () => {
  db = await testDatabase('invariants')
  other = await newCompany(db.invoke, '别家')
  await newCustomer(other, '别家的客户')
  owner = await newCompany(db.invoke, '账实相符')
  const warehouse = await firstWarehouse(owner)
  const supplier = await newSupplier(owner, '可乐厂')
  customer = await newCustomer(owner, '老王便利店')
  cola = await newGoods(owner, '可口可乐')
  const freight = await newGoods(owner, '运费', { skuKind: 'service' })
  const buy = { date: today(), party: supplier, warehouse }
  const sell = { date: today(), party: customer, warehouse }
  await owner.do('purchase', 'receipt.post', {
    ...buy,
    lines: [lineOf(cola, '100', { price: '2.26' }), lineOf(freight, '1', { price: '8' })],
  })
  for (const quantity of ['3', '5', '7']) {
    const { id, version } = await owner.do('sales', 'delivery.post', {
      ...sell,
      lines: [lineOf(cola, quantity, { price: '3' }), lineOf(freight, '1', { price: '10' })],
      discount: '1',
    })
    if (quantity === '5') await owner.do('sales', 'delivery.void', { id, version, reason: '开错了' })
  }
  const [item] = (await owner.do('finance', 'collection.items', { party: customer })).rows
  const [fund] = (await owner.do('finance', 'fund.list', {})).rows
  await owner.do('finance', 'collection.post', {
    date: today(),
    party: customer,
    methods: [{ fund: fund.id, amount: '5' }],
    items: [{ posting: item.posting, seq: item.seq, amount: '5' }],
  })
  const draft = await owner.do('sales', 'delivery.save', { ...sell, lines: [lineOf(cola, '1')] })
  await owner.do('sales', 'delivery.submit', { id: draft.id, version: draft.version })
  await owner.do('sales', 'delivery.save', { ...sell, lines: [lineOf(cola, '1')] })
  connection = await mysql.createConnection({ uri: db.url, supportBigNumbers: true, bigNumberStrings: true })
})
afterAll(async () => {
  await connection?.end()
  await db.drop()
})

test('sound books have no violation, in this company and in all', async () => {
  expect(await checkCompany(db.url, owner.company)).toEqual([])
  await expectSound(db.url)
})

interface Planted {
  invariant: number
  name: string
  /** The check that must speak, where several share a number. */
  seen: string
  table: string
  sql: string
  /** The index that would not let it happen. */
  without?: { index: string; columns: string }
}

const SALE = "(SELECT id FROM (SELECT MIN(id) AS id FROM document WHERE kind = 'delivery' AND state = 'approved') d)"
const VOID = "(SELECT number FROM posting WHERE act = 'void')"
const plant = (invariant: number, name: string, seen: string, table: string, sql: string, without?: Planted['without']): Planted => ({
  invariant,
  name,
  seen,
  table,
  sql,
  without,
})

// biome-ignore format: a table is read by its rows
const PLANTED: Planted[] = [
  plant(1, 'a balance lost a bottle', 'quantity = Σ', 'stock_balance', 'UPDATE stock_balance SET onHand = onHand - 1'),
  plant(1, 'a move vanished', 'quantity = Σ', 'stock_move', 'DELETE FROM stock_move WHERE posting = 2'),
  plant(1, 'a serial that nothing brought', 'a serial is where', 'serial', "INSERT INTO serial (company, sku, number, warehouse, posting) SELECT MIN(company), MIN(sku), 'S1', MIN(warehouse), 1 FROM stock_balance"),
  plant(15, 'a source taken up twice', 'taken up beyond', 'line_use', 'INSERT INTO line_use (company, posting, seq, line, lot, quantity, value) SELECT company, 1, 0, id, 0, baseQuantity + 1, 0 FROM document_line LIMIT 1'),
  plant(15, 'a sale that was never given back', 'how much later documents took', 'document', `UPDATE document SET fulfilment = 'part' WHERE id = ${SALE}`),
  plant(15, 'goods promised to nobody', 'promised is what is open', 'stock_plan', 'INSERT INTO stock_plan (company, warehouse, sku, reserved, onOrder, inTransit) SELECT company, warehouse, sku, 1, 0, 0 FROM stock_balance LIMIT 1'),
  plant(16, 'a plan that nobody made', 'plans are the sum', 'stock_plan', 'INSERT INTO stock_plan (company, warehouse, sku, reserved, onOrder, inTransit) SELECT company, warehouse, sku, 1, 0, 0 FROM stock_balance LIMIT 1'),
  plant(16, 'goods expected that nobody sent', 'lies in transit', 'stock_plan', 'INSERT INTO stock_plan (company, warehouse, sku, reserved, onOrder, inTransit) SELECT company, warehouse, sku, 0, 0, 1 FROM stock_balance LIMIT 1'),
  plant(2, 'a cent of value lost', 'value = Σ', 'stock_balance', 'UPDATE stock_balance SET value = value - 0.01'),
  plant(2, 'value without quantity', 'quantity 0', 'stock_balance', 'UPDATE stock_balance SET onHand = 0'),
  plant(2, 'the quantity after the last move is not the balance', 'after it', 'stock_move', 'UPDATE stock_move SET onHandAfter = onHandAfter + 1 ORDER BY posting DESC LIMIT 1'),
  plant(2, 'the value after a move is not the sum so far', 'after it', 'stock_move', 'UPDATE stock_move SET valueAfter = valueAfter + 0.01 WHERE posting = 2'),
  plant(3, 'stock below zero', 'below zero', 'stock_balance', 'UPDATE stock_balance SET onHand = -1'),
  plant(3, 'value below zero after a move', 'below zero', 'stock_move', 'UPDATE stock_move SET valueAfter = -0.01 WHERE posting = 2'),
  plant(4, 'one side of a posting', 'every posting', 'journal_line', "UPDATE journal_line SET debit = debit + 1 WHERE posting = 2 AND account = '1122'"),
  plant(4, 'one side in the company', 'the company', 'journal_line', "DELETE FROM journal_line WHERE posting = 2 AND account = '1122'"),
  plant(5, 'an account balance off by a cent', 'Σ journal', 'account_balance', "UPDATE account_balance SET credit = credit + 0.01 WHERE account = '5001'"),
  plant(5, 'a journal line of no balance', 'Σ journal', 'account_balance', "DELETE FROM account_balance WHERE account = '5001'"),
  plant(6, 'an open item more than the ledger', 'Σ party entries', 'party_entry', 'UPDATE party_entry SET amount = amount + 1 WHERE posting = 2'),
  plant(5, 'money of another line of the cash flow', 'cash flow = Σ journal', 'journal_line', 'UPDATE journal_line SET cashItem = 2 WHERE cashItem = 1'),
  plant(5, 'a cash flow of nothing', 'cash flow = Σ journal', 'cash_flow', 'DELETE FROM cash_flow'),
  plant(6, 'a receivable of nobody', 'always name a party', 'journal_line', "UPDATE journal_line SET party = NULL WHERE account = '1122' AND posting = 2"),
  plant(6, 'an open item on a cash account', 'always name a party', 'party_entry', "UPDATE party_entry SET account = '1002' WHERE posting = 2"),
  plant(6, 'cash in no account', 'cash accounts always name', 'journal_line', 'UPDATE journal_line SET fund = NULL WHERE fund IS NOT NULL'),
  plant(7, 'open items forgot a cent', 'Σ open', 'party_entry', 'UPDATE party_entry SET open = open - 0.01 WHERE posting = 2'),
  plant(7, 'settled with something open', 'what was matched', 'party_entry', 'UPDATE party_entry SET settled = 1 WHERE posting = 2'),
  plant(7, 'a match missing', 'what was matched', 'party_match', 'DELETE FROM party_match'),
  plant(7, 'matched more than the item', 'what was matched', 'party_match', 'UPDATE party_match SET amount = amount + 1'),
  plant(7, 'a match of an item with itself', 'opposite sign', 'party_match', 'UPDATE party_match SET againstPosting = entryPosting, againstSeq = entrySeq'),
  plant(7, 'a collection that settled less than it says', 'collection settled exactly', 'collection_items', 'UPDATE collection_items SET amount = amount + 1'),
  plant(7, 'a match before there was anything to match', 'not dated before', 'party_match', 'UPDATE party_match SET date = date - INTERVAL 1 YEAR'),
  plant(8, 'stock and 1405 part', '1405', 'stock_balance', 'UPDATE stock_balance SET value = value + 1'),
  plant(9, 'approved without a posting', 'state its postings say', 'document', "UPDATE document SET state = 'approved' WHERE state = 'submitted'"),
  plant(9, 'a draft with a posting', 'state its postings say', 'document', `UPDATE document SET state = 'draft' WHERE id = ${SALE}`),
  plant(9, 'voided without its void', 'state its postings say', 'document', `UPDATE document SET state = 'voided' WHERE id = ${SALE}`),
  plant(9, 'approved twice', 'state its postings say', 'posting', `UPDATE posting SET document = ${SALE} WHERE document <> ${SALE} AND act = 'approve'`, { index: 'posting_act', columns: 'company, document, act, round' }),
  plant(9, 'a gap between postings', 'dense', 'posting', 'UPDATE posting SET number = number + 1 ORDER BY number DESC LIMIT 1'),
  plant(9, 'time ran backwards', 'backwards', 'posting', 'UPDATE posting SET at = at - INTERVAL 1 DAY ORDER BY number DESC LIMIT 1'),
  plant(9, 'a ledger row of no posting', 'belongs to a posting', 'journal_line', 'UPDATE journal_line SET posting = 99 WHERE posting = 2'),
  plant(9, 'a posting in a wrong period', 'belongs to a posting', 'posting', "UPDATE posting SET period = '2001-01' WHERE number = 2"),
  plant(9, 'a line that moved half', 'delivery moved', 'stock_move', 'UPDATE stock_move SET quantity = quantity / 2 WHERE posting = 2'),
  plant(9, 'a line that moved twice', 'receipt moved', 'stock_move', 'INSERT INTO stock_move SELECT company, posting, 9, date, warehouse, sku, lot, quantity, value, line, onHandAfter, valueAfter FROM stock_move WHERE posting = 1'),
  plant(9, 'goods that never left', 'delivery moved', 'stock_move', 'DELETE FROM stock_move WHERE posting = 2'),
  plant(9, 'a sale nobody owes', 'delivery left its open item', 'party_entry', 'DELETE FROM party_entry WHERE posting = 2'),
  plant(9, 'a purchase owed the wrong way', 'receipt left its open item', 'party_entry', 'UPDATE party_entry SET amount = -amount WHERE posting = 1'),
  plant(9, 'money that never arrived', 'collection moved exactly its cash', 'journal_line', 'UPDATE journal_line SET debit = debit - 1 WHERE fund IS NOT NULL'),
  plant(9, 'a total that is not its lines', 'sum of its lines', 'document', `UPDATE document SET amountIncl = amountIncl + 0.01 WHERE id = ${SALE}`),
  plant(9, 'a line lost', 'sum of its lines', 'document_line', `DELETE FROM document_line WHERE document = ${SALE} AND no = 2`),
  plant(9, 'a discount not spread', 'sum of its lines', 'document_line', `UPDATE document_line SET share = 0 WHERE document = ${SALE}`),
  plant(10, 'a void that gave back too little stock', 'left no stock', 'stock_move', `UPDATE stock_move SET quantity = quantity - 1 WHERE posting = ${VOID}`),
  plant(10, 'a void that left something open', 'nothing open', 'party_entry', `UPDATE party_entry SET amount = amount + 1 WHERE posting = ${VOID}`),
  plant(10, 'a void on the other side of the account', 'nothing in the journal', 'journal_line', `UPDATE journal_line SET debit = -credit, credit = -debit WHERE posting = ${VOID}`),
  plant(11, 'one request, two operations', 'one request id', 'operation', 'UPDATE operation SET request = (SELECT r FROM (SELECT MIN(request) AS r FROM operation WHERE company <> 0) x) WHERE company <> 0 AND request IS NOT NULL', { index: 'operation_request', columns: 'company, request' }),
  plant(11, 'a request without its answer', 'remembers its answer', 'operation', "UPDATE operation SET answer = NULL WHERE action = 'delivery.void'"),
  plant(11, 'one document, two approvals', 'approved once', 'operation', `UPDATE operation SET subject = ${SALE} WHERE action = 'delivery.post'`),
  plant(12, 'a gap in the document numbers', 'numbers are gapless per numbering', 'document', `UPDATE document SET numberSeq = 77 WHERE id = ${SALE}`),
  plant(12, 'one number twice', 'belongs to one document', 'document', `UPDATE document SET number = 'XSCK1' WHERE kind = 'delivery' AND number IS NOT NULL`),
  plant(12, 'a number that is not its sequence', 'key and sequence say', 'document', `UPDATE document SET number = CONCAT(number, '1') WHERE id = ${SALE}`),
  plant(12, 'posted without a number', 'key and sequence say', 'document', `UPDATE document SET number = NULL, numberKey = NULL, numberSeq = NULL WHERE id = ${SALE}`),
  plant(12, 'a gap in the vouchers', 'voucher numbers', 'posting', 'UPDATE posting SET voucher = voucher + 1 ORDER BY number DESC LIMIT 1'),
  plant(12, 'a journal without a voucher', 'voucher numbers', 'posting', 'UPDATE posting SET voucher = NULL ORDER BY number DESC LIMIT 1'),
  plant(13, 'a posting dated tomorrow', 'after the day of its posting', 'posting', 'UPDATE posting SET date = DATE(at + INTERVAL 8 HOUR) + INTERVAL 1 DAY WHERE number = 2'),
  plant(13, 'a posting into a closed period', 'after its closing', 'operation', `INSERT INTO operation (company, id, channel, at, module, action, outcome, subjectKind, subject, became) SELECT company, 1, 'http', MIN(at), 'finance', 'period.close', 'done', 'period', company, '{"closedTo":"2099-12-31","after":0}' FROM posting GROUP BY company`),
  plant(14, "another company's customer", 'document.party', 'document', "UPDATE document SET party = (SELECT id FROM party WHERE name = '别家的客户') WHERE party IS NOT NULL"),
  plant(14, 'a unit of other goods', 'unit of its own goods', 'document_line', "UPDATE document_line SET unit = (SELECT u.id FROM sku_unit u JOIN sku s ON s.id = u.sku WHERE s.name = '运费' AND u.no = 1)"),
  plant(14, 'an account nobody has', 'journal_line uses accounts', 'journal_line', "UPDATE journal_line SET account = '6001' WHERE account = '5001'"),
  plant(14, 'a row of no company', 'belongs to a company', 'sku_unit', 'UPDATE sku_unit SET company = 7'),
  plant(16, 'a balance row missing', 'stock balances are those', 'stock_balance', 'DELETE FROM stock_balance'),
  plant(16, 'a balance row of nothing', 'stock balances are those', 'stock_balance', 'INSERT INTO stock_balance (company, warehouse, sku, lot, onHand, value) SELECT company, warehouse, sku, 5, 0, 0 FROM stock_balance'),
  plant(16, 'an account balance of nothing', 'account balances are those', 'account_balance', `INSERT INTO account_balance SELECT MIN(company), '2001-01', '1002', 0, 0, 0, 0 FROM account_balance`),
  plant(17, 'a trial balance that does not add up', 'trial balance', 'account_balance', "UPDATE account_balance SET debit = debit + 1 WHERE account = '5401'"),
  plant(17, 'two halves that differ', 'assets, cost and expenses', 'account_balance', "UPDATE account_balance SET debit = debit + 1 WHERE account = '5401'"),
]

test.each(PLANTED)('invariant $invariant sees: $name', async ({ invariant, seen, table, sql, without }) => {
  await connection.query(`CREATE TABLE kept AS SELECT * FROM ${table}`)
  try {
    if (without) await connection.query(`DROP INDEX ${without.index} ON ${table}`)
    const [result] = await connection.query<mysql.ResultSetHeader>(sql)
    expect(result.affectedRows).toBeGreaterThan(0)
    const violations = await checkCompany(db.url)
    expect(violations.map((violation) => [violation.invariant, violation.name])).toContainEqual([invariant, expect.stringContaining(seen)])
    expect(violations.every(({ rows }) => rows.length > 0)).toBe(true)
  } finally {
    await connection.query(`DELETE FROM ${table}`)
    await connection.query(`INSERT INTO ${table} SELECT * FROM kept`)
    await connection.query('DROP TABLE kept')
    if (without) await connection.query(`CREATE UNIQUE INDEX ${without.index} ON ${table} (${without.columns})`)
  }
})

test('every check is proven by a planted violation; those of references by one of their kind', () => {
  const proven = (name: string) => PLANTED.some(({ seen }) => name.includes(seen))
  const unproven = CHECKS.filter(({ invariant, name }) => invariant !== 14 && !proven(name)).map(({ name }) => name)
  // No opening, transfer, return or payment in this company: their checks are those of receipt, delivery and collection with another kind.
  expect(
    unproven.filter((name) => !/opening|transfer|Return|landedCost|purchasePlan|payment|settlement|expense|income/.test(name)),
  ).toEqual([])
})

test('every column that holds an id is checked to stay within its company', async () => {
  const [columns] = await connection.query<mysql.RowDataPacket[]>(
    "SELECT table_name AS place, column_name AS field FROM information_schema.columns WHERE table_schema = DATABASE() AND data_type = 'bigint' AND column_name NOT IN ('company', 'id')",
  )
  const checked = new Set(REFERENCES.map(({ table, column }) => `${table}.${column}`))
  const free = columns.map(({ place, field }) => `${place}.${field}`).filter((column) => !checked.has(column))
  // People stand above companies, a lot may be a layer without a row, an operation's subject is whatever its kind says.
  expect(free.sort()).toEqual([
    '_migrations.timestamp',
    'barcode_series.used', // a count
    'line_use.lot',
    'member.person',
    'operation.person',
    'operation.subject',
    'price_change.batch', // names the changes made together
    'session.person',
    'stock_alert.lot',
    'stock_balance.lot',
    'stock_move.lot',
  ])
})

test('the books are sound again', () => expectSound(db.url))
