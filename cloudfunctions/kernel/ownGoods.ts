import type { OwnGoods } from '../../shared/system/importColumns'
import type { Tx } from './db'
import { sql } from './sql'

/** What a company declared for its goods and has in use: its price levels and custom fields. */
export async function ownGoods(tx: Tx, company: string): Promise<OwnGoods> {
  const [levels, fields] = await tx.all([
    sql`SELECT id, name FROM price_level WHERE company = ${company} AND archived = 0 ORDER BY id`,
    sql`SELECT id, name, fieldKind, options FROM custom_field WHERE company = ${company} AND archived = 0 ORDER BY id`,
  ])
  return { levels, fields } as OwnGoods
}
