import { type Caller, type Goods, lineOf, newCustomer, newMember } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'
import { type Outcome, seen, Shop } from './shop'

const CLIENTS = 16
let db: TestDatabase
let shop: Shop
let owner: Caller
let clients: Caller[]
let cola: Goods

beforeAll(async () => {
  db = await testDatabase('concurrency')
  shop = await Shop.open(db, '抢购商贸')
  owner = shop.owner
  clients = await Promise.all(Array.from({ length: CLIENTS }, () => newMember(db.invoke, owner, 'salesperson')))
  cola = await shop.stocked('可口可乐', '1000')
})
afterAll(() => dropSound(db, () => shop.close()))

function codes(answers: { ok: boolean; code?: string }[]): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const { ok, code } of answers) {
    const name = ok ? 'done' : code!
    sums[name] = (sums[name] ?? 0) + 1
  }
  return sums
}

test.each([
  ['1', 10, '0.0000'],
  ['3', 3, '1.0000'],
  ['10', 1, '0.0000'],
])('16 clients selling %s of the last 10 of two goods, in either order: exactly %i succeed, %s stay', async (quantity, winners, left) => {
  const [tea, juice] = [await shop.stocked(`茶 ${quantity}`, '10'), await shop.stocked(`果汁 ${quantity}`, '10')]
  const lines = (index: number) => (index % 2 ? [tea, juice] : [juice, tea]).map((goods) => lineOf(goods, quantity))
  const answers = await Promise.all(clients.map((client, index) => client.answer('sales', 'delivery.post', shop.sale(lines(index)))))
  expect(codes(answers)).toEqual({ done: winners, INSUFFICIENT_STOCK: CLIENTS - winners })
  expect([await shop.onHand(tea), await shop.onHand(juice)]).toEqual([left, left])
})

test('receipts and deliveries of the same goods at once lose nothing', async () => {
  const bread = await shop.stocked('面包', '100')
  const work = Array.from({ length: 40 }, (_, index) =>
    index % 2
      ? owner.answer('purchase', 'receipt.post', shop.purchase([lineOf(bread, '3', { price: '1.13' })]))
      : owner.answer('sales', 'delivery.post', shop.sale([lineOf(bread, '2')])),
  )
  expect(codes(await Promise.all(work))).toEqual({ done: 40 })
  expect(await shop.onHand(bread)).toBe('120.0000')
})

test("two salespeople cannot both use the last of one customer's credit", async () => {
  const limited = await newCustomer(owner, '额度有限', { creditLimit: '100' })
  const sale = shop.sale([lineOf(cola, '20', { price: '3' })], { party: limited })
  const answers = await Promise.all(clients.slice(0, 8).map((client) => client.answer('sales', 'delivery.post', sale)))
  expect(codes(answers)).toEqual({ done: 1, CREDIT_EXCEEDED: 7 })
  expect(await owner.do('sales', 'customer.balance', { id: limited })).toMatchObject({ balance: '60.00' })
})

test('16 submits at once draw 16 numbers without a gap', async () => {
  const drafts = await Promise.all(
    clients.map(async (client) => ({ client, draft: await client.do('sales', 'delivery.save', shop.sale([lineOf(cola, '1')])) })),
  )
  const before = await shop.count('document', 'numberSeq IS NOT NULL AND kind = "delivery"')
  const submitted: Outcome[] = await Promise.all(drafts.map(({ client, draft }) => client.do('sales', 'delivery.submit', seen(draft))))
  const numbers = submitted.map(({ number }) => parseInt(number.slice(-4), 10)).sort((a, b) => a - b)
  expect(numbers).toEqual(Array.from({ length: CLIENTS }, (_, index) => before + index + 1))
})

test('one submitted document approved, rejected and voided by many at once takes one way', async () => {
  const document = await shop.submitted([lineOf(cola, '1')])
  const verbs = ['approve', 'reject', 'approve', 'reject', 'approve', 'reject']
  const answers = await Promise.all(
    verbs.map((verb) => owner.answer('sales', `delivery.${verb}`, { ...seen(document), ...(verb === 'reject' && { reason: '不卖' }) })),
  )
  expect(codes(answers)).toEqual({ done: 1, CHANGED: 5 })
})

