import type { Context } from './context'
import { type Statement, sql } from './sql'

/** The ids of a category and of everything beneath it, as a subquery: `t.category IN (…)`. */
export const withDescendants = (ctx: Context, category: string): Statement =>
  sql`(WITH RECURSIVE tree AS (SELECT c.id FROM category c WHERE c.company = ${ctx.company} AND c.id = ${category}
    UNION SELECT c.id FROM category c JOIN tree ON c.parent = tree.id WHERE c.company = ${ctx.company}) SELECT id FROM tree)`
