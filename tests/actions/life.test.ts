import { type Caller, type Goods, lineOf, newMember, today } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'
import { type Outcome, seen, Shop } from './shop'

let db: TestDatabase
let shop: Shop
let owner: Caller
let cola: Goods

beforeAll(async () => {
  db = await testDatabase('life')
  shop = await Shop.open(db, '一生商贸')
  owner = shop.owner
  cola = await shop.stocked('可口可乐', '500')
})
afterAll(() => dropSound(db, () => shop.close()))

const act = (verb: string, document: Outcome, more: object = {}): Promise<Outcome> =>
  owner.do('sales', `delivery.${verb}`, { ...seen(document), ...more })
const refused = (verb: string, document: { id: string; version: number }, more: object = {}) =>
  owner.refused('sales', `delivery.${verb}`, { id: document.id, version: document.version, ...more })
const why = { reason: '开错了' }
const dayBefore = (days: number) => new Date(Date.parse(today()) - days * 86_400_000).toISOString().slice(0, 10)

describe('there and back', () => {
  test('a rejected document keeps its number through change, submit and approval', async () => {
    const submitted = await shop.submitted([lineOf(cola, '1')])
    const rejected = await act('reject', submitted, { reason: '价格不对' })
    expect(rejected).toMatchObject({ state: 'draft', number: submitted.number })
    expect(await refused('remove', rejected)).toMatchObject({ code: 'WRONG_STATE' })
    const saved = await owner.do('sales', 'delivery.save', { ...shop.sale([lineOf(cola, '2', { price: '5' })]), ...seen(rejected) })
    const again = await act('submit', saved)
    expect(again).toMatchObject({ state: 'submitted', number: submitted.number })
    expect(await act('approve', again)).toMatchObject({ state: 'approved', number: submitted.number })
    const detail = await owner.do('sales', 'delivery.detail', { id: submitted.id })
    expect(detail).toMatchObject({ amountIncl: '10.00', lines: [{ quantity: '2.0000' }] })
    expect(detail.history.map((row: { action: string }) => row.action)).toEqual(
      ['save', 'submit', 'reject', 'save', 'submit', 'approve'].map((verb) => `delivery.${verb}`),
    )
  })

  test('a rejected document may be posted in one act, under its number', async () => {
    const rejected = await act('reject', await shop.submitted([lineOf(cola, '1')]), why)
    const posted = await owner.do('sales', 'delivery.post', { ...shop.sale([lineOf(cola, '3')]), ...seen(rejected) })
    expect(posted).toMatchObject({ id: rejected.id, state: 'approved', number: rejected.number })
    expect(await act('void', posted, why)).toMatchObject({ state: 'voided', number: rejected.number })
  })

  test('a draft without a number may go, and is gone', async () => {
    const draft = await shop.draft([lineOf(cola, '1')])
    expect(await act('remove', draft)).toEqual({ id: draft.id })
    expect(await owner.refused('sales', 'delivery.detail', { id: draft.id })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await refused('submit', draft)).toMatchObject({ code: 'NOT_FOUND' })
  })

  test('every verb out of turn is WRONG_STATE, and a stale version is CHANGED with who and when', async () => {
    const draft = await shop.draft([lineOf(cola, '1')])
    for (const [verb, more] of [
      ['approve', {}],
      ['reject', why],
      ['void', why],
    ] as const)
      expect(await refused(verb, draft, more)).toMatchObject({ code: 'WRONG_STATE', data: { state: 'draft' } })
    const submitted = await act('submit', draft)
    for (const [verb, more] of [
      ['submit', {}],
      ['remove', {}],
      ['void', why],
    ] as const)
      expect(await refused(verb, submitted, more)).toMatchObject({ code: 'WRONG_STATE', data: { state: 'submitted' } })
    const approved = await act('approve', submitted)
    const content = shop.sale([lineOf(cola, '9')])
    for (const [verb, more] of [
      ['submit', {}],
      ['approve', {}],
      ['reject', why],
      ['remove', {}],
      ['save', content],
      ['post', content],
    ] as const)
      expect(await refused(verb, approved, more)).toMatchObject({ code: 'WRONG_STATE', data: { state: 'approved' } })
    for (const stale of [draft, submitted])
      expect(await refused('void', stale, why)).toMatchObject({
        code: 'CHANGED',
        data: { by: '老板', version: approved.version, at: expect.stringMatching(/^\d{4}-.*Z$/) },
      })
    const voided = await act('void', approved, why)
    for (const [verb, more] of [
      ['void', why],
      ['approve', {}],
      ['submit', {}],
      ['save', content],
    ] as const)
      expect(await refused(verb, voided, more)).toMatchObject({ code: 'WRONG_STATE', data: { state: 'voided' } })
  })

  test('a document of one kind is not found as another', async () => {
    const draft = await shop.draft([lineOf(cola, '1')])
    expect(await owner.refused('purchase', 'receipt.submit', seen(draft))).toMatchObject({ code: 'NOT_FOUND' })
    expect(await owner.refused('purchase', 'receipt.save', { ...shop.purchase([lineOf(cola, '1')]), ...seen(draft) })).toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  test("a salesperson neither sees nor touches another's documents", async () => {
    const clerk = await newMember(db.invoke, owner, 'salesperson')
    const document = await shop.submitted([lineOf(cola, '1')])
    for (const [action, input] of [
      ['detail', { id: document.id }],
      ['approve', seen(document)],
      ['reject', { ...seen(document), ...why }],
    ] as const)
      expect(await clerk.refused('sales', `delivery.${action}`, input)).toMatchObject({ code: 'NOT_FOUND' })
    expect((await clerk.do('sales', 'delivery.list')).rows).toEqual([])
  })

  test('where no approval is wanted, submitting posts', async () => {
    await shop.sql.query('UPDATE book SET settings = ? WHERE company = ?', [
      JSON.stringify({ approvals: [{ kind: 'delivery', levels: 0 }] }),
      owner.company,
    ])
    try {
      expect(await act('submit', await shop.draft([lineOf(cola, '1')]))).toMatchObject({ state: 'approved' })
      await shop.refusesAll([[seen(await shop.draft([lineOf(cola, '9999')])), { code: 'INSUFFICIENT_STOCK' }]], 'delivery.submit')
    } finally {
      await shop.sql.query("UPDATE book SET settings = '{}' WHERE company = ?", [owner.company])
    }
  })
})

describe('dates and periods', () => {
  const close = (day: string | null) => shop.sql.query('UPDATE book SET closedTo = ? WHERE company = ?', [day, owner.company])
  afterEach(() => close(null))

  test('tomorrow is refused, at every way into the books', async () => {
    const tomorrow = { date: dayBefore(-1) }
    const submitted = await shop.submitted([lineOf(cola, '1')], tomorrow)
    expect(await refused('approve', submitted)).toMatchObject({ code: 'FUTURE_DATE', data: { today: today() } })
    await shop.refusesAll([[shop.sale([lineOf(cola, '1')], tomorrow), { code: 'FUTURE_DATE' }]])
  })

  test('a closed period refuses up to its last day, and takes the day after', async () => {
    await close(dayBefore(3))
    await shop.refusesAll([
      [shop.sale([lineOf(cola, '1')], { date: dayBefore(3) }), { code: 'PERIOD_CLOSED', data: { closedTo: dayBefore(3) } }],
    ])
    expect(await owner.do('sales', 'delivery.post', shop.sale([lineOf(cola, '1')], { date: dayBefore(2) }))).toMatchObject({
      state: 'approved',
    })
  })

  test('a void is dated like its document while the period is open, else today', async () => {
    const past = dayBefore(2)
    const [first, second] = [1, 2].map(() => owner.do('sales', 'delivery.post', shop.sale([lineOf(cola, '1')], { date: past })))
    await act('void', await first!, why)
    const document = await second!
    await close(past)
    await act('void', document, why)
    const dates = await shop.rows(
      "SELECT document, date FROM posting WHERE company = ? AND act = 'void' ORDER BY number DESC LIMIT 2",
      owner.company,
    )
    expect(dates.map(({ date }) => date)).toEqual([today(), past])
  })
})
