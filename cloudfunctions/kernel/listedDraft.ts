import type { DocumentData, DocumentInput, DocumentKind } from '../../shared/kernel/document'
import { refuse } from '../../shared/kernel/refusal'
import type { Context } from './context'
import { checkParty, newDocument, partyRow, requireHead } from './draft'
import { idsIn, listsIn } from './ownLists'
import { sql } from './sql'

/** The document a person's input means, of a kind without goods lines; refuses INVALID for a party or fund account that is put away. */
export async function listedDraft(ctx: Context, kind: DocumentKind, input: DocumentInput): Promise<DocumentData> {
  requireHead(kind, input)
  const doc: DocumentData = {
    ...newDocument(ctx, kind, input),
    taxInclusive: false,
    discount: '0.00',
    summary: '',
    amountExcl: '0.00',
    tax: '0.00',
    amountIncl: '0.00',
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
