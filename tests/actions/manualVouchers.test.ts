import { type Caller, newMember, today } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'
import { seen, Shop } from './shop'

let db: TestDatabase
let shop: Shop
let owner: Caller
let bank: string

beforeAll(async () => {
  db = await testDatabase('manualVouchers')
  shop = await Shop.open(db, '凭证商贸')
  owner = shop.owner
  bank = (await owner.do('finance', 'fund.list')).rows[1].id
})
afterAll(() => dropSound(db, shop.close))

const voucher = (entries: object[], more: object = {}) => ({ date: today(), entries, ...more })

test('capital is paid in by hand, with its line of the cash flow; undone in red on the same sides', async () => {
  const input = voucher([
    { account: '1002', debit: '50000', fund: bank, cashItem: 15, summary: '股东投入' },
    { account: '3001', credit: '50000' },
  ])
  const made = await owner.do('finance', 'manualVoucher.post', input)
  expect(made.number).toMatch(/^JZ\d{8}0001$/)
  expect((await owner.do('finance', 'fund.list')).rows[1].balance).toBe('50000.00')
  const detail = await owner.do('finance', 'manualVoucher.detail', { id: made.id })
  expect(detail).toMatchObject({
    amountIncl: '50000.00',
    entries: [{ account: '1002', debit: '50000.00', summary: '股东投入' }, { account: '3001' }],
  })
  await owner.do('finance', 'manualVoucher.void', { ...seen(made), reason: '重做' })
  const { rows } = await owner.do('finance', 'ledger.entries', { account: '3001', from: today().slice(0, 7), to: today().slice(0, 7) })
  expect(rows.map((row: any) => [row.credit, row.reversal])).toEqual([
    ['-50000.00', true],
    ['50000.00', false],
  ])
})

test('a line on a control account is an open item like any other', async () => {
  const made = await owner.do(
    'finance',
    'manualVoucher.post',
    voucher([
      { account: '1122', debit: '80', party: shop.customer },
      { account: '530199', credit: '80' },
    ]),
  )
  const { rows } = await owner.do('finance', 'collection.items', { party: shop.customer })
  expect(rows).toMatchObject([{ account: '1122', open: '80.00', number: made.number }])
  const item = { posting: rows[0].posting, seq: rows[0].seq, amount: '80' }
  await owner.do('finance', 'collection.post', {
    date: today(),
    party: shop.customer,
    methods: [{ fund: bank, amount: '80' }],
    items: [item],
  })
  expect(await owner.refused('finance', 'manualVoucher.void', { ...seen(made), reason: '撤' })).toMatchObject({ code: 'BLOCKED_BY' })
})

test('refused, and nothing is left; only the accountant and the owner write vouchers', async () => {
  const good = [
    { account: '560204', debit: '1' },
    { account: '1602', credit: '1' },
  ]
  await shop.refusesAll(
    [
      [
        voucher([{ ...good[0], account: '9999' }, good[1]!]),
        { code: 'INVALID', data: { issues: [{ path: 'entries.0.account', message: '没有科目 9999' }] } },
      ],
      [voucher([{ ...good[0], account: '2221' }, good[1]!]), { code: 'INVALID' }],
      [voucher([{ ...good[0], account: '1405' }, good[1]!]), { code: 'INVALID' }],
      [voucher([{ ...good[0], debit: '1.001' }, good[1]!]), { code: 'INVALID' }],
      [voucher([{ account: '1122', debit: '1', party: '1' }, good[1]!]), { code: 'NOT_FOUND' }],
      [voucher([]), { code: 'INVALID' }],
    ],
    'manualVoucher.post',
    'finance',
  )
  const keeper = await newMember(db.invoke, owner, 'warehouse')
  expect(await keeper.refused('finance', 'manualVoucher.post', voucher(good))).toMatchObject({ code: 'FORBIDDEN' })
  const accountant = await newMember(db.invoke, owner, 'accountant')
  expect(await accountant.do('finance', 'manualVoucher.post', voucher(good))).toMatchObject({ state: 'approved' })
  const { rows } = await accountant.do('finance', 'account.list')
  expect(rows.find(({ code }: { code: string }) => code === '2221')).toMatchObject({ leaf: false })
  expect(rows.find(({ code }: { code: string }) => code === '22210101')).toMatchObject({ leaf: true, side: 'credit' })
})
