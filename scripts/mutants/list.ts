export interface Mutant {
  name: string
  file: string
  /** A text that stands in the file exactly once, and what stands there instead. */
  find: string
  put: string
  /** Test files that must see it. */
  tests: string
}

const KERNEL = 'cloudfunctions/kernel'

/** Holes that have been made in systems like this one, each in one place. */
export const mutants: readonly Mutant[] = [
  {
    name: 'a document of another company is read',
    file: `${KERNEL}/documentStore.ts`,
    find: 'WHERE d.company = ${ctx.company} AND d.id = ${id} AND d.kind = ${kind.kind} ORDER BY l.no',
    put: 'WHERE d.id = ${id} AND d.kind = ${kind.kind} ORDER BY l.no',
    tests: 'generated/foreign',
  },
  {
    name: 'goods of another company are read',
    file: 'cloudfunctions/product/sku.ts',
    find: 'WHERE t.company = ${ctx.company} ${where.length',
    put: 'WHERE 1 = 1 ${where.length',
    tests: 'generated/foreign',
  },
  {
    name: 'references to another company are taken',
    file: `${KERNEL}/references.ts`,
    find: 'WHERE company = ${ctx.company} AND id IN',
    put: 'WHERE id IN',
    tests: 'generated/foreign',
  },
  {
    name: 'a member of any company is a member of this one',
    file: `${KERNEL}/identity.ts`,
    find: ': sql`session s JOIN person p ON p.id = s.person LEFT JOIN member m ON m.company = ${operation.company} AND m.person = p.id AND m.active = 1`',
    put: ': sql`session s JOIN person p ON p.id = s.person LEFT JOIN member m ON m.company = ${operation.company} AND m.active = 1`',
    tests: 'generated/roles',
  },
  {
    name: 'who was deactivated stays a member',
    file: `${KERNEL}/identity.ts`,
    find: ': sql`session s JOIN person p ON p.id = s.person LEFT JOIN member m ON m.company = ${operation.company} AND m.person = p.id AND m.active = 1`',
    put: ': sql`session s JOIN person p ON p.id = s.person LEFT JOIN member m ON m.company = ${operation.company} AND m.person = p.id`',
    tests: 'generated/roles',
  },
  {
    name: 'the permission is not asked for',
    file: `${KERNEL}/serve.ts`,
    find: '  ctx.demand(action.permission)\n',
    put: '',
    tests: 'generated/roles',
  },
  {
    name: 'a refused attempt leaves no trace',
    file: `${KERNEL}/serve.ts`,
    find: "if (ctx && error.code !== 'UNAVAILABLE') await logRefusal",
    put: 'if (false) await logRefusal',
    tests: 'generated/roles',
  },
  {
    name: 'rights are not read again under the lock',
    file: `${KERNEL}/serve.ts`,
    find: 'lockBook(ctx, () => authorize(ctx, action))',
    put: 'lockBook(ctx, () => {})',
    tests: 'generated/races',
  },
  {
    name: 'masked fields are sent to everybody',
    file: `${KERNEL}/masks.ts`,
    find: 'if (mask && !may(mask)) continue',
    put: 'void mask',
    tests: 'generated/masks',
  },
  {
    name: 'a report sells margins to everybody',
    file: `${KERNEL}/query.ts`,
    find: 'if (measure.mask) ctx.demand(measure.mask)',
    put: 'void measure',
    tests: 'generated/masks',
  },
  {
    name: 'the operation log tells what goods cost',
    file: 'cloudfunctions/access/operation.ts',
    find: "after: amountsSeen(ctx, row.subjectKind, JSON.parse(became ?? 'null'))",
    put: "after: JSON.parse(became ?? 'null')",
    tests: 'generated/masks',
  },
  {
    name: 'who may not see a purchase price wipes it',
    file: 'cloudfunctions/product/units.ts',
    find: "if (ctx.may('cost.view')) values.purchasePrice",
    put: 'values.purchasePrice',
    tests: 'generated/masks',
  },
  {
    name: 'lists show what colleagues made',
    file: `${KERNEL}/documentReads.ts`,
    find: "(scope === 'all' ? all : own).push(kind)",
    put: 'all.push(kind)',
    tests: 'generated/scope',
  },
  {
    name: 'a colleague’s document opens by its id',
    file: `${KERNEL}/documentStore.ts`,
    find: "if (ctx.scope(permission) === 'own' && doc.madeBy",
    put: 'if (ctx.scope(permission) === null && doc.madeBy',
    tests: 'generated/scope',
  },
  {
    name: 'reports add up what colleagues made',
    file: `${KERNEL}/query.ts`,
    find: "ctx.scope(dataset.permission) === 'own'",
    put: 'ctx.scope(dataset.permission) === null',
    tests: 'generated/scope',
  },
  {
    name: 'what is searched for becomes SQL',
    file: `${KERNEL}/master.ts`,
    find: 'sql`t.${name(column)} LIKE ${anywhere(text)}`',
    put: "({ text: `t.${column} LIKE '%${text}%'`, values: [] })",
    tests: 'generated/payloads',
  },
  {
    name: 'wildcards are not taken literally',
    file: `${KERNEL}/sql.ts`,
    find: "export const anywhere = (text: string): string => `%${text.replace(/[\\\\%_]/g, '\\\\$&')}%`",
    put: 'export const anywhere = (text: string): string => `%${text}%`',
    tests: 'generated/payloads',
  },
  {
    name: 'unknown fields pass',
    file: 'shared/kernel/fields.ts',
    find: 'z.strictObject(shape)',
    put: 'z.object(shape)',
    tests: 'generated/identity',
  },
  {
    name: 'a token need not be signed',
    file: `${KERNEL}/token.ts`,
    find: 'given.length !== expected.length || !timingSafeEqual(given, expected)',
    put: 'given.length !== expected.length',
    tests: 'generated/identity',
  },
  {
    name: 'answers with secrets are kept',
    file: `${KERNEL}/operation.ts`,
    find: 'answer: operation.secret ? null : JSON.stringify(output)',
    put: 'answer: JSON.stringify(output)',
    tests: 'generated/identity',
  },
  {
    name: 'passwords may be guessed without end',
    file: `${KERNEL}/limit.ts`,
    find: 'if (row.count > most) throw',
    put: 'if (row.count < 0) throw',
    tests: 'actions/accessGuessing',
  },
  {
    name: 'a new password leaves the other sessions open',
    file: 'cloudfunctions/access/session.ts',
    find: 'AND revokedAt IS NULL AND id <>',
    put: 'AND revokedAt IS NOT NULL AND id <>',
    tests: 'actions/access.test',
  },
  {
    name: 'an invitation is used twice',
    file: 'cloudfunctions/access/member.ts',
    find: "if (invitation.usedBy) throw refuse('INVITATION_INVALID', { reason: 'used' })",
    put: '',
    tests: 'actions/access.test',
  },
  {
    name: 'the last owner goes',
    file: 'cloudfunctions/access/member.ts',
    find: "throw refuse('LAST_OWNER', {})",
    put: '{}',
    tests: 'actions/accessMembers',
  },
  {
    name: 'a request id hands its answer to anybody',
    file: `${KERNEL}/operation.ts`,
    find: 'stored.person !== (ctx.caller.person?.id ?? null) || stored.hash !== operation.hash',
    put: 'false',
    tests: 'actions/accessMembers',
  },
  {
    name: 'a stale version of a master is taken',
    file: `${KERNEL}/master.ts`,
    find: "if (row.version !== version) throw refuse('CHANGED'",
    put: "if (row.version < 0) throw refuse('CHANGED'",
    tests: 'actions/masters.test',
  },
  {
    name: 'a stale version of a document is taken',
    file: `${KERNEL}/document.ts`,
    find: 'if (doc.version !== seen.version)',
    put: 'if (doc.version < 0)',
    tests: 'actions/trade',
  },
  {
    name: 'a document is posted twice',
    file: `${KERNEL}/document.ts`,
    find: "if (!states.includes(doc.state)) throw refuse('WRONG_STATE', { state: doc.state })",
    put: '',
    tests: 'actions/trade',
  },
  {
    name: 'a stock balance is overwritten',
    file: `${KERNEL}/goodsBooks.ts`,
    find: 'onHand = onHand + VALUES(onHand), value = value + VALUES(value)',
    put: 'onHand = VALUES(onHand), value = VALUES(value)',
    tests: 'actions/trade',
  },
  {
    name: 'a void leaves the receivable',
    file: `${KERNEL}/reversal.ts`,
    find: 'entries: entries!.map(reversedEntry)',
    put: 'entries: []',
    tests: 'generated/samples',
  },
  {
    name: 'cents are rounded down',
    file: 'shared/kernel/money.ts',
    find: 'rounding: Decimal.ROUND_HALF_UP',
    put: 'rounding: Decimal.ROUND_DOWN',
    tests: 'actions/trade',
  },
  {
    name: 'a draft changes while it is submitted',
    file: `${KERNEL}/documentStore.ts`,
    find: 'ctx.tx.later(sql`SELECT id FROM document WHERE company = ${ctx.company} AND id = ${id} FOR UPDATE`)',
    put: 'void [ctx, id]',
    tests: 'generated/races',
  },
]
