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

test('a posted voucher becomes a template by name; a draft, or another document, does not', async () => {
  const entries = [
    { account: '560206', debit: '30', summary: '十一月房租' },
    { account: '1602', credit: '30' },
  ]
  const draft = await owner.do('finance', 'manualVoucher.save', voucher(entries))
  const refusal = { code: 'INVALID', data: { issues: [{ path: 'document', message: '模板要用已审核的记账凭证' }] } }
  expect(await owner.refused('finance', 'voucherTemplate.save', { name: '房租', document: draft.id })).toMatchObject(refusal)
  const posted = await owner.do('finance', 'manualVoucher.post', voucher(entries))
  const { id } = await owner.do('finance', 'voucherTemplate.save', { name: '房租', document: posted.id })
  expect((await owner.do('finance', 'voucherTemplate.list', { text: 'fz' })).rows).toMatchObject([{ id, document: posted.id }])
})

test('a voucher says on each line what was written there, else the document behind it, and prints two to a page', async () => {
  const made = await owner.do(
    'finance',
    'manualVoucher.post',
    voucher(
      [
        { account: '560204', debit: '5', summary: '买纸' },
        { account: '1602', credit: '5' },
      ],
      { note: '办公' },
    ),
  )
  await owner.do('finance', 'manualVoucher.void', { ...seen(made), reason: '记错' })
  const period = today().slice(0, 7)
  const { rows } = await owner.do('finance', 'voucher.list', { period })
  const linesOf = async (posting: number) => (await owner.do('finance', 'voucher.detail', { posting })).lines
  expect((await linesOf(rows[1].posting)).map((line: any) => line.summary)).toEqual(['买纸', '办公'])
  expect((await linesOf(rows[0].posting)).map((line: any) => [line.summary, line.debit])).toEqual([
    ['红冲 买纸', '-5.00'],
    ['红冲 办公', '0.00'],
  ])
  const pdf = await owner.do('output', 'voucher.pdf', { period })
  const pages = Buffer.from(pdf.base64, 'base64')
    .toString('latin1')
    .match(/\/Type \/Page\b/g)
  expect([pages?.length, pdf.missing]).toEqual([Math.ceil(rows.length / 2), ''])
  expect(await owner.do('output', 'voucher.pdf', { posting: rows[0].posting })).toMatchObject({ name: `${rows[0].voucher}.pdf` })
  expect(await owner.refused('output', 'voucher.pdf', {})).toMatchObject({ code: 'INVALID' })
  expect(await owner.refused('output', 'voucher.pdf', { period: '2001-01' })).toMatchObject({ code: 'NOT_FOUND' })
})
