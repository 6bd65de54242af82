import type { Refusal } from '../../shared/kernel/refusal'
import { reading } from './db'
import { sql } from './sql'

/** A refusal says the name of the warehouse it is about: people know none by its id. Read after the rollback, for a refusal only. */
export async function withNames(company: string, { data }: Refusal): Promise<unknown> {
  const { warehouse } = data as { warehouse?: unknown }
  if (typeof warehouse !== 'string') return data
  const [row] = await reading(false, (tx) => tx.rows(sql`SELECT name FROM warehouse WHERE company = ${company} AND id = ${warehouse}`))
  return row ? { ...data, warehouseName: row.name } : data
}
