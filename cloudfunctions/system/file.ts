import { parse, shapeOf } from '../../shared/kernel/fields'
import { Refusal, type RefusalCode, refuse } from '../../shared/kernel/refusal'
import { systemContract } from '../../shared/system/contract'
import { bodyOf, type HttpAnswer, type HttpEvent, jsonAnswer } from '../kernel/channel'
import type { Context } from '../kernel/context'
import { logFault, refusalOf, transaction } from '../kernel/db'
import { contentOf, findFile, fromCloudOf, keepFile } from '../kernel/files'
import { identify } from '../kernel/identity'
import { begin, finish, logRefusal, type Operation } from '../kernel/operation'
import { sql } from '../kernel/sql'

/** A file the mini-program put into cloud storage becomes a file of the company. */
export async function register(ctx: Context, input: { cloudId: string; name: string; thumbnail?: string | null }) {
  await checkThumbnail(ctx, input.thumbnail)
  const bytes = await fromCloudOf(ctx.company, input.cloudId)
  return { id: await keepFile(ctx, input.name, bytes, { place: input.cloudId, thumbnail: input.thumbnail }) }
}

/** A list of goods shows many at once. */
const LARGEST_THUMBNAIL = 200 * 1024

/** Refuses a thumbnail that is no picture or not small. */
async function checkThumbnail(ctx: Context, id: string | null | undefined): Promise<void> {
  if (!id) return
  const [file] = await ctx.tx.rows(sql`SELECT type, size FROM file WHERE company = ${ctx.company} AND id = ${id}`)
  if (!file?.type.startsWith('image/') || file.size > LARGEST_THUMBNAIL)
    throw refuse('INVALID', { issues: [{ path: 'thumbnail', message: '缩略图应为不超过 200 KB 的图片' }] })
}

/** Where the mini-program finds files of the company: their place in cloud storage, and that of the small pictures. */
export async function show(ctx: Context, { ids }: { ids: string[] }) {
  const rows = await ctx.tx.rows(sql`SELECT f.id, f.name, f.size, f.place AS cloudId, t.place AS cloudThumbnail FROM file f
    LEFT JOIN file t ON t.company = f.company AND t.id = f.thumbnail WHERE f.company = ${ctx.company} AND f.id IN (${ids})`)
  const cloud = (place: string | null) => (place?.startsWith('cloud:') ? place : null)
  return {
    rows: rows.map((row) => ({
      id: row.id as string,
      name: row.name as string,
      size: row.size as number,
      cloudId: cloud(row.cloudId),
      cloudThumbnail: cloud(row.cloudThumbnail),
    })),
  }
}

const STATUS: Partial<Record<RefusalCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_MEMBER: 403,
  NOT_FOUND: 404,
  TOO_LARGE: 413,
  UNAVAILABLE: 503,
}

interface Arrived {
  token: string | null
  ip: string | null
}

/**
 * `PUT /file?company=&name=` stores the body, with `thumbnail=<id>` a picture and its small one; `GET /file/<id>?company=`
 * hands it back, with `small=1` the small one where there is one; for members of the company only.
 */
export async function route(event: HttpEvent, came: Arrived): Promise<HttpAnswer | undefined> {
  const id = /^\/file\/([1-9]\d{0,19})$/.exec(event.path)?.[1]
  const verb = event.httpMethod === 'PUT' && event.path === '/file' ? 'put' : event.httpMethod === 'GET' && id ? 'get' : null
  if (!verb) return undefined
  const operation: Operation = {
    module: 'system',
    action: `file.${verb}`,
    company: '0',
    request: null,
    hash: null,
    ip: came.ip,
    channel: 'http',
    at: new Date(),
    secret: false,
  }
  let ctx: Context | null = null
  try {
    operation.company = companyOf(event)
    ctx = await identify({ channel: 'http', openid: null, ...came }, operation)
    if (!ctx.caller.person) throw refuse('UNAUTHENTICATED', { reason: 'no_session' })
    if (!ctx.member) throw refuse('NOT_MEMBER', {})
    ctx.demand('file.use')
    return verb === 'put' ? await receive(ctx, operation, event) : await hand(ctx, id!, event.queryStringParameters?.small === '1')
  } catch (caught) {
    return refusal(ctx, operation, refusalOf(caught))
  }
}

function companyOf(event: HttpEvent): string {
  const company = event.queryStringParameters?.company ?? ''
  if (!/^[1-9]\d{0,19}$/.test(company)) throw refuse('INVALID', { issues: [{ path: 'company', message: '公司编号不正确' }] })
  return company
}

async function refusal(ctx: Context | null, operation: Operation, error: unknown): Promise<HttpAnswer> {
  if (error instanceof Refusal) {
    if (ctx && error.code !== 'UNAVAILABLE') await logRefusal(ctx, operation, error).catch(() => {})
    return jsonAnswer({ ok: false, code: error.code, data: error.data }, STATUS[error.code as RefusalCode] ?? 400)
  }
  return jsonAnswer({ ok: false, code: 'BUG', data: {}, ref: logFault(`${operation.module} ${operation.action}`, error) }, 500)
}

const nameField = shapeOf(systemContract.actions['file.register'].input)!.name!

async function receive(known: Context, operation: Operation, event: HttpEvent): Promise<HttpAnswer> {
  const name = parse(nameField, event.queryStringParameters?.name)
  if (!name.ok) throw refuse('INVALID', { issues: name.issues.map(({ message }) => ({ path: 'name', message })) })
  const id = await transaction(async (tx) => {
    const ctx = known.with(tx)
    const row = begin(ctx, operation)
    const thumbnail = event.queryStringParameters?.thumbnail ?? null
    await checkThumbnail(ctx, thumbnail)
    const kept = await keepFile(ctx, name.value as string, bodyOf(event), { thumbnail })
    finish(ctx, operation, row, { id: kept })
    return kept
  })
  return jsonAnswer({ ok: true, data: { id } })
}

async function hand(ctx: Context, id: string, small: boolean): Promise<HttpAnswer> {
  const whole = await findFile(ctx.company, id)
  const file = small && whole.thumbnail ? await findFile(ctx.company, whole.thumbnail) : whole
  const bytes = await contentOf(file)
  const plain = file.name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const spelled = encodeURIComponent(file.name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
  return {
    statusCode: 200,
    headers: {
      'content-type': file.type,
      'content-disposition': `${file.type.startsWith('image/') ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${spelled}`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    },
    body: bytes.toString('base64'),
    isBase64Encoded: true,
  }
}
