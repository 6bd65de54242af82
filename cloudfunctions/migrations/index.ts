import { CashFlow1795800000185 } from './cashFlow'
import { Closing1795800000030 } from './closing'
import { Customers1795700000060 } from './customers'
import { AccountDetails1795800000020 } from './accountDetails'
import { Alerts1795550000006 } from './alerts'
import { BookStart1795800000050 } from './bookStart'
import { Buying1795700000020 } from './buying'
import { Exchange1795700000050 } from './exchange'
import { Expenses1795700000033 } from './expenses'
import { Funds1795700000030 } from './funds'
import { Goods1795510000002 } from './goods'
import { ManualVoucher1795700000034 } from './manualVoucher'
import { Money1795700000031 } from './money'
import { LandedCost1795700000022 } from './landedCost'
import { OwnRoles1795800000010 } from './ownRoles'
import { OperationSeal1795700000061 } from './operationSeal'
import { Orders1795560000007 } from './orders'
import { Output1795530000004 } from './output'
import { Pictures1795610000010 } from './pictures'
import { Prices1795700000040 } from './prices'
import { Product1795520000003 } from './product'
import { PurchasePlan1795700000024 } from './purchasePlan'
import { PurchaseReturn1795700000021 } from './purchaseReturn'
import { Settlement1795700000032 } from './settlement'
import { Start1795500000001 } from './start'
import { Stocktake1795540000005 } from './stocktake'
import { SupplierPrice1795700000023 } from './supplierPrice'
import { Weight1795800000040 } from './weight'
import { CashCount1795800000195 } from './cashCount'
import { Staff1795800000165 } from './staff'
import { StatementShares1795800000155 } from './statementShares'
import { VoucherTemplates1795800000145 } from './voucherTemplates'

/** In the order they are run; once released, a migration is never edited. */
export const migrations = [
  Start1795500000001,
  Goods1795510000002,
  Product1795520000003,
  Output1795530000004,
  Stocktake1795540000005,
  Alerts1795550000006,
  Orders1795560000007,
  Pictures1795610000010,
  Buying1795700000020,
  PurchaseReturn1795700000021,
  LandedCost1795700000022,
  SupplierPrice1795700000023,
  PurchasePlan1795700000024,
  Funds1795700000030,
  Money1795700000031,
  Settlement1795700000032,
  Expenses1795700000033,
  ManualVoucher1795700000034,
  Prices1795700000040,
  Exchange1795700000050,
  OperationSeal1795700000061,
  Customers1795700000060,
  OwnRoles1795800000010,
  AccountDetails1795800000020,
  Closing1795800000030,
  Weight1795800000040,
  BookStart1795800000050,
  VoucherTemplates1795800000145,
  StatementShares1795800000155,
  Staff1795800000165,
  CashFlow1795800000185,
  CashCount1795800000195,
]
