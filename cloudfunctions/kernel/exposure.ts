import { ACCOUNTS } from '../../shared/books'
import type { Context } from './context'
import { sql, type Statement } from './sql'

/** What a customer owes less advances, and what is ordered and not yet delivered (costing rules §6), as columns; `party` is an id or a column. */
export const exposureColumns = (ctx: Context, party: Statement): Statement =>
  sql`(SELECT SUM(a.debit - a.credit) FROM account_balance a WHERE a.company = ${ctx.company} AND a.party = ${party} AND a.account IN (${[ACCOUNTS.receivable, ACCOUNTS.advance]})) AS receivable,
    (SELECT SUM(l.amountIncl - COALESCE((SELECT SUM(t.amountIncl) FROM document_line t JOIN document x ON x.company = t.company AND x.id = t.document
        WHERE t.company = l.company AND t.sourceLine = l.id AND x.kind = 'delivery' AND x.state = 'approved'), 0))
      FROM document o JOIN document_line l ON l.company = o.company AND l.document = o.id
      WHERE o.company = ${ctx.company} AND o.party = ${party} AND o.kind = 'salesOrder' AND o.state = 'approved' AND o.fulfilment IN ('none', 'part')) AS ordered`
