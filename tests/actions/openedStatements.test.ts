import path from 'node:path'
import { functionsFolder } from '../../scripts/paths'
import { lineOf, newMember, today } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'
import { Shop } from './shop'

let db: TestDatabase
let fresh: Shop

beforeAll(async () => {
  db = await testDatabase('openedStatements')
  fresh = await Shop.open(db, '新开账')
})
afterAll(() => dropSound(db, fresh.close))

interface Row {
  line: number
  amount: string
  other: string
}
type View = Record<'balance' | 'income' | 'cashFlow', Row[]> & { checks: { off: string }[] }
const pick = (rows: Row[], column: 'amount' | 'other' = 'amount') =>
  Object.fromEntries(rows.filter((row) => row[column] !== '0.00').map((row) => [row.line, row[column]]))
const holds = ({ checks }: View) => expect(checks.map(({ off }) => off)).toEqual(['0.00', '0.00', '0.00'])

test('goods and money that the books were opened with are no profit and no cash flow', async () => {
  const opened = await fresh.stocked('雪碧', '10')
  await fresh.owner.do('inventory', 'opening.post', {
    date: today(),
    warehouse: fresh.warehouse,
    lines: [lineOf(opened, '50', { price: '2' })],
  })
  const found: View = await fresh.owner.do('finance', 'financialStatement.view', { period: today().slice(0, 7) })
  expect(pick(found.balance)).toMatchObject({ 9: '120.00', 51: '100.00' })
  expect(pick(found.balance, 'other')).toMatchObject({ 9: '100.00', 51: '100.00', 53: '100.00' })
  expect(pick(found.income)).toEqual({})
  holds(found)

  const fund = (await fresh.owner.do('finance', 'fund.list')).rows[1].id
  await fresh.owner.do('finance', 'openingBalance.post', {
    date: today(),
    parties: [{ party: fresh.customer, account: '1122', amount: '80' }],
    funds: [{ fund, amount: '1000' }],
    accounts: [
      { account: '3001', credit: '500' },
      { account: '5001', credit: '300' },
      { account: '560299', debit: '100' },
    ],
  })
  const whole: View = await fresh.owner.do('finance', 'financialStatement.view', { period: today().slice(0, 7) })
  // What was earned before the books began belongs to the year, not to the month.
  expect([pick(whole.income), pick(whole.income, 'other')]).toEqual([
    { 1: '300.00', 14: '100.00', 21: '200.00', 30: '200.00', 32: '200.00' },
    {},
  ])
  const money = { 21: '1000.00', 22: '1000.00' }
  expect([pick(whole.cashFlow), pick(whole.cashFlow, 'other')]).toEqual([money, money])
  expect(pick(whole.balance, 'other')).toMatchObject({ 1: '1000.00', 4: '80.00', 9: '100.00', 48: '500.00', 51: '680.00', 53: '1180.00' })
  holds(whole)
  expect((await fresh.owner.do('finance', 'cashFlow.lines', { period: today().slice(0, 7) })).rows).toEqual([])
})

test('as a workbook a sheet each in the statutory layout, as a PDF a page each; for who keeps the books', async () => {
  const period = today().slice(0, 7)
  const book = await fresh.owner.do('output', 'financialStatement.workbook', { period })
  expect(book.name).toBe(`新开账 财务报表 ${period}.xlsx`)
  const { readSheet } = require(path.join(functionsFolder(), 'system', 'lazy-sheet.js'))
  const { header, rows } = await readSheet(Buffer.from(book.base64, 'base64'), 100)
  expect(header).toEqual(['资产负债表'])
  const cells = rows.map((row: { cells: string[] }) => row.cells)
  expect(cells[0].at(-1)).toBe('会小企01表')
  expect(cells[1][0]).toBe('编制单位：新开账')
  expect(cells[2]).toEqual(['资产', '行次', '期末余额', '年初余额', '负债和所有者权益', '行次', '期末余额', '年初余额'])
  expect(cells.at(-1)).toEqual(['资产总计', '30', '1200', '1180', '负债和所有者权益（或股东权益）总计', '53', '1200', '1180'])
  const pdf = await fresh.owner.do('output', 'financialStatement.pdf', { period })
  const bytes = Buffer.from(pdf.base64, 'base64').toString('latin1')
  expect([pdf.missing, bytes.slice(0, 5), bytes.match(/\/Type \/Page\b/g)?.length]).toEqual(['', '%PDF-', 3])
  const clerk = await newMember(db.invoke, fresh.owner, 'salesperson')
  expect(await clerk.refused('output', 'financialStatement.pdf', { period })).toMatchObject({ code: 'FORBIDDEN' })
  expect(await fresh.owner.refused('output', 'financialStatement.workbook', { period: '2026-99' })).toMatchObject({ code: 'INVALID' })
})
