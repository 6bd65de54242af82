import { command } from './contract'
import * as f from './fields'

/** Who takes goods away, and under which number. */
export const parcelFields = { carrier: f.optional(f.text('承运商', 60)), waybill: f.optional(f.text('运单号', 60)) }

/** Names the parcel of a document whose goods have left, of which nothing is known before; nothing is posted again. */
export const shipAction = (permission: string) =>
  command({
    label: '填写运单',
    permission,
    input: f.object('运单', { id: f.ref('document', '单据'), ...parcelFields }),
    output: f.object('结果', { id: f.id('编号') }),
  })
