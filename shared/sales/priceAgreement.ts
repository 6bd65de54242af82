import { dec, priceText } from '../kernel/money'
import { type Candidate, type Loser, NO_VERDICT, shortDay, until, type Verdict } from './priceCandidate'

/** A price promised to a customer for a SKU in a unit, from a day through a day (null: without end). */
export interface Agreement {
  id: string
  unit: string
  price: string
  from: string
  to: string | null
}

/**
 * The agreement of a unit on a day. Of several in force the one that began last counts, then the lower price; one that
 * begins later is shown with its day, one that is over is not.
 */
export function agreedPrice(unit: string, date: string, agreements: readonly Agreement[]): Verdict {
  const own = agreements.filter((one) => one.unit === unit && (one.to === null || one.to >= date))
  if (own.length === 0) return NO_VERDICT
  const candidate = (one: Agreement): Candidate => ({
    source: 'agreement',
    price: priceText(one.price),
    note: `客户协议价${one.to === null ? '，长期' : until(one.to, date)}`,
  })
  const [best, ...older] = own.filter((one) => one.from <= date).sort(latestFirst)
  const lost: Loser[] = [
    ...older.map((one) => ({ ...candidate(one), why: '有更新的协议' })),
    ...own
      .filter((one) => one.from > date)
      .sort(latestFirst)
      .map((one) => ({ ...candidate(one), why: `${shortDay(one.from, date)} 才开始` })),
  ]
  return { best: best ? candidate(best) : null, lost }
}

const latestFirst = (a: Agreement, b: Agreement): number =>
  b.from.localeCompare(a.from) || dec(a.price).comparedTo(b.price) || a.id.localeCompare(b.id)
