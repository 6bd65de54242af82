import { type DocumentData, documentKind } from '../kernel/document'
import * as f from '../kernel/fields'
import { refuse } from '../kernel/refusal'
import type { Effects } from '../books'

/** 采购计划: what is to be bought in a period, by goods and supplier; once approved it is turned into orders. */
export const purchasePlan = documentKind({
  kind: 'purchasePlan' as const,
  label: '采购计划',
  module: 'purchase',
  prefix: 'CGJH',
  warehouse: true,
  unpriced: true,
  head: {
    startsOn: f.optional(f.date('计划开始')),
    endsOn: f.optional(f.date('计划截止')),
  },
  line: { supplier: f.optional(f.ref('party', '供应商', { hint: '不填时向上次的供应商订' })) },
  needs: {},
  post: postPlan,
})

/** A plan is an intention: it does nothing to the books. Refuses INVALID a period that ends before it begins. */
function postPlan(doc: DocumentData): Effects {
  const { startsOn, endsOn } = doc.own as { startsOn: string | null; endsOn: string | null }
  if (startsOn && endsOn && endsOn < startsOn) throw refuse('INVALID', { issues: [{ path: 'endsOn', message: '计划截止不能早于开始' }] })
  return { moves: [], entries: [], journal: [] }
}
