import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import mysql from 'mysql2/promise'
import { fromHttp, fromTimer } from '../../scripts/invoke'
import { type Caller, newCompany } from '../company'
import { dropSound } from '../sound'
import { type TestDatabase, testDatabase } from '../database'
import { goodsRows, importing } from './importing'

let db: TestDatabase
let owner: Caller
const { upload, load, refusedLoad, skus } = importing((...call) => db.invoke(...call))

beforeAll(async () => {
  db = await testDatabase('importJob')
  owner = await newCompany(db.invoke, '导入商贸')
})
afterAll(() => dropSound(db))

describe('large files', () => {
  test('of 2,000 rows are imported whole or not at all', async () => {
    const { data } = await refusedLoad(
      owner,
      'sku',
      goodsRows(0, 2000, (code) => (code === 1999 ? 'P1999,,个,13%,1.00' : null)),
    )
    expect(data.issues).toEqual([{ path: 'rows.2001.名称', message: '第 2001 行 名称：新商品必填' }])
    expect(await skus(owner, '货品')).toEqual([])
    const begun = Date.now()
    expect(await load(owner, 'sku', goodsRows(0, 2000))).toEqual({ imported: 2000 })
    expect(Date.now() - begun).toBeLessThan(20_000)
    expect((await skus(owner, '货品')).length).toBe(200)
  })

  test('beyond that become a job: good rows in chunks, bad ones in its result', async () => {
    const content = goodsRows(2000, 2500, (code) =>
      code % 500 === 7 ? `P${code},货品${code},个,13,1.00` : `P${code},货品${code},个,13%,1.00`,
    )
    const requestId = randomUUID()
    const input = { kind: 'sku', file: await upload(owner, 'big.csv', content) }
    expect(await owner.do('system', 'import.check', input)).toMatchObject({ rows: 2500, create: 2495, update: 0, errorCount: 5 })
    const first = await owner.answer('system', 'import.apply', input, requestId)
    expect(first).toMatchObject({ ok: true, data: { imported: 0 } })
    expect(await owner.answer('system', 'import.apply', input, requestId)).toEqual(first)
    const { job } = (first as { data: { job: string } }).data
    expect(await owner.do('system', 'job.show', { id: job })).toMatchObject({ state: 'waiting', progress: 0, total: 2500 })
    expect(await db.invoke('jobs', {}, fromHttp())).toMatchObject({ ok: false, code: 'UNAUTHENTICATED' })
    // Two clocks at once: each chunk is done once.
    await Promise.all([db.invoke('jobs', {}, fromTimer()), db.invoke('jobs', {}, fromTimer())])
    const done = await owner.do('system', 'job.show', { id: job })
    expect(done).toMatchObject({
      kind: 'import',
      state: 'done',
      progress: 2500,
      total: 2500,
      result: { create: 2495, update: 0, errorCount: 5 },
    })
    expect(done.result.errors[0]).toEqual({ row: 9, column: '税率', message: '应为 13% 或 0.13 这样的比率' })
    expect((await skus(owner, 'P4499')).length).toBe(1)
    expect((await skus(owner, 'P4007')).length).toBe(0)
    const stranger = await newCompany(db.invoke, '又一家')
    expect(await stranger.refused('system', 'job.show', { id: job })).toMatchObject({ code: 'NOT_FOUND' })
  })

  test('whose columns are wrong never become a job', async () => {
    expect(await refusedLoad(owner, 'sku', goodsRows(0, 2500).replace('税率', '税'))).toMatchObject({
      code: 'INVALID',
      data: { issues: [{ path: 'rows.1.税' }] },
    })
  })
})

