import { addDays } from '../../shared/kernel/fields'
import { type Caller, lineOf, today } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'
import { type Outcome, seen, Shop } from './shop'

let db: TestDatabase
let shops: Record<'general' | 'small', Shop>

beforeAll(async () => {
  db = await testDatabase('voids')
  shops = { general: await newShop('general'), small: await newShop('small') }
})
afterAll(() => dropSound(db, async () => void (await Promise.all(Object.values(shops).map((shop) => shop.close())))))

async function newShop(taxpayer: 'general' | 'small'): Promise<Shop> {
  const shop = await Shop.open(db, taxpayer === 'general' ? '一般商贸' : '小规模商贸')
  const { closedTo: _closedTo, ...settings } = await shop.owner.do('system', 'settings.show')
  await shop.owner.do('system', 'settings.save', { ...settings, taxpayer })
  return shop
}

const funds = async (owner: Caller) => (await owner.do('finance', 'fund.list')).rows.map((row: { id: string }) => row.id) as string[]
const category = async (owner: Caller, name: string) =>
  (await owner.do('finance', 'expenseCategory.list', { limit: 200 })).rows.find((row: { name: string }) => row.name === name).id
const reasonOut = async (owner: Caller) =>
  (await owner.do('inventory', 'reason.list', { limit: 200 })).rows.find((row: { direction: string }) => row.direction === 'out').id
const openItem = async (owner: Caller, kind: 'collection' | 'payment', party: string) => {
  const { rows } = await owner.do('finance', `${kind}.items`, { party })
  const { posting, seq, open } = rows.find((row: { account: string }) => row.account === (kind === 'collection' ? '1122' : '2202'))
  return { posting, seq, open: open.replace('-', '') }
}
const sold = async (shop: Shop) =>
  shop.owner.do(
    'sales',
    'delivery.post',
    shop.sale([lineOf(await shop.stocked(`货${Math.random()}`, '5'), '5', { price: '9' })]),
  ) as Promise<Outcome>

