import { createHash } from 'node:crypto'
import type { Action, Actions, Contract, Envelope, Input, Output } from '../../shared/kernel/contract'
import { parse } from '../../shared/kernel/fields'
import { type Answer, Refusal, refuse } from '../../shared/kernel/refusal'
import { arrival, bearer, bodyOf, type HttpAnswer, type HttpEvent, jsonAnswer } from './channel'
import type { Caller, Context } from './context'
import { isDuplicate, logFault, reading, refusalOf, transaction } from './db'
import { identify, lockBook, presume } from './identity'
import { maskOutput, maskRefusal } from './masks'
import { begin, finish, logRefusal, type Operation, recall } from './operation'
import { checkReferences } from './references'
import { withNames } from './refusalNames'

export type Handlers<A extends Actions> = { [N in keyof A]: (ctx: Context, input: Input<A[N]>) => Promise<Output<A[N]>> }

type AnyHandler = (ctx: Context, input: never) => Promise<unknown>

/** Other HTTP routes of a function (files); answers undefined for a path that is not its own. */
export type HttpRoute = (event: HttpEvent, caller: { token: string | null; ip: string | null }) => Promise<HttpAnswer | undefined>

/** A module's cloud function: the contract decides who may call what with which input, the handlers do the work. */
export function serve<A extends Actions>(contract: Contract<string, A>, handlers: Handlers<A>, route?: HttpRoute) {
  return async function main(event: unknown, _context?: unknown): Promise<Answer | HttpAnswer> {
    const came = arrival()
    if (!came || came.channel === 'job') return { ok: false, code: 'UNAUTHENTICATED', data: { reason: 'no_session' } }
    if (came.channel === 'wx') return answer(contract, handlers, event as Envelope, came, null)
    const http = event as HttpEvent
    const token = bearer(http)
    const routed = await route?.(http, { token, ip: came.ip })
    if (routed) return routed
    if (http.httpMethod !== 'POST') return jsonAnswer({ ok: false, code: 'UNKNOWN_ACTION', data: { action: http.httpMethod } }, 405)
    let envelope: Envelope
    try {
      envelope = JSON.parse(bodyOf(http).toString('utf8'))
    } catch {
      return jsonAnswer({ ok: false, code: 'INVALID', data: { issues: [{ path: '', message: '请求不是 JSON' }] } }, 400)
    }
    return jsonAnswer(await answer(contract, handlers, envelope, came, token))
  }
}

async function answer(
  contract: Contract,
  handlers: Record<string, AnyHandler>,
  envelope: Envelope,
  came: { channel: Caller['channel']; openid: string | null; ip: string | null },
  token: string | null,
): Promise<Answer> {
  const operation: Operation = {
    module: contract.module,
    action: '',
    company: '0',
    request: null,
    hash: null,
    ip: came.ip,
    channel: came.channel,
    at: new Date(),
    secret: false,
  }
  let ctx: Context | null = null
  try {
    const action = checkEnvelope(contract, envelope, operation)
    ctx = (action.posts && presumed({ ...came, token }, operation, action)) || (await identify({ ...came, token }, operation))
    authorize(ctx, action)
    const parsed = parse(action.input, envelope.input ?? {})
    if (!parsed.ok) throw refuse('INVALID', { issues: parsed.issues })
    if (operation.request) operation.hash = hashOf(operation, parsed.value)
    const handler = handlers[operation.action]!
    return { ok: true, data: await (action.kind === 'query' ? runQuery : runCommand)(ctx, action, handler, parsed.value, operation) }
  } catch (caught) {
    const error = refusalOf(caught)
    if (error instanceof Refusal) {
      if (ctx && error.code !== 'UNAVAILABLE') await logRefusal(ctx, operation, error).catch(() => {})
      return { ok: false, code: error.code, data: ctx ? await withNames(ctx.company, error).catch(() => error.data) : error.data }
    }
    return { ok: false, code: 'BUG', data: {}, ref: logFault(`${operation.module} ${operation.action}`, error) }
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const ENVELOPE_KEYS = new Set(['action', 'company', 'input', 'requestId'])
const invalid = (path: string, message: string) => refuse('INVALID', { issues: [{ path, message }] })

function checkEnvelope(contract: Contract, envelope: Envelope, operation: Operation): Action {
  if (typeof envelope !== 'object' || envelope === null || Array.isArray(envelope)) throw invalid('', '请求应为对象')
  const stray = Object.keys(envelope).find((key) => !ENVELOPE_KEYS.has(key) && !isCloudField(key))
  if (stray !== undefined) throw invalid(stray.slice(0, 40), '不认识的字段')
  const { action: name, company, requestId } = envelope
  const action = typeof name === 'string' && Object.hasOwn(contract.actions, name) ? contract.actions[name] : undefined
  if (!action) throw refuse('UNKNOWN_ACTION', { action: typeof name === 'string' ? name.slice(0, 60) : '' })
  operation.action = name
  operation.secret = action.secret ?? false
  if (company !== undefined && company !== null) {
    if (typeof company !== 'string' || !/^[1-9]\d{0,19}$/.test(company)) throw invalid('company', '公司编号不正确')
    operation.company = company
  }
  if (action.kind === 'command') {
    if (typeof requestId !== 'string' || !UUID.test(requestId)) throw invalid('requestId', '缺少请求编号')
    operation.request = action.secret ? null : requestId
  }
  return action
}

// The cloud adds userInfo and tcbContext to a client's event.
const isCloudField = (key: string): boolean => key === 'userInfo' || key === 'tcbContext'

// Of the parsed input: what a stranger sends may be nested deeper than the stack.
const hashOf = (operation: Operation, input: unknown): string =>
  createHash('sha256')
    .update(canonical([operation.module, operation.action, operation.company, input]))
    .digest('hex')

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, item) =>
    item && typeof item === 'object' && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  )

