import type { Facts, Match } from '../books'
import type { SourceFacts } from '../sources'
import type { DocumentData } from '../kernel/document'
import { dec, Decimal, moneyText, sum } from '../kernel/money'

/**
 * What a return settles of the open item of each document its lines come from, as far as that is open; the rest stays open.
 * The first entry of the posting is the one that settles.
 */
export function settledAtOnce(doc: DocumentData, facts: Facts): Match[] {
  const returned = new Map<string, { item: NonNullable<SourceFacts['item']>; amounts: string[] }>()
  for (const line of doc.lines) {
    const source = line.sourceLine ? facts.source(line.sourceLine) : null
    if (!source?.item) continue
    const known = returned.get(source.document) ?? { item: source.item, amounts: [] }
    returned.set(source.document, { ...known, amounts: [...known.amounts, line.amountIncl] })
  }
  return [...returned.values()]
    .map(({ item, amounts }) => ({
      entry: { posting: null, seq: 0 },
      against: { posting: item.posting, seq: item.seq },
      amount: moneyText(Decimal.min(sum(amounts), dec(item.open).abs())),
      date: item.date > doc.date ? item.date : doc.date,
    }))
    .filter(({ amount }) => amount !== '0.00')
}
