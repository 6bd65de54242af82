import * as f from '../kernel/fields'
import { PAGE_LABELS, ROLL_LABELS } from './paper'

/** How a document is printed: the page of a PDF, the roll of a slip, and whether prices stand on it. */
export const printChoice = {
  page: f.choice('纸张', PAGE_LABELS),
  roll: f.choice('纸宽', ROLL_LABELS),
  prices: f.boolean('印单价和金额'),
}
