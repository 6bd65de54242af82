import type mysql from 'mysql2/promise'
import type { World } from './world'

/**
 * The floor: approving a delivery by hand with mysql2 in the fewest statements, writing the same rows as the product
 * does (operation, document, posting, moves, balances, party entry, journal, account balances) under the same book lock,
 * but checking nothing and knowing the answer of every question the product must ask.
 */
export async function approveByHand(pool: mysql.Pool, world: World, document: string, requestId: string): Promise<void> {
  const { company } = world
  const connection = await pool.getConnection()
  try {
    const [read] = await connection.query<mysql.RowDataPacket[][]>(
      `START TRANSACTION; SELECT company FROM book WHERE company = ? FOR UPDATE;
       SELECT l.id, l.sku, l.baseQuantity, l.amountExcl, b.onHand, b.value, d.date, (SELECT MAX(number) FROM posting WHERE company = ?) AS last
       FROM document d JOIN document_line l ON l.company = d.company AND l.document = d.id
       JOIN stock_balance b ON b.company = l.company AND b.warehouse = d.warehouse AND b.sku = l.sku AND b.lot = 0 WHERE d.company = ? AND d.id = ? ORDER BY l.sku`,
      [company, company, company, document],
    )
    const lines = read[2] as mysql.RowDataPacket[]
    const number = (lines[0]?.last ?? 0) + 1
    const date = lines[0]?.date
    const period = String(date).slice(0, 7)
    const now = new Date()
    const moves = lines.map((line, seq) => [company, number, seq, date, world.warehouse, line.sku, 0, '-10', '-20.00', line.id, '1', '1'])
    const balances = lines.map((line) => [company, world.warehouse, line.sku, 0, '-10', '-20.00'])
    const journal = [
      ['1122', '300.00', '0', world.customer],
      ['5001', '0', '265.50', null],
      ['22210102', '0', '34.50', null],
      ['5401', '200.00', '0', null],
      ['1405', '0', '200.00', null],
    ]
    await connection.query(
      `INSERT INTO operation (company, id, request, member, person, channel, at, module, action, hash, outcome, subjectKind, subject, was, became, answer, mac) VALUES ?;
       UPDATE document SET state = 'approved', version = version + 1, updatedBy = ?, updatedAt = ? WHERE company = ? AND id = ?;
       INSERT INTO posting (company, number, document, act, date, period, voucher, member, at)
         SELECT ?, ?, ?, 'approve', ?, ?, (SELECT COALESCE(MAX(v.voucher), 0) + 1 FROM posting v WHERE v.company = ? AND v.period = ?), ?, ?;
       INSERT INTO stock_move (company, posting, seq, date, warehouse, sku, lot, quantity, value, line, onHandAfter, valueAfter) VALUES ?;
       INSERT INTO stock_balance (company, warehouse, sku, lot, onHand, value) VALUES ? ON DUPLICATE KEY UPDATE onHand = onHand + VALUES(onHand), value = value + VALUES(value);
       INSERT INTO party_entry (company, posting, seq, party, account, amount, open, settled, date, dueDate) VALUES ?;
       INSERT INTO journal_line (company, posting, seq, date, period, account, debit, credit, party) VALUES ?;
       INSERT INTO account_balance (company, period, account, party, fund, debit, credit) VALUES ? ON DUPLICATE KEY UPDATE debit = debit + VALUES(debit), credit = credit + VALUES(credit);
       COMMIT`,
      [
        [
          [
            company,
            document,
            requestId,
            world.member,
            world.person,
            'http',
            now,
            'sales',
            'delivery.approve',
            'x'.repeat(64),
            'done',
            'delivery',
            document,
            '{"state":"submitted"}',
            '{"state":"approved"}',
            '{"state":"approved"}',
            'x'.repeat(43),
          ],
        ],
        world.member,
        now,
        company,
        document,
        company,
        number,
        document,
        date,
        period,
        company,
        period,
        world.member,
        now,
        moves,
        balances,
        [[company, number, 0, world.customer, '1122', '300.00', '300.00', false, date, date]],
        journal.map(([account, debit, credit, party], seq) => [company, number, seq, date, period, account, debit, credit, party]),
        journal.map(([account, debit, credit, party]) => [company, period, account, party ?? 0, 0, debit, credit]),
      ],
    )
  } finally {
    connection.release()
  }
}
