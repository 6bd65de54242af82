import { documentsTables } from './tables/documents'
import { goodsTables } from './tables/goods'
import { ledgerTables } from './tables/ledger'
import { mastersTables } from './tables/masters'
import { peopleTables } from './tables/people'
import { pricesTables } from './tables/prices'
import { purchaseTables } from './tables/purchase'
import { stockTables } from './tables/stock'

/** Every table, as TypeORM entities: migrations are held against them. */
export const tables = [
  ...peopleTables,
  ...mastersTables,
  ...goodsTables,
  ...pricesTables,
  ...purchaseTables,
  ...documentsTables,
  ...stockTables,
  ...ledgerTables,
]