/** Every kind that moves the books: a posted one of it, in a company that has what it stands on. */
const KINDS: Record<string, [module: string, post: (shop: Shop) => Promise<Outcome>]> = {
  receipt: [
    'purchase',
    async (shop) =>
      shop.owner.do(
        'purchase',
        'receipt.post',
        shop.purchase([lineOf(await shop.stocked(`进${Math.random()}`, '1'), '3', { price: '2.26', deductible: true })]),
      ),
  ],
  purchaseReturn: [
    'purchase',
    async (shop) => {
      const goods = await shop.stocked(`退${Math.random()}`, '4')
      const [line] = (await shop.rows('SELECT id FROM document_line WHERE company = ? AND sku = ?', shop.owner.company, goods.id)) as {
        id: string
      }[]
      return shop.owner.do('purchase', 'purchaseReturn.post', shop.purchase([lineOf(goods, '1', { sourceLine: line!.id })]))
    },
  ],
  delivery: ['sales', sold],
  salesReturn: [
    'sales',
    async (shop) => {
      const { id } = await sold(shop)
      const [line] = (await shop.owner.do('sales', 'delivery.detail', { id })).lines
      return shop.owner.do('sales', 'salesReturn.post', shop.sale([{ sku: line.sku, unit: line.unit, quantity: '2', sourceLine: line.id }]))
    },
  ],
  opening: [
    'inventory',
    async (shop) =>
      shop.owner.do('inventory', 'opening.post', {
        date: addDays(today(), -1),
        warehouse: shop.warehouse,
        lines: [lineOf(await shop.stocked(`初${Math.random()}`, '1'), '2', { price: '3' })],
      }),
  ],
  adjustment: [
    'inventory',
    async (shop) =>
      shop.owner.do('inventory', 'adjustment.post', {
        date: today(),
        warehouse: shop.warehouse,
        reason: await reasonOut(shop.owner),
        lines: [lineOf(await shop.stocked(`损${Math.random()}`, '5'), '2')],
      }),
  ],
  collection: [
    'finance',
    async (shop) => {
      await sold(shop)
      const { open, ...item } = await openItem(shop.owner, 'collection', shop.customer)
      const [cash] = await funds(shop.owner)
      return shop.owner.do('finance', 'collection.post', {
        date: today(),
        party: shop.customer,
        methods: [{ fund: cash, amount: '30', fee: '0.10' }],
        allowance: '0.20',
        roundOff: '0.10',
        items: [{ ...item, amount: '10' }],
      })
    },
  ],
  payment: [
    'finance',
    async (shop) => {
      await shop.stocked(`付${Math.random()}`, '5')
      const { open, ...item } = await openItem(shop.owner, 'payment', shop.supplier)
      const [, bank] = await funds(shop.owner)
      return shop.owner.do('finance', 'payment.post', {
        date: today(),
        party: shop.supplier,
        methods: [{ fund: bank, amount: '20', fee: '1' }],
        items: [{ ...item, amount: '1' }],
      })
    },
  ],
  settlement: [
    'finance',
    async (shop) => {
      await sold(shop)
      const { open, ...item } = await openItem(shop.owner, 'collection', shop.customer)
      return shop.owner.do('finance', 'settlement.post', {
        date: today(),
        party: shop.customer,
        way: 'writeOff',
        items: [{ ...item, amount: open }],
      })
    },
  ],
  fundTransfer: [
    'finance',
    async (shop) => {
      const [cash, bank] = await funds(shop.owner)
      return shop.owner.do('finance', 'fundTransfer.post', { date: today(), fromFund: cash, toFund: bank, transferred: '7', fee: '0.50' })
    },
  ],
  cashCount: [
    'finance',
    async (shop) => {
      const [cash] = await funds(shop.owner)
      const { balance } = await shop.owner.do('finance', 'fund.detail', { id: cash })
      return shop.owner.do('finance', 'cashCount.post', { date: today(), fund: cash, booked: balance, counted: '12345.67', way: 'settled' })
    },
  ],
  expense: [
    'finance',
    async (shop) =>
      shop.owner.do('finance', 'expense.post', {
        date: today(),
        party: shop.supplier,
        charges: [{ category: await category(shop.owner, '运费'), amount: '109', tax: '9' }],
        methods: [],
      }),
  ],
  income: [
    'finance',
    async (shop) => {
      const [cash] = await funds(shop.owner)
      return shop.owner.do('finance', 'income.post', {
        date: today(),
        charges: [{ category: await category(shop.owner, '废品收入'), amount: '113', tax: '13' }],
        methods: [{ fund: cash, amount: '113' }],
      })
    },
  ],
  manualVoucher: [
    'finance',
    (shop) =>
      shop.owner.do('finance', 'manualVoucher.post', {
        date: today(),
        entries: [
          { account: '560207', debit: '5' },
          { account: '1602', credit: '5' },
        ],
      }),
  ],
}

const linesOf = (shop: Shop, document: string, act: string) =>
  shop.rows(
    'SELECT j.account, j.party, j.fund, j.department, j.cashItem, j.debit, j.credit FROM journal_line j JOIN posting p ON p.company = j.company AND p.number = j.posting WHERE j.company = ? AND p.document = ? AND p.act = ? ORDER BY j.seq',
    shop.owner.company,
    document,
    act,
  )
const opposite = (amount: string): string => (/^0(\.0*)?$/.test(amount) ? amount : amount.startsWith('-') ? amount.slice(1) : `-${amount}`)

const CASES = Object.keys(KINDS).flatMap((kind) => (['general', 'small'] as const).map((taxpayer) => [kind, taxpayer] as const))

test.each(CASES)('%s of a %s payer is undone line by line in red, on the same accounts and sides', async (kind, taxpayer) => {
  const shop = shops[taxpayer]
  const [module, post] = KINDS[kind]!
  const made = await post(shop)
  const posted = await linesOf(shop, made.id, 'approve')
  expect(posted.length).toBeGreaterThan(0)
  const accounts = posted.map(({ account }) => account)
  // Input and output tax have their own accounts with a general payer alone.
  if (taxpayer === 'small') expect(accounts.filter((account) => account.startsWith('222101') && account !== '222101')).toEqual([])
  if (taxpayer === 'general') expect(accounts).not.toContain('222101')
  await shop.owner.do(module, `${kind}.void`, { ...seen(made), reason: '红冲' })
  expect(await linesOf(shop, made.id, 'void')).toEqual(
    posted.map((line) => ({ ...line, debit: opposite(line.debit), credit: opposite(line.credit) })),
  )
})
