import fs from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { buildFunctions } from '../../scripts/functions'
import { fromTimer, fromWeChat, invoke, type Service, serve } from '../../scripts/runtime'

/** What a function sees of its caller, after a pause in which other calls come and go. */
const ECHO = `
export async function main(event: any) {
  if (event.body === 'fail') throw new Error('a bug')
  ;(globalThis as any).arrived?.()
  await new Promise((resolve) => setTimeout(resolve, event.body === 'slow' ? 100 : Math.random() * 5))
  const seen = { openid: process.env.WX_OPENID, source: process.env.TCB_SOURCE, known: 'WX_OPENID' in process.env, home: process.env.HELLO_SETTING, event }
  return event.httpMethod ? { statusCode: 201, headers: { 'content-type': 'application/json' }, body: JSON.stringify(seen) } : seen
}`

let folder: string
let service: Service

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'zhangfang-runtime-'))
  for (const name of ['hello', 'system', 'callback', 'kernel']) {
    fs.mkdirSync(path.join(folder, 'source', name), { recursive: true })
    fs.writeFileSync(path.join(folder, 'source', name, 'index.ts'), ECHO)
  }
  fs.writeFileSync(path.join(folder, 'source', 'hello', 'config.json'), '{"triggers":[]}')
  process.env.FUNCTIONS_DIR = path.join(folder, 'functions')
  process.env.HELLO_SETTING = 'kept'
  process.env.WX_OPENID = 'the process itself is nobody'
  await buildFunctions({ from: path.join(folder, 'source'), to: process.env.FUNCTIONS_DIR })
  const h5 = path.join(folder, 'h5')
  fs.mkdirSync(path.join(h5, 'js'), { recursive: true })
  fs.writeFileSync(path.join(h5, 'index.html'), '<p>账房</p>')
  fs.writeFileSync(path.join(h5, 'js', 'app.0a1b2c3d.js'), `'${'x'.repeat(5000)}'`)
  fs.writeFileSync(path.join(h5, 'reader.wasm'), 'wasm')
  fs.writeFileSync(path.join(folder, 'outside.txt'), 'secret')
  fs.symlinkSync(path.join(folder, 'outside.txt'), path.join(h5, 'link.txt'))
  service = await serve({ port: 0, h5Dir: h5, timer: false })
})

afterAll(async () => {
  await service.close()
  fs.rmSync(folder, { recursive: true })
})

/** Without the tidying up of paths that fetch does. */
const raw = (method: string, target: string, headers = {}) =>
  new Promise<{ status: number; body: string }>((resolve, reject) => {
    const request = http.request({ port: service.port, method, path: target, headers }, async (response) => {
      let body = ''
      for await (const chunk of response) body += chunk
      resolve({ status: response.statusCode ?? 0, body })
    })
    request.on('error', reject).end()
  })

test('only function folders are built, with what the cloud wants beside them', () => {
  expect(fs.readdirSync(path.join(folder, 'functions')).sort()).toEqual(['callback', 'hello', 'system'])
  expect(fs.readdirSync(path.join(folder, 'functions', 'hello')).sort()).toEqual(['config.json', 'index.js', 'package.json'])
})

test('200 calls at once each see their own openid', async () => {
  const seen = await Promise.all(
    Array.from({ length: 200 }, (_, index) => invoke<{ openid: string; home: string }>('hello', {}, fromWeChat(`openid-${index}`))),
  )
  expect(seen.map(({ openid }) => openid)).toEqual(Array.from({ length: 200 }, (_, index) => `openid-${index}`))
  expect(new Set(seen.map(({ home }) => home))).toEqual(new Set(['kept']))
})

test('a timer call names nobody, whatever the process was started with', async () => {
  expect(await invoke('hello', {}, fromTimer())).toMatchObject({ source: 'wx_trigger', known: false })
})

