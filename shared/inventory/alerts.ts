import * as f from '../kernel/fields'
import { dec, type Decimal, quantityText, sum, ZERO } from '../kernel/money'

/** What a warehouse is warned about; the first that holds of negative, safety and below is told. */
export const ALERT_KINDS = {
  negative: '负库存',
  safety: '低于安全库存',
  below: '低于最低库存',
  above: '高于最高库存',
  expired: '已过期',
  expiring: '快到期',
} as const
export type AlertKind = keyof typeof ALERT_KINDS

export const ALERT_STATES = { open: '未处理', seen: '已知晓', closed: '已解除' } as const

/** Stock levels of goods in a warehouse, in the base unit; what is not set is not watched. */
export const levelFields = {
  minimum: f.optional(f.quantity('最低库存', { hint: '可用量低于它就预警，补货建议也看它' })),
  maximum: f.optional(f.quantity('最高库存', { hint: '现存量高于它就预警；补货补到这么多' })),
  safety: f.optional(f.quantity('安全库存', { hint: '低于它预警为更急' })),
  leadDays: f.optional(f.integer('提前期天数', 0, 365, { hint: '不填用系统设置的采购提前期' })),
  minimumOrder: f.optional(f.quantity('最小订货量')),
}

export interface Levels {
  minimum?: string | null
  maximum?: string | null
  safety?: string | null
  leadDays?: number | null
  minimumOrder?: string | null
}

/** What is wrong with levels taken together; null where they fit. */
export function levelIssue({ minimum, maximum, safety }: Levels): string | null {
  const floors = [minimum, safety].filter((one): one is string => Boolean(one))
  return maximum && floors.some((floor) => dec(floor).greaterThan(maximum)) ? '最高库存低于最低或安全库存' : null
}

/** Goods in a warehouse, lot by lot, with the level that was set for them; quantities in the base unit. */
export interface Watched {
  warehouse: string
  sku: string
  reserved: string
  level: { minimum: string | null; maximum: string | null; safety: string | null } | null
  lots: readonly { lot: string; onHand: string; expiresAt: string | null }[]
}

export interface Alert {
  kind: AlertKind
  warehouse: string
  sku: string
  /** `0` where the whole stock is meant. */
  lot: string
  /** What there is: available for minimum and safety, on hand for the rest. */
  quantity: string
  /** The level that was passed; null for lots and negative stock. */
  bound: string | null
}

/**
 * The alerts that hold for goods in a warehouse: below zero; what is available under the safety or minimum level; on hand
 * over the maximum; lots that have expired or will within `warningDays` of today.
 */
export function alertsOf(watched: Watched, today: string, warningDays: number): Alert[] {
  const { warehouse, sku, level } = watched
  const onHand = sum(watched.lots.map((lot) => lot.onHand))
  const available = onHand.minus(watched.reserved)
  const whole = (kind: AlertKind, quantity: Decimal, bound: string | null): Alert[] => [
    { kind, warehouse, sku, lot: '0', quantity: quantityText(quantity), bound: bound && quantityText(bound) },
  ]
  const under = (bound: string | null | undefined): bound is string => bound !== null && bound !== undefined && available.lessThan(bound)
  const low = onHand.lessThan(ZERO)
    ? whole('negative', onHand, null)
    : under(level?.safety)
      ? whole('safety', available, level!.safety)
      : under(level?.minimum)
        ? whole('below', available, level!.minimum)
        : []
  const high = level?.maximum && onHand.greaterThan(level.maximum) ? whole('above', onHand, level.maximum) : []
  const ageing = watched.lots
    .filter(({ onHand: held, expiresAt }) => expiresAt && dec(held).greaterThan(ZERO) && expiresAt <= f.addDays(today, warningDays))
    .map(({ lot, onHand: held, expiresAt }): Alert => {
      return { kind: expiresAt! < today ? 'expired' : 'expiring', warehouse, sku, lot, quantity: quantityText(held), bound: null }
    })
  return [...low, ...high, ...ageing]
}
