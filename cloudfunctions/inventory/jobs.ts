import type { JobKind } from '../kernel/jobs'
import { stocktakePlanJob } from './stocktakePlan'

/** What this module does by itself, on the clock. */
export const inventoryJobs: readonly JobKind[] = [stocktakePlanJob]
