import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exists, fromHttp, fromTimer, invoke } from './invoke'
import { fromRoot } from './paths'
import { staticFiles } from './static'

export { fromHttp, fromTimer, fromWeChat, invoke } from './invoke'

const LIMIT = 6 * 1024 * 1024 // CloudBase's own for a request
const TICK_MS = 2000 // once a minute in the cloud; a person trying things out should not wait that long

export interface Service {
  url: string
  port: number
  /** Stops listening and waits for what is in flight. */
  close(): Promise<void>
}

interface HttpAnswer {
  statusCode?: number
  headers?: Record<string, string>
  body?: string
  isBase64Encoded?: boolean
}

function sendJson(response: ServerResponse, status: number, body: unknown) {
  const text = JSON.stringify(body)
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) }).end(text)
}

const refusal = (code: string, data: object = {}) => ({ ok: false, code, data })

/** The body, or null if it is too long; a long one is read to its end so that the answer arrives. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    length += chunk.length
    if (length <= LIMIT) chunks.push(chunk)
    else if (length > 4 * LIMIT) return null
  }
  return length <= LIMIT ? Buffer.concat(chunks) : null
}

/** Headers as the gateway passes them on: it alone says where a request came from, and nothing in them names a person. */
function headersOf(request: IncomingMessage, ip: string): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined && !/^x-(?:wx|tcb|cloudbase|scf)-/.test(name) && !name.startsWith('x-forwarded-')) headers[name] = String(value)
  return { ...headers, 'x-forwarded-for': ip, 'x-real-ip': ip }
}

async function callFunction(module: string, request: IncomingMessage, response: ServerResponse, url: URL, binary: boolean) {
  if (!exists(module)) return sendJson(response, 404, refusal('NOT_FOUND', { what: 'function' }))
  const body = await bodyOf(request)
  if (!body) {
    response.setHeader('connection', 'close')
    return sendJson(response, 413, refusal('TOO_LARGE', { limit: LIMIT }))
  }
  const ip = request.socket.remoteAddress ?? ''
  const event = {
    path: url.pathname,
    httpMethod: request.method,
    headers: headersOf(request, ip),
    queryStringParameters: Object.fromEntries(url.searchParams),
    body: body.toString(binary ? 'base64' : 'utf8'),
    isBase64Encoded: binary,
  }
  const answer = await invoke<HttpAnswer>(module, event, fromHttp(ip))
  if (answer?.statusCode === undefined) return sendJson(response, 200, answer ?? null)
  const bytes = Buffer.from(answer.body ?? '', answer.isBase64Encoded ? 'base64' : 'utf8')
  response.writeHead(answer.statusCode, {
    'content-type': 'application/json; charset=utf-8',
    ...answer.headers,
    'content-length': bytes.length,
  })
  response.end(request.method === 'HEAD' ? undefined : bytes)
}

type Files = ReturnType<typeof staticFiles>

async function route(request: IncomingMessage, response: ServerResponse, files: Files) {
  response.setHeader('x-content-type-options', 'nosniff')
  const url = new URL(`http://local${request.url?.startsWith('/') ? request.url : '/'}`)
  const [, first = '', second = ''] = url.pathname.split('/')
  const method = request.method ?? ''
  if (first === 'fn' && method === 'POST') return callFunction(second, request, response, url, false)
  if (first === 'file' && method === 'PUT') return callFunction('system', request, response, url, true)
  if (first === 'file' && second && method === 'GET') return callFunction('system', request, response, url, false)
  if (first === 'callback' && method === 'POST') return callFunction('callback', request, response, url, false)
  if (['fn', 'file', 'callback'].includes(first)) return sendJson(response, 405, refusal('NOT_FOUND', { what: 'method' }))
  if (method !== 'GET' && method !== 'HEAD') return sendJson(response, 405, refusal('NOT_FOUND', { what: 'method' }))
  // The raw path: URL has already folded `..` away, and an honest address holds none.
  const raw = decodeURIComponent((request.url ?? '/').split(/[?#]/, 1)[0] as string)
  if (!files(request, response, raw)) sendJson(response, 404, refusal('NOT_FOUND', { what: 'path' }))
}

function startTimer() {
  let running: Promise<unknown> | null = null
  const tick = () => {
    if (running || !exists('jobs')) return
    running = invoke('jobs', { Type: 'Timer', TriggerName: 'minute', Time: new Date().toISOString() }, fromTimer())
      .catch((error) => console.error('jobs:', error))
      .finally(() => (running = null))
  }
  const timer = setInterval(tick, TICK_MS)
  return async () => {
    clearInterval(timer)
    await running
  }
}

const logRejection = (reason: unknown) => console.error('unhandled rejection:', reason)

/** Serves the compiled cloud functions and the H5 app on one port, this machine only unless HOST says otherwise. */
export async function serve({
  port,
  h5Dir = fromRoot('dist', 'h5'),
  timer = true,
}: {
  port: number
  h5Dir?: string
  timer?: boolean
}): Promise<Service> {
  // wx-server-sdk leaves rejections behind that nobody can catch; one function's bug must not end the others.
  if (!process.listeners('unhandledRejection').includes(logRejection)) process.on('unhandledRejection', logRejection)
  const files = staticFiles(h5Dir)
  let closing = false
  const server = http.createServer((request, response) => {
    // A connection kept alive would hold up the end.
    response.on('finish', () => closing && setImmediate(() => server.closeIdleConnections()))
    route(request, response, files).catch((error) => {
      if (error instanceof URIError) return sendJson(response, 400, refusal('INVALID', { issues: [] }))
      console.error(request.method, request.url?.split('?', 1)[0], error)
      if (response.headersSent) response.destroy()
      else sendJson(response, 500, refusal('BUG'))
    })
  })
  server.requestTimeout = 60_000
  const host = process.env.HOST || '127.0.0.1'
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve))
  const stopTimer = timer ? startTimer() : async () => {}
  const { port: given } = server.address() as AddressInfo
  return {
    url: `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${given}`,
    port: given,
    async close() {
      closing = true
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      const cut = setTimeout(() => server.closeAllConnections(), 10_000)
      await Promise.all([closed, stopTimer()])
      clearTimeout(cut)
    },
  }
}
