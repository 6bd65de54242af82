import { refuse } from '../../shared/kernel/refusal'
import { party } from '../../shared/masters/party'
import type { Context } from './context'
import type { Row } from './db'
import { newId } from './ids'
import { masterHandlers } from './master'
import { balanceColumn, type Side } from './partyBalance'
import { insert, name, sql, type Statement } from './sql'

interface Lists {
  contacts?: { name: string; position?: string | null; phone?: string | null }[] | null
  addresses?: { address: string; contact?: string | null; phone?: string | null; isDefault?: boolean | null }[] | null
  tags?: string[] | null
}

interface Criteria {
  priceLevel?: string | null
  region?: string | null
  employee?: string | null
  tag?: string | null
}

const extra = (side: Side): Statement =>
  sql`${balanceColumn(side)}, (SELECT r.name FROM region r WHERE r.company = t.company AND r.id = t.region) AS regionName,
    (SELECT v.name FROM price_level v WHERE v.company = t.company AND v.id = t.priceLevel) AS priceLevelName,
    (SELECT e.name FROM member e WHERE e.company = t.company AND e.id = t.employee) AS employeeName,
    (SELECT GROUP_CONCAT(g.tag ORDER BY g.tag SEPARATOR '\u001f') FROM party_tag g WHERE g.company = t.company AND g.party = t.id) AS tags`

const criteria = ({ priceLevel, region, employee, tag }: Criteria): Statement[] => [
  ...(priceLevel ? [sql`t.priceLevel = ${priceLevel}`] : []),
  ...(region ? [sql`t.region = ${region}`] : []),
  ...(employee ? [sql`t.employee = ${employee}`] : []),
  ...(tag ? [sql`EXISTS (SELECT 1 FROM party_tag g WHERE g.company = t.company AND g.party = t.id AND g.tag = ${tag})`] : []),
]

// A tag may hold a line break, but never the separator of units: nobody can type one.
const withTags = ({ tags, ...row }: Row): Row => ({ ...row, tags: tags ? (tags as string).split('\u001f') : [] })

/** The handlers of parties in one role: the master's own, with contacts, addresses and tags. */
export function partyHandlers<R extends Side>(role: R) {
  const plain = masterHandlers(role, party, { fixed: { [role]: true }, extra: () => extra(role), criteria }) as Record<
    string,
    (ctx: Context, input: any) => Promise<any>
  >
  const handlers = {
    save: async (ctx: Context, { contacts, addresses, tags, ...input }: Lists & Record<string, unknown>) => {
      const saved = await plain[`${role}.save`]!(ctx, input)
      writeLists(ctx, saved.id, { contacts, addresses, tags })
      return saved
    },
    archive: plain[`${role}.archive`]!,
    list: async (ctx: Context, input: Criteria) => {
      const { rows, more } = await plain[`${role}.list`]!(ctx, input)
      return { rows: rows.map(withTags), more }
    },
    detail: async (ctx: Context, input: { id: string }) => {
      const row = withTags(await plain[`${role}.detail`]!(ctx, input))
      const [contacts, addresses] = await ctx.tx.all([
        sql`SELECT name, position, phone FROM party_contact WHERE company = ${ctx.company} AND party = ${input.id} ORDER BY no`,
        sql`SELECT address, contact, phone, isDefault FROM party_address WHERE company = ${ctx.company} AND party = ${input.id} ORDER BY no`,
      ])
      return { ...row, contacts, addresses }
    },
    tags: async (ctx: Context) => ({
      tags: (
        await ctx.tx.rows(sql`SELECT g.tag, COUNT(*) AS count FROM party_tag g JOIN party t ON t.company = g.company AND t.id = g.party
        WHERE g.company = ${ctx.company} AND t.archived = 0 AND t.${name(role)} = 1 GROUP BY g.tag ORDER BY count DESC, g.tag LIMIT 200`)
      ).map(({ tag, count }) => ({ tag, count: parseInt(count, 10) })),
    }),
  }
  return Object.fromEntries(Object.entries(handlers).map(([verb, run]) => [`${role}.${verb}`, run])) as {
    [V in keyof typeof handlers as `${R}.${V}`]: (ctx: Context, input: any) => Promise<any>
  }
}

/** Queues what a party has several of, each list whole; one that is absent stays. Exactly one address is the default. */
function writeLists(ctx: Context, party: string, { contacts, addresses, tags }: Lists): void {
  const { company } = ctx
  if (contacts) {
    ctx.tx.later(sql`DELETE FROM party_contact WHERE company = ${company} AND party = ${party}`)
    const rows = contacts.map(({ name: who, position, phone }, no) => [newId(), party, no, who, position || null, phone || null])
    if (rows.length) ctx.tx.later(insert('party_contact', company, ['id', 'party', 'no', 'name', 'position', 'phone'], rows))
  }
  if (addresses) {
    if (addresses.filter((one) => one.isDefault).length > 1)
      throw refuse('INVALID', { issues: [{ path: 'addresses', message: '只能有一个默认送货地址' }] })
    const chosen = Math.max(
      0,
      addresses.findIndex((one) => one.isDefault),
    )
    ctx.tx.later(sql`DELETE FROM party_address WHERE company = ${company} AND party = ${party}`)
    const rows = addresses.map(({ address, contact, phone }, no) => [
      newId(),
      party,
      no,
      address,
      contact || null,
      phone || null,
      no === chosen,
    ])
    if (rows.length) ctx.tx.later(insert('party_address', company, ['id', 'party', 'no', 'address', 'contact', 'phone', 'isDefault'], rows))
  }
  if (!tags) return
  ctx.tx.later(sql`DELETE FROM party_tag WHERE company = ${company} AND party = ${party}`)
  const rows = [...new Set(tags)].map((tag) => [party, tag])
  if (rows.length) ctx.tx.later(insert('party_tag', company, ['party', 'tag'], rows))
}
