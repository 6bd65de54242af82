import { reportContract } from '../../shared/report/contract'
import { listDocuments } from '../kernel/documentReads'
import { reportExport } from './export'
import { inbox } from './inbox'
import { runDataset } from '../kernel/query'
import { serve } from '../kernel/serve'
import * as home from './home'

export const main = serve(reportContract, {
  'home.show': home.show as never,
  'document.list': listDocuments as never,
  'document.inbox': inbox as never,
  'report.run': runDataset,
  'report.export': reportExport.start as never,
})
