import type { SkuFacts, StockMove } from '../../shared/books'
import { dec } from '../../shared/kernel/money'
import type { Context } from './context'
import { enqueue } from './jobs'

/**
 * Queues a look at the alerts of goods a posting moved: those with a stock level, those in batches, and what went below zero
 * or came back. Postings that touch nothing of the kind send not one statement more.
 */
export function watchMoves(ctx: Context, moves: readonly StockMove[], sku: (id: string) => SkuFacts): void {
  const touched = moves.filter((move) => {
    const { levelled, tracking } = sku(move.sku)
    return levelled || tracking === 'lot' || below(move.onHandAfter) || below(dec(move.onHandAfter).minus(move.quantity))
  })
  const skus = [...new Set(touched.map((move) => move.sku))]
  if (skus.length) enqueue(ctx, 'stock.watch', { skus }, 1)
}

const below = (quantity: Parameters<typeof dec>[0]): boolean => dec(quantity).lessThan('0')
