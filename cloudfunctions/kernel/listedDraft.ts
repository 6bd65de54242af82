import type { DocumentData, DocumentInput, DocumentKind } from '../../shared/kernel/document'
import { refuse } from '../../shared/kernel/refusal'
import type { Context } from './context'
import { checkParty, partyRow, pick, requireHead } from './draft'
import { newId } from './ids'
import { idsIn, listsIn } from './ownLists'
import { sql } from './sql'

/** The document a person's input means, of a kind without goods lines; refuses INVALID for a party or fund account that is put away. */
export async function listedDraft(ctx: Context, kind: DocumentKind, input: DocumentInput): Promise<DocumentData> {
  requireHead(kind, input)
  const doc: DocumentData = {
    id: input.id ?? newId(),
    kind: kind.kind,
    number: null,
    numbering: null,
    state: 'draft',
    fulfilment: 'none',
    version: 1,
    date: input.date,
    party: kind.party ? (input.party ?? null) : null,
    warehouse: null,
    employee: input.employee ?? null,
    department: input.department ?? null,
    taxInclusive: false,
    discount: '0.00',
    note: input.note || null,
    summary: '',
    amountExcl: '0.00',
    tax: '0.00',
    amountIncl: '0.00',
    madeBy: ctx.me.id,
    updatedBy: ctx.me.id,
    updatedAt: ctx.now.toISOString(),
    own: pick(kind.head, input),
    lines: [],
    lists: listsIn(kind, input),
  }
  const named = idsIn(kind, doc, 'fund')
  const [parties, funds] = await ctx.tx.all([
    partyRow(ctx, input),
    sql`SELECT id, name, archived FROM fund WHERE company = ${ctx.company} AND id IN (${named})`,
  ])
  if (kind.party) checkParty(kind, parties![0])
  const gone = funds!.find(({ archived }) => archived)
  if (gone) throw refuse('INVALID', { issues: [{ path: 'fund', message: `资金账户“${gone.name}”已停用` }] })
  const amount = kind.amount!(doc)
  return {
    ...doc,
    summary: named
      .map((id) => funds!.find((fund) => fund.id === id)?.name ?? '')
      .join('、')
      .slice(0, 300),
    amountExcl: amount,
    amountIncl: amount,
  }
}
