import { addDays } from '../../shared/kernel/fields'
import { Caller, lineOf, newCompany, newCustomer, newMember, today } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { dropSound } from '../sound'
import { Shop } from './shop'

let db: TestDatabase
let shop: Shop
let owner: Caller
let party: string
/** Who holds the link and nothing else. */
let stranger: Caller
const days = { from: addDays(today(), -10), to: today() }

beforeAll(async () => {
  db = await testDatabase('statementShares')
  shop = await Shop.open(db, '对账商贸')
  owner = shop.owner
  stranger = new Caller(db.invoke, null)
  party = await newCustomer(owner, '对账客户')
  for (const amount of ['10', '20', '30']) await sell(party, amount)
})
afterAll(() => dropSound(db, shop.close))

async function sell(to: string, amount: string) {
  const goods = await shop.stocked(`货${amount}${Math.random()}`, '1')
  await owner.do('sales', 'delivery.post', { ...shop.sale([lineOf(goods, '1', { price: amount })]), party: to, note: '内部备注' })
}
const share = (more: object = {}) => owner.do('finance', 'statement.share', { party, side: 'customer', ...days, ...more })
const open = (token: string) => stranger.do('finance', 'statement.open', { token })
const statement = () => owner.do('finance', 'partyReport.statement', { party, side: 'customer', ...days })

test('whoever holds the link sees this statement without what we noted, and confirms its lines under a name', async () => {
  const { token } = await share()
  const seen = await open(token)
  expect(seen).toMatchObject({ companyName: '对账商贸', name: '对账客户', closing: '60.00', from: days.from })
  expect(seen.rows).toHaveLength(3)
  expect(JSON.stringify(seen)).not.toContain('内部备注')
  const [first, second] = seen.rows
  const rows = [
    { posting: first.posting, verdict: 'agreed' },
    { posting: second.posting, verdict: 'disputed', note: '少收一箱' },
  ]
  expect(await stranger.do('finance', 'statement.answer', { token, name: '王会计', rows })).toEqual({ count: 2 })
  const ours = await statement()
  expect(ours.rows.map((row: any) => [row.verdict, row.verdictNote, row.verdictBy])).toEqual([
    ['agreed', null, '王会计'],
    ['disputed', '少收一箱', '王会计'],
    [null, null, null],
  ])
  expect((await owner.do('finance', 'statement.shares', { party, side: 'customer' })).rows).toMatchObject([
    { ...days, valid: true, answeredAt: ours.rows[0].verdictAt },
  ])
})

test('staff have the last word on a line, and a line of another party is not found', async () => {
  const { rows } = await statement()
  const say = (posting: number) => ({ party, side: 'customer', rows: [{ posting, verdict: 'agreed' }] })
  await owner.do('finance', 'statement.confirm', say(rows[1].posting))
  expect((await statement()).rows[1]).toMatchObject({ verdict: 'agreed', verdictNote: null, verdictBy: '老板' })
  const other = await newCustomer(owner, '别的客户')
  await sell(other, '7')
  const theirs = await owner.do('finance', 'partyReport.statement', { party: other, side: 'customer', ...days })
  expect(await owner.refused('finance', 'statement.confirm', say(theirs.rows[0].posting))).toMatchObject({ code: 'NOT_FOUND' })
  const { token } = await share()
  const answer = { token, name: '王', rows: [{ posting: theirs.rows[0].posting, verdict: 'agreed' }] }
  expect(await stranger.refused('finance', 'statement.answer', answer)).toMatchObject({ code: 'NOT_FOUND' })
  expect(await stranger.refused('finance', 'statement.answer', { ...answer, rows: [] })).toMatchObject({ code: 'INVALID' })
})

test('a link that is forged, taken back or expired shows nothing', async () => {
  const closed = { code: 'LINK_CLOSED', data: {} }
  const { token, id } = await share()
  const forged = token.replace(/^s\.(\d+)\.(\d+)/, (_: string, company: string, one: string) => `s.${company}.${BigInt(one) + 1n}`)
  for (const wrong of [
    forged,
    token.replace(/\.(.)(.{42})$/, (_: string, first: string, rest: string) => `.${first === 'A' ? 'B' : 'A'}${rest}`),
    'x',
    `s.1.1.${'a'.repeat(43)}`,
  ])
    expect(await stranger.refused('finance', 'statement.open', { token: wrong })).toMatchObject(closed)
  await owner.do('finance', 'statement.revoke', { id })
  expect(await stranger.refused('finance', 'statement.open', { token })).toMatchObject(closed)
  const answer = { token, name: '王', rows: [{ posting: 1, verdict: 'agreed' }] }
  expect(await stranger.refused('finance', 'statement.answer', answer)).toMatchObject(closed)
  const short = await share({ validDays: 1 })
  await shop.sql.query('UPDATE statement_share SET expiresAt = ? WHERE id = ?', [new Date(Date.now() - 86_400_000), short.id])
  expect(await stranger.refused('finance', 'statement.open', { token: short.token })).toMatchObject(closed)
})

test('only who may share does; another company neither shares our party nor takes back our link', async () => {
  const keeper = await newMember(db.invoke, owner, 'warehouse')
  const wanted = { party, side: 'customer', ...days }
  expect(await keeper.refused('finance', 'statement.share', wanted)).toMatchObject({ code: 'FORBIDDEN' })
  const foreigner = await newCompany(db.invoke, '外人')
  expect(await foreigner.refused('finance', 'statement.share', wanted)).toMatchObject({ code: 'NOT_FOUND' })
  const { id } = await share()
  expect(await foreigner.refused('finance', 'statement.revoke', { id })).toMatchObject({ code: 'NOT_FOUND' })
  expect(await owner.refused('finance', 'statement.share', { ...wanted, from: days.to, to: days.from })).toMatchObject({ code: 'INVALID' })
})

test('whoever tries links by the hundred is stopped', async () => {
  let stopped = false
  for (let count = 0; count < 130 && !stopped; count++) {
    const { code } = await stranger.refused('finance', 'statement.open', { token: `x${count}` })
    stopped = code === 'TOO_MANY_ATTEMPTS'
  }
  expect(stopped).toBe(true)
})
