import { type Caller, newCompany } from '../company'
import { type TestDatabase, testDatabase } from '../database'
import { expectSound } from '../sound'
import { importing } from './importing'

let db: TestDatabase
let owner: Caller
let stranger: Caller
const { http, upload } = importing((...call) => db.invoke(...call))

beforeAll(async () => {
  db = await testDatabase('pictures')
  owner = await newCompany(db.invoke, '图片商贸')
  stranger = await newCompany(db.invoke, '别家商贸')
})
afterAll(async () => {
  await expectSound(db.url)
  await db.drop()
})

const png = (rest: string) => Buffer.from(`\x89PNG\r\n\x1a\n${rest}`, 'latin1')
const put = async (thumbnail: string, caller = owner) =>
  JSON.parse((await http(caller, 'PUT', '/file', { company: caller.company, name: 'a.png', thumbnail }, png('whole'))).body)
const content = async (id: string, query: Record<string, string> = {}) => {
  const answer = await http(owner, 'GET', `/file/${id}`, { company: owner.company, ...query })
  return Buffer.from(answer.body, 'base64').subarray(8).toString()
}

test('a picture is handed out small where it has a thumbnail, whole otherwise', async () => {
  const small = await upload(owner, 's.png', png('small'))
  const { data } = await put(small)
  expect(await content(data.id)).toBe('whole')
  expect(await content(data.id, { small: '1' })).toBe('small')
  expect(await content(small, { small: '1' })).toBe('small')
  const { rows } = await owner.do('system', 'file.show', { ids: [data.id] })
  expect(rows).toEqual([{ id: data.id, name: 'a.png', size: 13, cloudId: null, cloudThumbnail: null }])
})

test('a thumbnail is a small picture of the same company', async () => {
  const invalid = { ok: false, code: 'INVALID' }
  expect(await put(await upload(owner, 'a.csv', '编码'))).toMatchObject(invalid)
  expect(await put(await upload(owner, 'b.png', png('x'.repeat(200 * 1024))))).toMatchObject(invalid)
  expect(await put(await upload(stranger, 's.png', png('theirs')))).toMatchObject(invalid)
  expect(await put('no id')).toMatchObject(invalid)
})

test('files of another company are not shown', async () => {
  const theirs = await upload(stranger, 's.png', png('theirs'))
  expect(await owner.refused('system', 'file.show', { ids: [theirs] })).toMatchObject({ code: 'NOT_FOUND' })
})
