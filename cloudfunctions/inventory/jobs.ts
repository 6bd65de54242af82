import type { JobKind } from '../kernel/jobs'
import { nightlyJob, watchJob } from './alertJobs'
import { stockExport } from './reportTables'
import { stocktakePlanJob } from './stocktakePlan'

/** What this module does by itself, on the clock. */
export const inventoryJobs: readonly JobKind[] = [stocktakePlanJob, watchJob, nightlyJob, stockExport.job]
