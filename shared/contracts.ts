import { accessContract } from './access/contract'
import { financeContract } from './finance/contract'
import { inventoryContract } from './inventory/contract'
import { outputContract } from './output/contract'
import { productContract } from './product/contract'
import { purchaseContract } from './purchase/contract'
import { reportContract } from './report/contract'
import { salesContract } from './sales/contract'
import { systemContract } from './system/contract'

/** One line per module. A function imports its own contract, not this list, or it would load them all when it starts. */
export const contracts = {
  access: accessContract,
  product: productContract,
  inventory: inventoryContract,
  purchase: purchaseContract,
  sales: salesContract,
  finance: financeContract,
  report: reportContract,
  system: systemContract,
  output: outputContract,
}

export type Contracts = typeof contracts
