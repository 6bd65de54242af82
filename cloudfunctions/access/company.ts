import { FIRST_CATEGORIES } from '../../shared/finance/category'
import { CHART } from '../../shared/finance/accounts'
import { FIRST_FUNDS, transitWarehouse } from '../../shared/masters/places'
import { FIRST_REASONS } from '../../shared/masters/reason'
import type { Context } from '../kernel/context'
import { newId } from '../kernel/ids'
import { insert, sql } from '../kernel/sql'

/** Starts a company: its book row, its owner, the member 系统 for jobs, the chart of accounts, a first warehouse and fund accounts. */
export async function create(ctx: Context, input: { name: string }) {
  const person = ctx.caller.person!
  const id = newId()
  ctx.tx.later(sql`INSERT INTO book (company, name, closedTo, settings, createdAt) VALUES (${id}, ${input.name}, NULL, '{}', ${ctx.now})`)
  ctx.tx.later(
    insert(
      'member',
      id,
      ['id', 'person', 'name', 'roles', 'active', 'joinedAt'],
      [
        [newId(), person.id, person.name, 'owner', true, ctx.now],
        [newId(), null, '系统', '', true, ctx.now],
      ],
    ),
  )
  ctx.tx.later(
    insert(
      'ledger_account',
      id,
      ['code', 'name', 'side'],
      CHART.map((account) => [account.code, account.name, account.side]),
    ),
  )
  ctx.tx.later(
    insert(
      'warehouse',
      id,
      ['id', 'version', 'archived', 'pinyin', 'name'],
      [
        [newId(), 1, false, 'zc', '主仓'],
        [transitWarehouse(id), 1, false, 'zt', '在途'],
      ],
    ),
  )
  const reasons = FIRST_REASONS.map(({ name, direction, account, expiredAllowed, pinyin }) => [
    newId(),
    1,
    false,
    pinyin,
    name,
    direction,
    account,
    expiredAllowed,
  ])
  ctx.tx.later(insert('reason', id, ['id', 'version', 'archived', 'pinyin', 'name', 'direction', 'account', 'expiredAllowed'], reasons))
  const funds = FIRST_FUNDS.map(({ name, fundKind, pinyin }) => [newId(), 1, false, pinyin, name, fundKind])
  ctx.tx.later(insert('fund', id, ['id', 'version', 'archived', 'pinyin', 'name', 'fundKind'], funds))
  const categories = FIRST_CATEGORIES.map(({ name, categoryKind, account, cashLine, pinyin }) => [
    newId(),
    1,
    false,
    pinyin,
    name,
    categoryKind,
    account,
    cashLine,
  ])
  ctx.tx.later(
    insert('expense_category', id, ['id', 'version', 'archived', 'pinyin', 'name', 'categoryKind', 'account', 'cashLine'], categories),
  )
  ctx.did('company', id, undefined, { name: input.name })
  return { id }
}
