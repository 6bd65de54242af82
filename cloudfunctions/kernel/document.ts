import type { Facts } from '../../shared/books'
import { chinaDay } from '../../shared/kernel/fields'
import type { DocumentData, DocumentInput, DocumentKind } from '../../shared/kernel/document'
import type { DocumentState } from '../../shared/kernel/documentList'
import { runPosting } from '../../shared/kernel/posting'
import { refuse } from '../../shared/kernel/refusal'
import { approvalRule } from '../../shared/system/settings'
import { approvesAlone, giveApproval, levelNote } from './approval'
import { applyEffects, nextPosting } from './books'
import type { Context } from './context'
import { documentDetail, documentList } from './documentReads'
import {
  holdDraft,
  insertDocument,
  type Loaded,
  loadDocument,
  type Numbering,
  removeDocument,
  requestNumber,
  updateDraft,
  writeState,
} from './documentStore'
import { checkDate, requestFacts } from './facts'
import { sells } from './draftPrices'
import { draftOf, inheritAgain } from './inherited'
import { guardPrices } from './priceGuard'
import { nameLayers } from './lots'
import { reverseDocument } from './reversal'
import { sql } from './sql'
import { watchMoves } from './watch'

export interface Seen {
  id: string
  version: number
}

/** What every verb answers. */
export const outcome = (doc: DocumentData) => ({ id: doc.id, version: doc.version, state: doc.state, number: doc.number })
export type Outcome = ReturnType<typeof outcome>

/** The life cycle of every document kind. Handlers of a kind are `documentHandlers(kind)`, named `<kind>.<verb>`. */

/** Saves a draft, new or changed; the version must be the one the person saw. */
export async function save(ctx: Context, kind: DocumentKind, input: DocumentInput): Promise<Outcome> {
  const doc = await draftOf(ctx, kind, input)
  if (input.id) await updateDraft(ctx, kind, doc, input.version ?? 0)
  else insertDocument(ctx, kind, doc)
  ctx.did(kind.kind, doc.id, undefined, changed(doc))
  return outcome(doc)
}

export async function remove(ctx: Context, kind: DocumentKind, seen: Seen): Promise<{ id: string }> {
  holdDraft(ctx, seen.id)
  const { doc } = await load(ctx, kind, seen, `${kind.kind}.save`, ['draft'])
  removeDocument(ctx, kind, doc)
  ctx.did(kind.kind, doc.id, changed(doc), { removed: true })
  return { id: doc.id }
}

/** Draws the number; where the company wants no approval, approves at once. */
export async function submit(ctx: Context, kind: DocumentKind, seen: Seen): Promise<Outcome> {
  holdDraft(ctx, seen.id)
  const facts = requestFacts(ctx, kind, seen.id)
  const numbering = requestNumber(ctx, numberKey(ctx, kind))
  const loaded = await load(ctx, kind, seen, `${kind.kind}.submit`, ['draft'])
  const { doc } = loaded
  const before = { state: doc.state }
  drawNumber(ctx, doc, numbering())
  doc.state = 'submitted'
  const alone = approvalRule(ctx.settings, kind.kind, doc.amountIncl).levels === 0
  const known = alone || sells(kind) ? await facts(doc, false) : null
  const reason = alone ? postDocument(ctx, kind, doc, known!) : known ? guardPrices(ctx, kind, doc, known) : undefined
  writeState(ctx, doc)
  ctx.did(kind.kind, doc.id, before, { ...changed(doc), reason })
  return outcome(doc)
}

export async function approve(ctx: Context, kind: DocumentKind, input: Seen & { override?: string | null }): Promise<Outcome> {
  const facts = requestFacts(ctx, kind, input.id)
  const loaded = await load(ctx, kind, input, `${kind.kind}.approve`, ['submitted'])
  const last = giveApproval(ctx, loaded.doc)
  const low = last ? postDocument(ctx, kind, loaded.doc, await facts(loaded.doc, overrides(ctx, input.override))) : undefined
  writeState(ctx, loaded.doc)
  ctx.did(
    kind.kind,
    loaded.doc.id,
    { state: 'submitted' },
    {
      ...changed(loaded.doc),
      override: input.override ?? undefined,
      reason: [levelNote(ctx, loaded.doc), low].filter(Boolean).join('；') || undefined,
    },
  )
  return outcome(loaded.doc)
}

/** Back to draft with a reason; a number once drawn stays. */
export async function reject(ctx: Context, kind: DocumentKind, input: Seen & { reason: string }): Promise<Outcome> {
  const { doc } = await load(ctx, kind, input, `${kind.kind}.approve`, ['submitted'])
  doc.state = 'draft'
  doc.approvers = null
  writeState(ctx, doc)
  ctx.did(kind.kind, doc.id, { state: 'submitted' }, { state: 'draft', reason: input.reason })
  return outcome(doc)
}

/** 红冲: the exact opposite of every stored effect, dated like the document while that period is open, else today. */
export async function voidDocument(ctx: Context, kind: DocumentKind, input: Seen & { reason: string }): Promise<Outcome> {
  const loaded = await load(ctx, kind, input, `${kind.kind}.void`, ['approved', 'closed'])
  const before = { state: loaded.doc.state }
  await reverseDocument(ctx, loaded)
  loaded.doc.state = 'voided'
  writeState(ctx, loaded.doc)
  ctx.did(kind.kind, loaded.doc.id, before, { state: 'voided', reason: input.reason })
  return outcome(loaded.doc)
}

