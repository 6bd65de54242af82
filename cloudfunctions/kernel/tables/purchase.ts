import { bigint, day, int, optional, owned, price, quantity, text } from './columns'

/** What suppliers agreed to. */
export const purchaseTables = [
  owned(
    'supplier_price',
    {
      version: int,
      party: bigint,
      sku: bigint,
      unit: bigint,
      fromQuantity: quantity,
      price,
      startsOn: day,
      endsOn: optional(day),
      note: optional(text(200)),
    },
    {
      unique: { supplier_price_step: ['company', 'party', 'unit', 'fromQuantity', 'startsOn'] },
      index: { supplier_price_sku: ['company', 'sku', 'party'] },
    },
  ),
]
