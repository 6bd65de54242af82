import type { Refusal } from '../../shared/kernel/refusal'
import { reading } from './db'
import { sql } from './sql'

/** A refusal in the names people know: the warehouse it is about, and who could give a right that lacks. Read after the rollback, for a refusal only. */
export async function withNames(company: string, { code, data }: Refusal): Promise<unknown> {
  if (code === 'FORBIDDEN') return { ...data, givers: await giversOf(company) }
  const { warehouse } = data as { warehouse?: unknown }
  if (typeof warehouse !== 'string') return data
  const [row] = await reading(false, (tx) => tx.rows(sql`SELECT name FROM warehouse WHERE company = ${company} AND id = ${warehouse}`))
  return row ? { ...data, warehouseName: row.name } : data
}

/** Who gives rights, the owner first. */
async function giversOf(company: string): Promise<string[]> {
  const rows = await reading(false, (tx) =>
    tx.rows(sql`SELECT name FROM member WHERE company = ${company} AND active = 1 AND person IS NOT NULL
      AND (FIND_IN_SET('owner', roles) OR FIND_IN_SET('administrator', roles)) ORDER BY FIND_IN_SET('owner', roles) = 0, id LIMIT 3`),
  )
  return rows.map(({ name }) => name as string)
}
