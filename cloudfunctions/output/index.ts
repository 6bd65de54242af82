import { outputContract } from '../../shared/output/contract'
import { label } from '../../shared/output/label'
import { masterHandlers } from '../kernel/master'
import { serve } from '../kernel/serve'
import * as barcode from './barcode'
import * as document from './document'
import * as labels from './labels'

export const main = serve(outputContract, {
  ...masterHandlers('label', label),
  'label.sheet': labels.sheet,
  'label.commands': labels.commands,
  'document.pdf': document.pdf,
  'document.words': document.words,
  'document.commands': document.commands,
  'barcode.allocate': barcode.allocate,
})
