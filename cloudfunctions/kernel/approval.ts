import { ROLE_LABELS, type RoleName } from '../../shared/access/roles'
import type { DocumentData } from '../../shared/kernel/document'
import { refuse } from '../../shared/kernel/refusal'
import { approvalRule } from '../../shared/system/settings'
import type { Context } from './context'

/** Who approved a document so far, in the order of the levels. */
export const approversOf = (doc: Pick<DocumentData, 'approvers'>): string[] => (doc.approvers ? doc.approvers.split(',') : [])

const invalid = (message: string) => refuse('INVALID', { issues: [{ path: 'id', message }] })

type Judged = Pick<DocumentData, 'kind' | 'amountIncl' | 'approvers'>

/** Why this person cannot give the next approval of a document; null when they can. */
export function whyNotNext(ctx: Context, doc: Judged): string | null {
  const given = approversOf(doc)
  const role = approvalRule(ctx.settings, doc.kind, doc.amountIncl).roles[given.length]
  if (given.includes(ctx.me.id)) return '你已经审核过，下一级要由别的同事审核'
  if (role && !ctx.me.roles.includes(role) && !ctx.me.roles.includes('owner'))
    return `第 ${given.length + 1} 级要由${ROLE_LABELS[role as RoleName] ?? role}审核`
  return null
}

/** Gives the next approval; answers whether it was the last. Refuses INVALID who gave one already or lacks the level's role. */
export function giveApproval(ctx: Context, doc: DocumentData): boolean {
  const why = whyNotNext(ctx, doc)
  if (why) throw invalid(why)
  const given = [...approversOf(doc), ctx.me.id]
  doc.approvers = given.join(',')
  return given.length >= approvalRule(ctx.settings, doc.kind, doc.amountIncl).levels
}

/** Of one who writes and approves in one act: whether that is enough; a rule of several levels leaves the document submitted. */
export const approvesAlone = (ctx: Context, doc: DocumentData): boolean => whyNotNext(ctx, doc) === null && giveApproval(ctx, doc)

/** Which of several levels was just approved, for the document's history; nothing where one is enough. */
export function levelNote(ctx: Context, doc: DocumentData): string | undefined {
  const { levels } = approvalRule(ctx.settings, doc.kind, doc.amountIncl)
  return levels > 1 ? `第 ${approversOf(doc).length} 级，共 ${levels} 级` : undefined
}
