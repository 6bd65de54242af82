import { documentKinds } from '../../shared/registry'

/** Kinds that carry goods to customers or take them back. */
export const SALES_KINDS: readonly string[] = documentKinds
  .filter(({ party, needs }) => party === 'customer' && needs.stock)
  .map(({ kind }) => kind)

/** Goods that only change their place keep their age. */
export const TRANSFER_KINDS: readonly string[] = ['transfer', 'transferIn']