test('a request is the gateway’s event, and no header names a person or an address', async () => {
  const response = await fetch(`${service.url}/fn/hello?a=1`, {
    method: 'POST',
    body: '{"action":"x"}',
    headers: { 'x-wx-openid': 'forged', wx_openid: 'forged', 'x-forwarded-for': '9.9.9.9', authorization: 'Bearer t' },
  })
  const seen = await response.json()
  expect(response.status).toBe(201)
  expect(seen).toMatchObject({ source: 'wx_http', known: false })
  expect(seen.event).toMatchObject({
    path: '/fn/hello',
    httpMethod: 'POST',
    queryStringParameters: { a: '1' },
    body: '{"action":"x"}',
    isBase64Encoded: false,
  })
  expect(seen.event.headers).toMatchObject({ authorization: 'Bearer t', 'x-forwarded-for': '127.0.0.1' })
  expect(seen.event.headers['x-wx-openid']).toBeUndefined()
})

test('files travel as base64 to system, callbacks to callback', async () => {
  const put = await (await fetch(`${service.url}/file?name=a.csv`, { method: 'PUT', body: new Uint8Array([0, 255, 1]) })).json()
  expect(put.event).toMatchObject({ body: 'AP8B', isBase64Encoded: true, queryStringParameters: { name: 'a.csv' } })
  expect((await (await fetch(`${service.url}/file/12`)).json()).event.path).toBe('/file/12')
  expect((await (await fetch(`${service.url}/callback/carrier`, { method: 'POST' })).json()).event.path).toBe('/callback/carrier')
})

test('unknown functions, too long bodies and bugs are answered, and the next call works', async () => {
  const post = (name: string, body: string) => fetch(`${service.url}/fn/${name}`, { method: 'POST', body })
  expect((await post('nothing', '')).status).toBe(404)
  expect((await post('..%2fhello', '')).status).toBe(404)
  const long = await post('hello', 'x'.repeat(6 * 1024 * 1024 + 1))
  expect([long.status, await long.json()]).toEqual([413, { ok: false, code: 'TOO_LARGE', data: { limit: 6291456 } }])
  const errors = jest.spyOn(console, 'error').mockImplementation(() => {})
  expect((await post('hello', 'fail')).status).toBe(500)
  expect(errors).toHaveBeenCalled()
  errors.mockRestore()
  expect((await post('hello', '')).status).toBe(201)
})

test('the app: packed, cached by name, pages without extension fall back to it', async () => {
  const script = await fetch(`${service.url}/js/app.0a1b2c3d.js`)
  expect([script.headers.get('content-encoding'), script.headers.get('cache-control')]).toEqual([
    'gzip',
    'public, max-age=31536000, immutable',
  ])
  expect(await script.text()).toHaveLength(5002)
  expect((await fetch(`${service.url}/reader.wasm`)).headers.get('content-type')).toBe('application/wasm')
  const page = await fetch(`${service.url}/stock/list`)
  expect([page.headers.get('cache-control'), await page.text()]).toEqual(['no-cache', '<p>账房</p>'])
  const again = await fetch(service.url, { headers: { 'if-none-match': String(page.headers.get('etag')) } })
  expect(again.status).toBe(304)
  expect((await fetch(`${service.url}/missing.js`)).status).toBe(404)
})

test.each([
  '/../outside.txt',
  '/js/../../outside.txt',
  '/%2e%2e/outside.txt',
  '/..%2foutside.txt',
  '/..%5coutside.txt',
  '/link.txt',
  '/%00',
  '/%',
])('nothing outside the app is served: %s', async (target) => {
  const { status, body } = await raw('GET', target)
  expect(status).toBeGreaterThanOrEqual(400)
  expect(body).not.toContain('secret')
})

test('closing waits for what is in flight', async () => {
  const other = await serve({ port: 0, h5Dir: folder, timer: false })
  const arrived = new Promise<void>((resolve) => Object.assign(globalThis, { arrived: resolve }))
  const answer = fetch(`${other.url}/fn/hello`, { method: 'POST', body: 'slow' })
  await arrived
  const [response] = await Promise.all([answer, other.close()])
  expect(response.status).toBe(201)
  await expect(fetch(other.url)).rejects.toThrow()
})
