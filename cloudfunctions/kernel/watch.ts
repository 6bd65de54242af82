import type { SkuFacts, StockMove } from '../../shared/books'
import { dec } from '../../shared/kernel/money'
import type { Context } from './context'
import { enqueue, enqueueWhere } from './jobs'
import { sql, type Statement } from './sql'

/**
 * Queues a look at the alerts of goods a posting moved: those in batches, what went below zero or came back, and, where the
 * company has stock levels, those with one. Postings that touch nothing of the kind send not one statement more.
 */
export function watchMoves(ctx: Context, moves: readonly StockMove[], sku: (id: string) => SkuFacts): void {
  const skus = [...new Set(moves.map((move) => move.sku))]
  const touched = moves.some(
    (move) => sku(move.sku).tracking === 'lot' || below(move.onHandAfter) || below(dec(move.onHandAfter).minus(move.quantity)),
  )
  if (touched) enqueue(ctx, 'stock.watch', { skus }, 1)
  else if (skus.length && ctx.book!.levelled) enqueueWhere(ctx, levelled(ctx, skus), 'stock.watch', { skus }, 1)
}

const levelled = (ctx: Context, skus: readonly string[]): Statement =>
  sql`EXISTS (SELECT 1 FROM stock_level WHERE company = ${ctx.company} AND sku IN (${skus}))`

const below = (quantity: Parameters<typeof dec>[0]): boolean => dec(quantity).lessThan('0')
