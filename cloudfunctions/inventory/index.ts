import { inventoryContract } from '../../shared/inventory/contract'
import { opening } from '../../shared/inventory/opening'
import { warehouse } from '../../shared/masters/places'
import { documentHandlers } from '../kernel/document'
import { masterHandlers } from '../kernel/master'
import { serve } from '../kernel/serve'
import * as stock from './stock'

export const main = serve(inventoryContract, {
  ...masterHandlers('warehouse', warehouse),
  ...documentHandlers(opening),
  'stock.list': stock.list,
  'stock.card': stock.card,
})
