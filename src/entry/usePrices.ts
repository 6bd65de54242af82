import { useEffect } from 'react'
import { dec } from '../../shared/kernel/money'
import type { InputOf, OutputOf } from '../api'
import { useAsk } from '../asking'
import { useSettled } from '../settled'
import type { Entry, EntryChange } from './entry'
import { type EntryKind, isQuoted } from './kind'
import { type EntryLine, isZero, lineKey } from './lines'

type Question = InputOf<'sales', 'price.quote'>
export type Quote = OutputOf<'sales', 'price.quote'>
export type QuotedLine = Quote['lines'][number]

const isAsked = (line: EntryLine): boolean => !line.sourceLine && !isZero(line.quantity)

/** Which line of the screen an answer is for; what was typed meanwhile is another line. */
const keyOf = (line: EntryLine): string => [lineKey(line), line.fixed ?? '', line.quantity, line.fixed ? line.price : ''].join('/')

const questionOf = ({ party, date, warehouse, lines }: Entry): Question => ({
  party,
  date,
  warehouse,
  lines: lines.filter(isAsked).map((line) => ({
    sku: line.sku,
    unit: line.unit,
    quantity: dec(line.quantity).toFixed(),
    ...(line.fixed && line.price !== null ? { price: line.price } : {}),
  })),
})

/**
 * The prices of what is typed, asked whenever it changes. A price that nobody typed, and a whole-order discount that nobody
 * gave, become those of the rules; what they say of each line stands beside it.
 */
export function usePrices(kind: EntryKind, entry: Entry, change: (next: EntryChange) => void) {
  const asks = isQuoted(kind)
  const typed = asks ? JSON.stringify({ question: questionOf(entry), keys: entry.lines.filter(isAsked).map(keyOf) }) : ''
  const settled = useSettled(typed)
  const { question, keys } = settled ? (JSON.parse(settled) as { question: Question; keys: string[] }) : { question: null, keys: [] }
  const asked = useAsk('sales', 'price.quote', question ?? { lines: [] }, question !== null && question.lines.length > 0)
  const quote = asked.data && asked.data.lines.length === keys.length ? asked.data : undefined
  const found = new Map(quote ? keys.map((key, index) => [key, quote.lines[index]!]) : [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per answer; what it changes is not asked again
  useEffect(() => {
    if (!quote) return
    const priced = (line: EntryLine): EntryLine => {
      const price = found.get(keyOf(line))?.price
      const same = price === undefined || price === null || (line.price !== null && dec(price).equals(line.price))
      return line.fixed || same ? line : { ...line, price: dec(price).toFixed() }
    }
    change(({ lines, discount, discountByHand }) => ({
      ...(lines.some((line) => priced(line) !== line) ? { lines: lines.map(priced) } : {}),
      ...(discountByHand || dec(quote.discount).equals(discount) ? {} : { discount: quote.discount }),
    }))
  }, [quote])
  return {
    quote,
    of: (line: EntryLine): QuotedLine | undefined => found.get(keyOf(line)),
    /** Until the service says otherwise, whoever sells may. */
    mayReprice: !asks || (quote?.manual ?? true),
  }
}
