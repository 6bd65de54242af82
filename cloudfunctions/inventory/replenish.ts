import { inUnits, replenishment, toCarry } from '../../shared/inventory/replenish'
import { dec, quantityText } from '../../shared/kernel/money'
import type { Context } from '../kernel/context'
import type { Row } from '../kernel/db'
import { candidates, type Place, purchases, type SuggestInput, stockPlaces } from './replenishFacts'

/** Goods looked at in one step; steps are taken until the page is full. */
const STEP = 300

/**
 * What to order, per SKU and warehouse, each with the numbers it was worked out with, and with the warehouse that has more
 * than it needs. Paged by SKU: a page holds all warehouses of a SKU.
 */
export async function suggest(ctx: Context, input: SuggestInput) {
  const limit = input.limit ?? 50
  const rows: Row[] = []
  let after = input.after ?? null
  let left = true
  while (left && rows.length < limit) {
    const goods = await candidates(ctx, input, after, STEP)
    left = goods.length === STEP
    const found = await suggestions(ctx, input, goods)
    for (const good of goods) {
      if (rows.length >= limit) {
        left = true
        break
      }
      rows.push(...(found.get(good.sku) ?? []))
      after = good.sku as string
    }
  }
  return { rows, more: left ? after : null } as never
}

async function suggestions(ctx: Context, input: SuggestInput, goods: readonly Row[]): Promise<Map<string, Row[]>> {
  const skus = goods.map((row) => row.sku as string)
  if (skus.length === 0) return new Map()
  const places = await stockPlaces(ctx, skus)
  const bought = await purchases(ctx, skus)
  const found = new Map<string, Row[]>()
  for (const good of goods) {
    const here = (places.get(good.sku) ?? []).map((place) => ({ place, plan: planOf(ctx, place) }))
    const purchase = bought.get(good.sku)!
    if (input.supplier && purchase.supplier !== input.supplier) continue
    const spare = here.map(({ place, plan }) => ({ place, surplus: dec(plan.surplus) })).filter(({ surplus }) => surplus.greaterThan('0'))
    for (const { place, plan } of here) {
      if (dec(plan.shortage).isZero() || (input.warehouse && input.warehouse !== place.warehouse)) continue
      const donor = spare.filter((one) => one.place !== place).sort((a, b) => b.surplus.comparedTo(a.surplus))[0]
      const carried = donor ? toCarry(plan.shortage, quantityText(donor.surplus)) : null
      const { supplier, supplierName, unit, unitName, baseUnit, numerator, denominator, price } = purchase
      const row = {
        sku: good.sku,
        code: good.code,
        name: good.name,
        spec: good.spec,
        ...shown(ctx, place),
        ...withoutInner(plan),
        supplier,
        supplierName,
        unit,
        unitName,
        baseUnit,
        price,
        ...inUnits(plan.shortage, { numerator, denominator }, place.minimumOrder),
        from: (carried && donor?.place.warehouse) || null,
        fromName: (carried && donor?.place.warehouseName) || null,
        transferQuantity: carried,
      }
      found.set(good.sku, [...(found.get(good.sku) ?? []), row])
    }
  }
  return found
}

const leadDaysOf = (ctx: Context, place: Place): number => place.leadDays ?? ctx.settings.leadDays

const planOf = (ctx: Context, place: Place) =>
  replenishment({ ...place, leadDays: leadDaysOf(ctx, place), coverDays: ctx.settings.coverDays, safetyFactor: ctx.settings.safetyFactor })

const withoutInner = ({ position: _position, shortage: _shortage, surplus: _surplus, ...plan }: ReturnType<typeof replenishment>) => plan

const shown = (ctx: Context, place: Place) => ({
  warehouse: place.warehouse,
  warehouseName: place.warehouseName,
  onHand: place.onHand,
  reserved: place.reserved,
  available: place.available,
  onOrder: place.onOrder,
  inTransit: place.inTransit,
  minimum: place.minimum,
  maximum: place.maximum,
  minimumOrder: place.minimumOrder,
  leadDays: leadDaysOf(ctx, place),
  coverDays: ctx.settings.coverDays,
})
