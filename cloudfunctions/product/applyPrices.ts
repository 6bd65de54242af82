import type { Context } from '../kernel/context'
import { sql } from '../kernel/sql'

/** Queues what puts a batch of price changes in force. Goods it touches get a new version, so that nobody overwrites them unseen. */
export function applyPrices(ctx: Context, batch: string): void {
  const { company } = ctx
  ctx.tx.later(sql`UPDATE sku_unit u JOIN price_change c ON c.company = u.company AND c.unit = u.id SET u.salePrice = c.price
    WHERE c.company = ${company} AND c.batch = ${batch} AND c.target = 'sale' AND c.state = 'done'`)
  ctx.tx.later(sql`INSERT INTO level_price (company, unit, level, price) SELECT c.company, c.unit, c.level, c.price
    FROM price_change c JOIN sku_unit u ON u.company = c.company AND u.id = c.unit
    WHERE c.company = ${company} AND c.batch = ${batch} AND c.target = 'level' AND c.state = 'done' ON DUPLICATE KEY UPDATE price = VALUES(price)`)
  ctx.tx.later(sql`UPDATE sku s JOIN price_change c ON c.company = s.company AND c.sku = s.id SET s.floorPrice = c.price
    WHERE c.company = ${company} AND c.batch = ${batch} AND c.target = 'floor' AND c.state = 'done'`)
  ctx.tx.later(sql`UPDATE sku SET version = version + 1 WHERE company = ${company}
    AND id IN (SELECT c.sku FROM price_change c WHERE c.company = ${company} AND c.batch = ${batch} AND c.state = 'done')`)
}

/** Queues the beginning of a planned batch: what the prices are now becomes what they were. */
export function beginPlanned(ctx: Context, batch: string): void {
  const { company } = ctx
  ctx.tx.later(sql`UPDATE price_change c LEFT JOIN sku_unit u ON u.company = c.company AND u.id = c.unit LEFT JOIN sku s ON s.company = c.company AND s.id = c.sku
    LEFT JOIN level_price p ON p.company = c.company AND p.unit = c.unit AND p.level = c.level
    SET c.was = CASE c.target WHEN 'sale' THEN u.salePrice WHEN 'floor' THEN s.floorPrice ELSE p.price END, c.state = 'done'
    WHERE c.company = ${company} AND c.batch = ${batch} AND c.state = 'planned'`)
  applyPrices(ctx, batch)
}
