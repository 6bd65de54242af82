import { Goods1795510000002 } from './goods'
import { Start1795500000001 } from './start'

/** In the order they are run; once released, a migration is never edited. */
export const migrations = [Start1795500000001, Goods1795510000002]
