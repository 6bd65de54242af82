import { purchaseExport } from './exports'

/** The files buyers take away. */
export const purchaseExportJob = purchaseExport.job
