import { reportExport } from './export'

/** The file of a dataset. */
export const reportExportJob = reportExport.job