/** The void of a document that another act made, by that act's own permission. */
export async function takeBack(ctx: Context, kind: DocumentKind, id: string, reason: string): Promise<void> {
  const loaded = await loadDocument(ctx, kind, id, `${kind.kind}.view`)
  await reverseDocument(ctx, loaded)
  loaded.doc.state = 'voided'
  writeState(ctx, loaded.doc)
  ctx.did(kind.kind, id, { state: 'approved' }, { state: 'voided', reason })
}

/** Save, submit and approve in one act, for those who may do all three; `paid` is money that comes with it, and needs no credit. */
export async function post(
  ctx: Context,
  kind: DocumentKind,
  input: DocumentInput & { override?: string | null },
  paid: 'all' | string = '0.00',
): Promise<Outcome> {
  // What another act makes, that act's permission covers.
  if (!kind.automatic) for (const verb of ['save', 'submit']) ctx.demand(`${kind.kind}.${verb}`)
  const { override, ...content } = input
  const numbering = requestNumber(ctx, numberKey(ctx, kind))
  const doc = await draftOf(ctx, kind, content)
  if (input.id) await updateDraft(ctx, kind, doc, input.version ?? 0)
  else insertDocument(ctx, kind, doc)
  const facts = requestFacts(ctx, kind, doc.id)
  await ctx.tx.flush()
  drawNumber(ctx, doc, numbering())
  doc.state = 'submitted'
  const alone = approvesAlone(ctx, doc)
  const known = alone || sells(kind) ? await facts(doc, overrides(ctx, override)) : null
  const reason = alone
    ? postDocument(ctx, kind, doc, { ...known!, paid: paid === 'all' ? doc.amountIncl : paid })
    : known
      ? guardPrices(ctx, kind, doc, known)
      : undefined
  writeState(ctx, doc)
  ctx.did(kind.kind, doc.id, undefined, { ...changed(doc), override: override ?? undefined, reason })
  return outcome(doc)
}

/** What the operation log keeps of a document. */
export const changed = (doc: DocumentData) => ({
  state: doc.state,
  number: doc.number,
  date: doc.date,
  amountIncl: doc.amountIncl,
  lines: doc.lines.length,
})

/** Reads a document in the version the person saw; refuses CHANGED, and WRONG_STATE outside the given states. */
export async function load(
  ctx: Context,
  kind: DocumentKind,
  seen: Seen,
  permission: string,
  states: readonly DocumentState[],
): Promise<Loaded> {
  const loaded = await loadDocument(ctx, kind, seen.id, permission)
  const { doc } = loaded
  if (doc.version !== seen.version) {
    const [by] = await ctx.tx.rows(sql`SELECT name FROM member WHERE company = ${ctx.company} AND id = ${doc.updatedBy}`)
    throw refuse('CHANGED', { by: by?.name ?? null, at: doc.updatedAt, version: doc.version })
  }
  if (!states.includes(doc.state)) throw refuse('WRONG_STATE', { state: doc.state })
  return loaded
}

/** Whether a reason was given to pass the credit limit, by one who may. */
export function overrides(ctx: Context, reason: string | null | undefined): boolean {
  if (!reason) return false
  ctx.demand('credit.override')
  return true
}

const numberKey = (ctx: Context, kind: DocumentKind): string => `${kind.prefix}${chinaDay(ctx.now).replaceAll('-', '')}`

/** Gives the document its number; one that was drawn before a rejection stays. */
function drawNumber(ctx: Context, doc: DocumentData, { key, next }: Numbering): void {
  if (doc.number) return
  doc.number = `${key}${String(next).padStart(ctx.settings.numberDigits, '0')}`
  doc.numbering = { key, seq: next }
}

/** Dates and prices are checked, the pure posting run, its effects queued; the document is approved. Answers what to note of its prices. */
export function postDocument(ctx: Context, kind: DocumentKind, doc: DocumentData, facts: Facts): string | undefined {
  checkDate(ctx, kind, doc.date)
  inheritAgain(ctx, kind, doc, facts)
  const low = guardPrices(ctx, kind, doc, facts)
  const effects = runPosting(kind, doc, facts)
  if (ctx.settings.costing === 'batch') nameLayers(ctx, doc, facts.stock.opened, effects.moves)
  doc.state = 'approved'
  applyEffects(ctx, nextPosting(ctx, doc.id, 'approve', doc.date, doc.round), effects)
  watchMoves(ctx, effects.moves, facts.sku)
  return low
}

type Handler = (ctx: Context, input: never) => Promise<unknown>

/** The handlers of a kind's life-cycle actions, to be spread into its module's handlers. */
export function documentHandlers<K extends string>(kind: { kind: K }) {
  const any = kind as unknown as DocumentKind
  const verbs: Record<string, (ctx: Context, kind: DocumentKind, input: never) => Promise<unknown>> = {
    save,
    remove,
    submit,
    approve,
    reject,
    void: voidDocument,
    post,
    list: documentList,
    detail: documentDetail,
  }
  return Object.fromEntries(
    Object.entries(verbs).map(([verb, run]) => [`${kind.kind}.${verb}`, ((ctx, input) => run(ctx, any, input)) as Handler]),
  ) as {
    [V in 'save' | 'remove' | 'submit' | 'approve' | 'reject' | 'void' | 'post' | 'list' | 'detail' as `${K}.${V}`]: (
      ctx: Context,
      input: any,
    ) => Promise<any>
  }
}
