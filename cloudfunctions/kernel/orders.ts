import type { Plan } from '../../shared/books'
import type { DocumentKind } from '../../shared/kernel/document'
import { chinaDay } from '../../shared/kernel/fields'
import { dec, quantityText } from '../../shared/kernel/money'
import { refuse } from '../../shared/kernel/refusal'
import { applyEffects, nextPosting } from './books'
import type { Context } from './context'
import { change } from './orderChange'
import { negated, requestUsed, type Used } from './orderUses'
import { load, type Outcome, outcome, type Seen } from './document'
import { type Loaded, writeState } from './documentStore'

/** What a document planned for what is still open of its lines. */
function openPlans(kind: DocumentKind, { doc }: Loaded, used: Used): Plan[] {
  const open = new Map(doc.lines.map((line) => [line.id, quantityText(dec(line.baseQuantity).minus(used.of(line.id)))]))
  return kind.close!(doc, (line) => open.get(line)!, used.stocked)
}

/** Closes an order short: what was planned for what is still open is given up. Refuses INVALID when nothing is open. */
async function close(ctx: Context, kind: DocumentKind, input: Seen & { reason: string }): Promise<Outcome> {
  const used = requestUsed(ctx, input.id)
  const loaded = await load(ctx, kind, input, `${kind.kind}.close`, ['approved'])
  if (loaded.doc.fulfilment === 'full') throw refuse('INVALID', { issues: [{ path: 'id', message: '已经全部完成，不用关闭' }] })
  return move(ctx, kind, loaded, 'close', openPlans(kind, loaded, used).map(negated), input.reason)
}

/** Opens a closed order again: what was given up is planned anew. */
async function reopen(ctx: Context, kind: DocumentKind, input: Seen & { reason: string }): Promise<Outcome> {
  const used = requestUsed(ctx, input.id)
  const loaded = await load(ctx, kind, input, `${kind.kind}.close`, ['closed'])
  return move(ctx, kind, loaded, 'reopen', openPlans(kind, loaded, used), input.reason)
}

function move(ctx: Context, kind: DocumentKind, { doc }: Loaded, act: 'close' | 'reopen', plans: Plan[], reason: string): Outcome {
  const before = { state: doc.state }
  const posting = nextPosting(ctx, doc.id, act, chinaDay(ctx.now), doc.version)
  applyEffects(ctx, posting, { moves: [], entries: [], journal: [], plans })
  doc.state = act === 'close' ? 'closed' : 'approved'
  writeState(ctx, doc)
  ctx.did(kind.kind, doc.id, before, { state: doc.state, reason })
  return outcome(doc)
}

/** The handlers of an order's own actions, to be spread into its module's handlers. */
export function orderHandlers<K extends string>(kind: { kind: K }) {
  const any = kind as unknown as DocumentKind
  const verbs = { close, reopen, change }
  return Object.fromEntries(
    Object.entries(verbs).map(([verb, run]) => [`${kind.kind}.${verb}`, (ctx: Context, input: never) => run(ctx, any, input)]),
  ) as { [V in keyof typeof verbs as `${K}.${V}`]: (ctx: Context, input: any) => Promise<any> }
}
