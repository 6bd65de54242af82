import type { Channel } from './context'

/**
 * The channel a call came through, from the cloud's own context. The first element of SOURCE decides: a client call has
 * an openid, an HTTP call a token, a timer neither. Written out instead of wx-server-sdk's getWXContext, which costs a
 * quarter of a second to load and turns all-digit openids into numbers.
 */
export interface Arrival {
  channel: Channel
  openid: string | null
  ip: string | null
}

const CHANNELS: Record<string, Channel> = { wx_client: 'wx', wx_devtools: 'wx', wx_http: 'http', wx_trigger: 'job' }

export function arrival(): Arrival | null {
  const env = process.env
  const channel = CHANNELS[(env.TCB_SOURCE ?? '').split(',')[0]!]
  if (!channel) return null
  return { channel, openid: channel === 'wx' ? (env.WX_OPENID ?? null) : null, ip: env.WX_CLIENTIP ?? null }
}

/** An HTTP call as the cloud's HTTP access hands it to a function. */
export interface HttpEvent {
  httpMethod: string
  path: string
  headers: Record<string, string>
  queryStringParameters?: Record<string, string>
  body?: string
  isBase64Encoded?: boolean
}

export interface HttpAnswer {
  statusCode: number
  headers: Record<string, string>
  body: string
  isBase64Encoded?: boolean
}

export const header = (event: HttpEvent, wanted: string): string | undefined =>
  Object.entries(event.headers ?? {}).find(([key]) => key.toLowerCase() === wanted)?.[1]

export const bearer = (event: HttpEvent): string | null => /^Bearer (\S{1,400})$/.exec(header(event, 'authorization') ?? '')?.[1] ?? null

export const bodyOf = (event: HttpEvent): Buffer => Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8')

export const jsonAnswer = (value: unknown, statusCode = 200): HttpAnswer => ({
  statusCode,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body: JSON.stringify(value),
})
