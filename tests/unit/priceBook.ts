import type { Agreement } from '../../shared/sales/priceAgreement'
import type { Tier } from '../../shared/sales/priceTier'
import type { AskedLine, PriceBook, PricedUnit } from '../../shared/sales/pricing'
import type { Promotion } from '../../shared/sales/promotion'

/** 2026-06-15, a customer of level 批发; 可乐 at 10.00 a 瓶 and 228.00 a 箱 of 24. */
export const DAY = '2026-06-15'

const unit = (id: string, name: string, numerator: number, salePrice: string | null, levelPrice: string | null = null): PricedUnit => ({
  id,
  name,
  numerator,
  denominator: 1,
  salePrice,
  base: { name: '瓶', salePrice: '10.000000' },
  levelPrice,
})

export const UNITS: Record<string, PricedUnit> = {
  bottle: unit('bottle', '瓶', 1, '10.000000'),
  crate: unit('crate', '箱', 24, '228.000000'),
  pack: unit('pack', '提', 6, null),
  juice: unit('juice', '瓶', 1, '20.000000'),
  screw: { ...unit('screw', '个', 1, '0.012500'), base: { name: '个', salePrice: '0.012500' } },
  unknown: { ...unit('unknown', '个', 1, null), base: { name: '个', salePrice: null } },
}
const GOODS: Record<string, string> = { bottle: 'cola', crate: 'cola', pack: 'cola', juice: 'juice', screw: 'screw', unknown: 'unknown' }

export const book = (more: Partial<PriceBook> & { levelPrice?: string } = {}): PriceBook => {
  const { levelPrice, ...rules } = more
  return {
    date: DAY,
    level: { id: 'wholesale', name: '批发' },
    unit: (id) => ({ ...UNITS[id]!, levelPrice: id === 'bottle' ? (levelPrice ?? null) : null }),
    agreements: [],
    tiers: [],
    promotions: [],
    ...rules,
  }
}

export const line = (quantity: string, of = 'bottle', price: string | null = null): AskedLine => ({
  sku: GOODS[of]!,
  unit: of,
  quantity,
  price,
})

let ids = 0
const nextId = (): string => String(++ids).padStart(6, '0')

export const agreed = (price: string, more: Partial<Agreement> = {}): Agreement => ({
  id: nextId(),
  unit: 'bottle',
  price,
  from: '2026-01-01',
  to: null,
  ...more,
})

export const tier = (fromQuantity: string, price: string | null, more: Partial<Tier> = {}): Tier => ({
  id: nextId(),
  unit: 'bottle',
  level: null,
  fromQuantity,
  price,
  discountRate: null,
  ...more,
})

export const promo = (more: Partial<Promotion>): Promotion => ({
  id: nextId(),
  name: '夏促',
  kind: 'percent',
  from: '2026-06-01',
  to: '2026-06-30',
  priority: 0,
  exclusive: false,
  discountRate: null,
  buyQuantity: null,
  repeats: false,
  steps: [],
  gifts: [],
  all: true,
  goods: [],
  ...more,
})

export const special = (price: string, more: Partial<Promotion> = {}): Promotion =>
  promo({ kind: 'special', all: false, goods: [{ sku: 'cola', unit: 'bottle', price }], ...more })
export const percent = (discountRate: string, more: Partial<Promotion> = {}): Promotion => promo({ discountRate, ...more })
export const threshold = (amount: string, off: string, more: Partial<Promotion> = {}): Promotion =>
  promo({ kind: 'threshold', steps: [{ amount, off }], ...more })
export const buyGift = (buyQuantity: string, gift: string, more: Partial<Promotion> = {}): Promotion =>
  promo({ kind: 'buyGift', buyQuantity, gifts: [{ sku: 'cola', unit: 'bottle', quantity: gift }], ...more })
