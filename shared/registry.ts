import { accessContract } from './access/contract'
import { financeContract } from './finance/contract'
import { inventoryContract } from './inventory/contract'
import { adjustment } from './inventory/adjustment'
import { opening } from './inventory/opening'
import { stocktake } from './inventory/stocktake'
import { transfer, transferIn } from './inventory/transfer'
import type { DocumentKind } from './kernel/document'
import { outputContract } from './output/contract'
import { productContract } from './product/contract'
import { purchaseContract } from './purchase/contract'
import { purchaseOrder } from './purchase/order'
import { receipt } from './purchase/receipt'
import { reportContract } from './report/contract'
import { salesContract } from './sales/contract'
import { delivery } from './sales/delivery'
import { systemContract } from './system/contract'

/** One line per module: its contract and its document kinds. */
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

export const documentKinds = [
  purchaseOrder,
  receipt,
  delivery,
  opening,
  adjustment,
  transfer,
  transferIn,
  stocktake,
] as unknown as DocumentKind[]

export const kindOf = (kind: string): DocumentKind => {
  const found = documentKinds.find((candidate) => candidate.kind === kind)
  if (!found) throw new Error(`unknown document kind ${kind}`)
  return found
}
