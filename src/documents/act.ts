import type { InputOf, OutputOf } from '../api'
import { kindOf } from '../kinds'
import { act, type Outcome } from '../outbox'

export type Detail = OutputOf<'sales', 'delivery.detail'>
export type Verb = 'submit' | 'approve' | 'reject' | 'void' | 'remove' | 'close' | 'reopen'

/** Every kind has the same actions in its own module, so a delivery's types stand for all of them. */
const moduleOf = (kind: string) => (kindOf(kind)?.module ?? 'sales') as 'sales'

export const detailQuery = (kind: string) => ({ module: moduleOf(kind), action: `${kind}.detail` as 'delivery.detail' })

/** Names the version the person saw, so that nothing is done to what somebody changed meanwhile. */
export function actOn(
  detail: Detail,
  verb: Verb,
  title: string,
  said: { reason?: string; override?: string } = {},
): Promise<Outcome<unknown>> {
  const input = { id: detail.id, version: detail.version, ...said }
  return act(moduleOf(detail.kind), `${detail.kind}.${verb}` as 'delivery.reject', input as InputOf<'sales', 'delivery.reject'>, { title })
}
