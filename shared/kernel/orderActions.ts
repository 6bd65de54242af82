import { command } from './contract'
import type { DocumentKind } from './document'
import { stamp, version } from './documentList'
import * as f from './fields'

/** What can be done to an order after its approval, whatever its kind: `purchaseOrder.close`, `purchaseOrder.reopen`. */
export function orderActions<K extends string>({ kind, label }: Pick<DocumentKind, 'label'> & { kind: K }) {
  const seen = { id: f.id('编号'), version }
  const actions = {
    close: command({
      label: `关闭${label}`,
      permission: `${kind}.close`,
      posts: true,
      input: f.object('关闭', { ...seen, reason: f.text('理由', 200, { required: true }) }),
      output: f.object('结果', stamp),
    }),
    reopen: command({
      label: `重开${label}`,
      permission: `${kind}.close`,
      posts: true,
      input: f.object('重开', { ...seen, reason: f.text('理由', 200, { required: true }) }),
      output: f.object('结果', stamp),
    }),
  }
  return Object.fromEntries(Object.entries(actions).map(([verb, action]) => [`${kind}.${verb}`, action])) as unknown as {
    [V in keyof typeof actions as `${K}.${V}`]: (typeof actions)[V]
  }
}