describe('a job', () => {
  let database: mysql.Connection
  beforeAll(async () => {
    database = await mysql.createConnection({ uri: db.url, supportBigNumbers: true, bigNumberStrings: true })
  })
  afterAll(() => database.end())

  const tick = () => db.invoke('jobs', {}, fromTimer())
  const started = async (from: number) => {
    const file = await upload(owner, 'big.csv', goodsRows(from, 2001))
    return { file, job: (await owner.do('system', 'import.apply', { kind: 'sku', file })).job as string }
  }
  const show = (id: string) => owner.do('system', 'job.show', { id })

  test('whose holder died goes on where its last chunk ended, and not before its lease is over', async () => {
    const { job } = await started(10_000)
    const position = JSON.stringify({ next: 1500, create: 1500, update: 0, errorCount: 0, errors: [] })
    const hold =
      "UPDATE job SET state = 'running', position = ?, progress = 1500, leaseUntil = UTC_TIMESTAMP(3) + INTERVAL ? SECOND, dueAt = UTC_TIMESTAMP(3) WHERE id = ?"
    await database.execute(hold, [position, '60', job])
    await tick()
    expect(await show(job)).toMatchObject({ state: 'running', progress: 1500 })
    await database.execute(hold, [position, '-1', job])
    await tick()
    expect(await show(job)).toMatchObject({ state: 'done', progress: 2001, result: { create: 2001 } })
    expect(await skus(owner, 'P11499')).toHaveLength(0)
    expect(await skus(owner, 'P11500')).toHaveLength(1)
    const { rows } = await owner.do('access', 'operation.list', { text: 'import' })
    expect(rows.filter((row: { memberName: string; subject: string }) => row.memberName === '系统' && row.subject === job)).toHaveLength(2)
  })

  test('whose holder was thought dead belongs to the next one alone', async () => {
    const { job } = await started(40_000)
    await database.query('START TRANSACTION')
    await database.execute('SELECT company FROM book WHERE company = ? FOR UPDATE', [owner.company])
    const slow = tick()
    const other = await mysql.createConnection(db.url)
    const leased = async () =>
      (await other.execute<mysql.RowDataPacket[]>('SELECT 1 FROM job WHERE id = ? AND leaseUntil IS NOT NULL', [job]))[0].length
    while (!(await leased())) await new Promise((resolve) => setTimeout(resolve, 20))
    await other.execute('UPDATE job SET leaseUntil = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND WHERE id = ?', [job])
    await other.end()
    const next = tick()
    await new Promise((resolve) => setTimeout(resolve, 500))
    await database.query('ROLLBACK')
    const chunks = (await Promise.all([slow, next])).map((answer) => (answer as { data: { chunks: number } }).data.chunks)
    expect(chunks).toEqual([0, 5])
    expect(await show(job)).toMatchObject({ state: 'done', result: { create: 2001 } })
  })

  test('that is refused is not tried again, and says why', async () => {
    const { file, job } = await started(20_000)
    fs.rmSync(path.join(process.env.DATA_DIR as string, 'files', owner.company, file))
    await tick()
    expect(await show(job)).toMatchObject({
      state: 'failed',
      progress: 0,
      result: { failure: { code: 'NOT_FOUND', data: { what: 'file', id: file } } },
    })
  })

  test('that fails is tried five times, later each time, and then laid aside', async () => {
    const { job } = await started(30_000)
    await database.execute("UPDATE job SET kind = 'nothing' WHERE id = ?", [job])
    const silent = jest.spyOn(console, 'error').mockImplementation(() => {})
    for (let attempt = 1; attempt <= 5; attempt++) {
      await tick()
      const [[row]] = await database.execute<mysql.RowDataPacket[]>(
        'SELECT state, attempts, dueAt > UTC_TIMESTAMP(3) AS later FROM job WHERE id = ?',
        [job],
      )
      expect(row).toMatchObject({ state: attempt < 5 ? 'waiting' : 'failed', attempts: attempt, later: 1 })
      await tick()
      await database.execute('UPDATE job SET dueAt = UTC_TIMESTAMP(3) WHERE id = ?', [job])
    }
    silent.mockRestore()
    await tick()
    expect((await show(job)).result).toEqual({ failure: { code: 'BUG', data: {} } })
  })
})
