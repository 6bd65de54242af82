import type { Facts } from '../../shared/books'
import type { DocumentData, DocumentInput, DocumentKind, LineData } from '../../shared/kernel/document'
import { keepTaken } from '../../shared/kernel/inherited'
import { chinaDay } from '../../shared/kernel/fields'
import { dec, formatPrice, formatQuantity, moneyText, sum } from '../../shared/kernel/money'
import { refuse } from '../../shared/kernel/refusal'
import { approvesAlone } from './approval'
import { applyEffects, nextPosting } from './books'
import type { Context } from './context'
import { changed, load, type Outcome, outcome, overrides, postDocument, type Seen } from './document'
import { replaceContent, writeState } from './documentStore'
import { requestFacts } from './facts'
import { fulfilments } from './goodsBooks'
import { draftOf } from './inherited'
import { negated, requestUsed, type Used } from './orderUses'

type ChangedLine = DocumentInput['lines'][number] & { line?: string | null }
type Input = Omit<DocumentInput, 'id' | 'version' | 'lines'> & Seen & { reason: string; override?: string | null; lines: ChangedLine[] }

/**
 * Changes an approved order: what it planned is withdrawn, its new content written and approved again, in one act where this
 * person's approval is enough; else it waits for approval again. Refuses INVALID what goes below what was already taken
 * of a line, or changes the terms of such a line.
 */
export async function change(ctx: Context, kind: DocumentKind, input: Input): Promise<Outcome> {
  const { reason, override, ...content } = input
  const used = requestUsed(ctx, input.id)
  const { doc: old } = await load(ctx, kind, input, `${kind.kind}.change`, ['approved'])
  const begun = old.lines.some((line) => !dec(used.of(line.id)).isZero())
  const doc = await draftOf(ctx, kind, content, input.id)
  const { id, version, number, numbering, madeBy, fulfilment } = old
  Object.assign(doc, { id, version, number, numbering, madeBy, fulfilment, state: 'submitted', approvers: null, round: version })
  keepLines(old, doc, input.lines, used)
  if (kind.party === 'customer') keepTaken(doc, used.of, used.taken)
  if (begun && (doc.party !== old.party || doc.warehouse !== old.warehouse || doc.taxInclusive !== old.taxInclusive))
    throw invalid('party', '已经有后续单据，不能换往来单位、仓库或含税方式')
  const whole = new Map(old.lines.map((line) => [line.id, line.baseQuantity]))
  applyEffects(ctx, nextPosting(ctx, id, 'change', chinaDay(ctx.now), version), {
    moves: [],
    entries: [],
    journal: [],
    plans: kind.close!(old, (line) => whole.get(line)!, used.stocked).map(negated),
  })
  replaceContent(ctx, kind, doc)
  ctx.tx.later(
    fulfilments(
      ctx.company,
      doc.lines.map((line) => line.id),
    ),
  )
  const facts = requestFacts(ctx, kind, id)
  await ctx.tx.flush()
  let low: string | undefined
  if (ctx.may(`${kind.kind}.approve`) && approvesAlone(ctx, doc)) {
    const taken = moneyText(sum(old.lines.map((line) => used.taken(line.id).amountIncl)))
    low = postDocument(ctx, kind, doc, withoutTaken(await facts(doc, overrides(ctx, override)), taken))
  } else if (begun) throw invalid('lines', '已经有后续单据的订单，要由一个人就能审核的人来改')
  writeState(ctx, doc)
  ctx.did(kind.kind, id, changed(old), {
    ...changed(doc),
    reason: [reason, ...differences(old, doc, used), ...(low ? [low] : [])].join('；'),
    override: override ?? undefined,
  })
  return outcome(doc)
}

const invalid = (path: string, message: string) => refuse('INVALID', { issues: [{ path, message }] })

/** Lines that stay keep their identity, which later documents name as their source. */
function keepLines(old: DocumentData, doc: DocumentData, named: readonly ChangedLine[], used: Used): void {
  const before = new Map(old.lines.map((line) => [line.id, line]))
  const kept = new Set<string>()
  for (const [index, { line }] of named.entries()) {
    if (!line) continue
    if (!before.has(line) || kept.has(line)) throw invalid(`lines.${index}.line`, '原来的行不是这张单的')
    kept.add(line)
    doc.lines[index]!.id = line
  }
  for (const was of old.lines) {
    const taken = used.of(was.id)
    if (dec(taken).isZero()) continue
    const index = doc.lines.findIndex((line) => line.id === was.id)
    const now = doc.lines[index]
    if (!now || now.sku !== was.sku || dec(now.baseQuantity).lessThan(taken))
      throw invalid(`lines.${Math.max(index, 0)}.quantity`, `${used.name(was.id)} 已完成 ${formatQuantity(taken)}，不能改得更少`)
    if (!sameTerms(was, now))
      throw invalid(`lines.${index}.price`, `${used.name(was.id)} 已有后续单据，价格不能改；把数量改到已完成的，另加一行`)
  }
}

const perBase = (line: LineData) => dec(line.price).times(line.denominator).div(line.numerator).toDecimalPlaces(6)
const sameTerms = (a: LineData, b: LineData): boolean =>
  perBase(a).equals(perBase(b)) &&
  dec(a.taxRate).equals(b.taxRate) &&
  dec(a.discountRate ?? '0').equals(b.discountRate ?? '0') &&
  dec(a.discountAmount ?? '0').equals(b.discountAmount ?? '0')

// What was delivered of the order is owed by now and must not count a second time with the order.
const withoutTaken = (facts: Facts, taken: string): Facts =>
  facts.party ? { ...facts, party: { ...facts.party, ordered: moneyText(dec(facts.party.ordered).minus(taken)) } } : facts

/** What is different, in words for the document's history. */
function differences(old: DocumentData, doc: DocumentData, used: Used): string[] {
  const now = new Map(doc.lines.map((line) => [line.id, line]))
  const changes = old.lines.flatMap((was) => {
    const line = now.get(was.id)
    const name = used.name(was.id)
    if (!line) return [`删除 ${name}`]
    return [
      ...(dec(was.baseQuantity).equals(line.baseQuantity)
        ? []
        : [`${name} ${formatQuantity(was.baseQuantity)} → ${formatQuantity(line.baseQuantity)}`]),
      ...(perBase(was).equals(perBase(line)) ? [] : [`${name} ${formatPrice(was.price)} → ${formatPrice(line.price)}`]),
    ]
  })
  const known = new Set(old.lines.map((line) => line.id))
  const added = doc.lines.filter((line) => !known.has(line.id)).length
  return [...changes, ...(added ? [`新增 ${added} 行`] : [])].slice(0, 20)
}
