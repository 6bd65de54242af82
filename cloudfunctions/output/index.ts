import { outputContract } from '../../shared/output/contract'
import { label } from '../../shared/output/label'
import { masterHandlers } from '../kernel/master'
import { serve } from '../kernel/serve'
import * as barcode from './barcode'
import * as document from './document'
import * as financialStatement from './financialStatement'
import * as labels from './labels'
import * as voucher from './voucher'

export const main = serve(outputContract, {
  ...masterHandlers('label', label),
  'label.sheet': labels.sheet,
  'label.commands': labels.commands,
  'document.pdf': document.pdf,
  'document.words': document.words,
  'document.commands': document.commands,
  'voucher.pdf': voucher.pdf,
  'financialStatement.workbook': financialStatement.workbook,
  'financialStatement.pdf': financialStatement.pdf,
  'barcode.allocate': barcode.allocate,
})
