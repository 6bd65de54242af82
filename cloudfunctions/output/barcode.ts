import { ownBarcode } from '../../shared/product/barcode'
import type { Context } from '../kernel/context'
import { sql } from '../kernel/sql'

/** Ten digits of the running number. */
const LAST = 9_999_999_999

/**
 * The next free EAN-13 codes of the company's own range, in order. What was handed out is not handed out again, used or
 * not; what somebody typed in by hand is passed over. The row of the series is the lock.
 */
export async function allocate(ctx: Context, { count }: { count: number }) {
  const prefix = ctx.settings.barcodePrefix
  await ctx.tx.run(
    sql`INSERT INTO barcode_series (company, prefix, used) VALUES (${ctx.company}, ${prefix}, 0) ON DUPLICATE KEY UPDATE used = used`,
  )
  const [series] = await ctx.tx.rows(sql`SELECT used FROM barcode_series WHERE company = ${ctx.company} AND prefix = ${prefix} FOR UPDATE`)
  let used = parseInt(series!.used, 10)
  const barcodes: string[] = []
  while (barcodes.length < count) {
    const wanted = Math.min(count - barcodes.length, LAST - used)
    if (wanted < 1) throw new Error(`the range ${prefix} of company ${ctx.company} is used up`)
    const next = Array.from({ length: wanted }, (_, index) => ownBarcode(prefix, used + 1 + index))
    used += wanted
    const taken = await ctx.tx.rows(sql`SELECT barcode FROM sku_unit WHERE company = ${ctx.company} AND barcode IN (${next})
      UNION SELECT barcode FROM sku_barcode WHERE company = ${ctx.company} AND barcode IN (${next})`)
    const known = new Set(taken.map((row) => row.barcode))
    barcodes.push(...next.filter((code) => !known.has(code)))
  }
  ctx.tx.later(sql`UPDATE barcode_series SET used = ${used} WHERE company = ${ctx.company} AND prefix = ${prefix}`)
  ctx.did('barcode', ctx.company, undefined, { first: barcodes[0], last: barcodes[barcodes.length - 1], count })
  return { barcodes }
}
