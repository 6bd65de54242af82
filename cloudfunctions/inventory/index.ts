import { inventoryContract } from '../../shared/inventory/contract'
import { adjustment } from '../../shared/inventory/adjustment'
import { opening } from '../../shared/inventory/opening'
import { transfer, transferIn } from '../../shared/inventory/transfer'
import { warehouse } from '../../shared/masters/places'
import { reason } from '../../shared/masters/reason'
import { documentHandlers } from '../kernel/document'
import { masterHandlers } from '../kernel/master'
import { serve } from '../kernel/serve'
import { sql } from '../kernel/sql'
import * as stock from './stock'

export const main = serve(inventoryContract, {
  ...masterHandlers('warehouse', warehouse, { within: () => sql`t.id <> t.company` }),
  ...masterHandlers('reason', reason),
  ...documentHandlers(opening),
  ...documentHandlers(adjustment),
  ...documentHandlers(transfer),
  ...documentHandlers(transferIn),
  'stock.list': stock.list,
  'stock.card': stock.card,
})
