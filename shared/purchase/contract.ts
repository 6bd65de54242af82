import { contract } from '../kernel/contract'
import { documentActions } from '../kernel/document'
import * as f from '../kernel/fields'
import { balanceAction } from '../masters/balance'
import { orderActions } from '../kernel/orderActions'
import { shipAction } from '../kernel/shipping'
import { partyActions } from '../masters/partyActions'
import { purchaseExportActions } from './exportActions'
import { landedCost } from './landedCost'
import { purchaseOrder } from './order'
import { orderFromActions } from './orderFromActions'
import { purchasePlan } from './plan'
import { receipt } from './receipt'
import { receiptActions } from './receiptActions'
import { purchaseReturn } from './return'
import { supplierPriceActions } from './supplierPrice'
import { supplierRecordActions } from './supplierRecord'

export const purchaseContract = contract('purchase', {
  ...partyActions(
    'supplier',
    '供应商',
    { view: 'supplier.view', manage: 'supplier.manage' },
    { balance: f.masked('supplierBalance.view', f.money('应付余额', { sign: 'any' })) },
  ),
  'supplier.balance': balanceAction('供应商往来', 'supplierBalance.view'),
  ...documentActions(purchaseOrder),
  ...orderActions(purchaseOrder),
  ...documentActions(receipt),
  ...receiptActions,
  ...documentActions(purchaseReturn),
  'purchaseReturn.ship': shipAction('purchaseReturn.save'),
  ...documentActions(landedCost),
  ...supplierPriceActions,
  ...documentActions(purchasePlan),
  ...orderFromActions,
  ...supplierRecordActions,
  ...purchaseExportActions,
})