describe('rights taken away while a command waits for the book lock', () => {
  test.each([
    ['the role', { roles: ['purchaser'], active: true }, { code: 'FORBIDDEN', data: { permission: 'delivery.approve' } }],
    ['the membership', { roles: ['warehouse'], active: false }, { code: 'NOT_MEMBER' }],
  ])('%s is gone: the command is refused', async (_what, change, refusal) => {
    const clerk = await newMember(db.invoke, owner, 'warehouse')
    const { rows } = await owner.do('access', 'member.list')
    const member = rows[rows.length - 1].id
    const document = await shop.submitted([lineOf(cola, '1')])
    await shop.sql.query('START TRANSACTION')
    await shop.sql.query('SELECT company FROM book WHERE company = ? FOR UPDATE', [owner.company])
    const answer = clerk.answer('sales', 'delivery.approve', seen(document))
    await shop.waiting(1)
    await owner.do('access', 'member.save', { id: member, ...change })
    await shop.sql.query('COMMIT')
    expect(await answer).toMatchObject(refusal)
    expect(await owner.do('sales', 'delivery.detail', { id: document.id })).toMatchObject({ state: 'submitted' })
  })

  test('a period closed while a command waits is closed for it', async () => {
    const document = await shop.submitted([lineOf(cola, '1')])
    await shop.sql.query('START TRANSACTION')
    await shop.sql.query('UPDATE book SET closedTo = ? WHERE company = ?', ['2099-12-31', owner.company])
    const answer = owner.answer('sales', 'delivery.approve', seen(document))
    await shop.waiting(1)
    await shop.sql.query('COMMIT')
    expect(await answer).toMatchObject({ code: 'PERIOD_CLOSED', data: { closedTo: '2099-12-31' } })
    await shop.sql.query('UPDATE book SET closedTo = NULL WHERE company = ?', [owner.company])
  })
})

describe('a draft that changes under a command', () => {
  /** Does `change` to the draft's row while `command` is on its way to it. */
  async function meanwhile(draft: Outcome, command: () => Promise<unknown>, change: string): Promise<unknown> {
    await shop.sql.query('START TRANSACTION')
    await shop.sql.query('SELECT id FROM document WHERE company = ? AND id = ? FOR UPDATE', [owner.company, draft.id])
    const answer = command()
    await shop.waiting(1)
    await shop.sql.query(`UPDATE document SET ${change} WHERE company = ? AND id = ?`, [owner.company, draft.id])
    await shop.sql.query('COMMIT')
    return answer
  }

  test('submitting what somebody just saved again is CHANGED, not half done', async () => {
    const draft = await shop.draft([lineOf(cola, '1')])
    const answer = await meanwhile(draft, () => owner.answer('sales', 'delivery.submit', seen(draft)), 'version = version + 1')
    expect(answer).toMatchObject({ ok: false, code: 'CHANGED' })
    expect(await owner.do('sales', 'delivery.detail', { id: draft.id })).toMatchObject({ state: 'draft', number: null })
  })

  test('removing what somebody just submitted is refused: its number would be lost', async () => {
    const draft = await shop.draft([lineOf(cola, '1')])
    const answer = await meanwhile(
      draft,
      () => owner.answer('sales', 'delivery.remove', seen(draft)),
      "version = version + 1, note = '已改'",
    )
    expect(answer).toMatchObject({ ok: false, code: 'CHANGED' })
    expect(await owner.do('sales', 'delivery.detail', { id: draft.id })).toMatchObject({ note: '已改' })
  })

  test('saving, submitting and removing one draft at once: one of them wins, again and again', async () => {
    for (let round = 0; round < 15; round++) {
      const draft = await shop.draft([lineOf(cola, '1')])
      const answers = await Promise.all([
        owner.answer('sales', 'delivery.submit', seen(draft)),
        owner.answer('sales', 'delivery.save', { ...shop.sale([lineOf(cola, '5')]), ...seen(draft) }),
        owner.answer('sales', 'delivery.remove', seen(draft)),
        owner.answer('sales', 'delivery.post', { ...shop.sale([lineOf(cola, '7')]), ...seen(draft) }),
      ])
      expect(codes(answers).done).toBe(1)
    }
  })
})
