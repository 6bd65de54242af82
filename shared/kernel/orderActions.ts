import { command } from './contract'
import { type DocumentKind, headFields, lineFields } from './document'
import { stamp, version } from './documentList'
import * as f from './fields'

/**
 * What can be done to an order after its approval, whatever its kind: `purchaseOrder.close`, `.reopen`, `.change`. A line of a
 * change names the line it was (`line`); one without is new, one that is not named is taken out.
 */
export function orderActions<K extends string, H extends f.Shape, L extends f.Shape>(order: DocumentKind<H, L> & { kind: K }) {
  const { kind, label } = order
  const seen = { id: f.id('编号'), version, reason: f.text('理由', 200, { required: true }) }
  const outcome = f.object('结果', stamp)
  const line = { line: f.optional(f.ref('line', '原来的行')), ...lineFields, ...order.line }
  const override = f.optional(f.text('放行理由', 200))
  const actions = {
    close: command({ label: `关闭${label}`, permission: `${kind}.close`, posts: true, input: f.object('关闭', seen), output: outcome }),
    reopen: command({ label: `重开${label}`, permission: `${kind}.close`, posts: true, input: f.object('重开', seen), output: outcome }),
    change: command({
      label: `变更${label}`,
      permission: `${kind}.change`,
      posts: true,
      input: f.object('变更', { ...seen, ...headFields, ...order.head, lines: f.lines('明细', line, 1000), override }),
      output: outcome,
    }),
  }
  return Object.fromEntries(Object.entries(actions).map(([verb, action]) => [`${kind}.${verb}`, action])) as unknown as {
    [V in keyof typeof actions as `${K}.${V}`]: (typeof actions)[V]
  }
}
