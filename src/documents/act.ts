import type { InputOf, OutputOf } from '../api'
import { kindOf } from '../kinds'
import { act, type Outcome } from '../outbox'

export type Detail = OutputOf<'sales', 'delivery.detail'>
export type Verb = 'submit' | 'approve' | 'reject' | 'void' | 'remove' | 'close' | 'reopen'

/** Every kind has the same actions in its own module, so a delivery's types stand for all of them. */
const moduleOf = (kind: string) => (kindOf(kind)?.module ?? 'sales') as 'sales'

export const detailQuery = (kind: string) => ({ module: moduleOf(kind), action: `${kind}.detail` as 'delivery.detail' })

/** A delivery of goods that were given for others. */
export const isExchange = (detail: Detail): boolean => detail.kind === 'delivery' && Boolean(detail.exchange)

/** Names the version the person saw, so that nothing is done to what somebody changed meanwhile. */
export function actOn(
  detail: Detail,
  verb: Verb,
  title: string,
  said: { reason?: string; override?: string } = {},
): Promise<Outcome<unknown>> {
  const input = { id: detail.id, version: detail.version, ...said }
  // An exchange is taken back whole: what was given, and what came back for it.
  if (verb === 'void' && isExchange(detail)) return act('sales', 'exchange.void', input as InputOf<'sales', 'exchange.void'>, { title })
  return act(moduleOf(detail.kind), `${detail.kind}.${verb}` as 'delivery.reject', input as InputOf<'sales', 'delivery.reject'>, { title })
}