/** The caller as last seen by this instance, where that would do; what it lacks is asked of the database before it is refused. */
function presumed(came: Parameters<typeof presume>[0], operation: Operation, action: Action): Context | null {
  const ctx = presume(came, operation)
  return ctx?.member && ctx.may(action.permission) ? ctx : null
}

/** Deny by default: public needs nothing, signedIn a person, anything else the permission in the company. */
function authorize(ctx: Context, action: Action): void {
  if (action.permission === 'public') return
  if (!ctx.caller.person) throw refuse('UNAUTHENTICATED', { reason: ctx.caller.channel === 'wx' ? 'unbound' : 'no_session' })
  if (ctx.company !== '0' && !ctx.member) throw refuse('NOT_MEMBER', {})
  if (action.permission === 'signedIn') return
  if (!ctx.member) throw refuse('NOT_MEMBER', {})
  if (!ctx.may(action.permission)) throw refuse('FORBIDDEN', { permission: action.permission, what: action.label })
}

async function runQuery(known: Context, action: Action, handler: AnyHandler, input: unknown): Promise<unknown> {
  return reading(action.snapshot ?? false, async (tx) => {
    const ctx = known.with(tx)
    if (ctx.company !== '0') checkReferences(ctx, action.input, input)
    const output = await answered(ctx, handler, input)
    await tx.flush()
    return masked(ctx, action, output)
  })
}

async function runCommand(known: Context, action: Action, handler: AnyHandler, input: unknown, operation: Operation): Promise<unknown> {
  try {
    return await transaction(async (tx) => {
      const ctx = known.with(tx)
      const id = action.posts ? null : begin(ctx, operation)
      if (action.posts) lockBook(ctx, () => authorize(ctx, action))
      if (ctx.company !== '0') checkReferences(ctx, action.input, input)
      const output = masked(ctx, action, await answered(ctx, handler, input))
      finish(ctx, operation, id, output)
      return output
    })
  } catch (error) {
    // A twin with this request id may have been first: its answer is the answer.
    const remembered = mayBeAnswered(action, operation, error) ? await recall(known, operation) : undefined
    if (remembered === undefined) throw error
    return remembered
  }
}

/** What the handler answers; a refusal loses here what the person may not see, by rights that are true under the lock. */
async function answered(ctx: Context, handler: AnyHandler, input: unknown): Promise<unknown> {
  try {
    return await handler(ctx, input as never)
  } catch (error) {
    throw maskRefusal(error, (permission) => ctx.may(permission))
  }
}

/** A command finds its twin's row in its way; a posting finds its work done, once it was sure of who asks. */
function mayBeAnswered(action: Action, { request }: Operation, error: unknown): boolean {
  if (request === null) return false
  const refused = error instanceof Refusal && !['UNAUTHENTICATED', 'NOT_MEMBER', 'FORBIDDEN'].includes(error.code)
  return isDuplicate(error, 'operation_request') || (action.posts === true && refused)
}

function masked(ctx: Context, action: Action, output: unknown): unknown {
  const seen = maskOutput(action.output, output, (permission) => ctx.may(permission))
  if (process.env.CHECK_OUTPUT) {
    const checked = parse(action.output, JSON.parse(JSON.stringify(seen)))
    if (!checked.ok) throw new Error(`answer does not keep its contract: ${JSON.stringify(checked.issues)}`)
  }
  return seen
}
