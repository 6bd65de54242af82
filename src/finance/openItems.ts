import type { ChosenItem } from '../../shared/finance/settling'
import type { OutputOf } from '../api'

export type OpenItem = OutputOf<'finance', 'collection.items'>['rows'][number]

/** How much of each open item is settled, by the key of the item. */
export type Chosen = Record<string, string>

export const keyOf = ({ posting, seq }: { posting: number; seq: number }): string => `${posting}.${seq}`

export const chosenOf = (items: readonly ChosenItem[]): Chosen => Object.fromEntries(items.map((item) => [keyOf(item), item.amount]))

export const chosenList = (chosen: Chosen): ChosenItem[] =>
  Object.entries(chosen).map(([key, amount]) => {
    const [posting, seq] = key.split('.').map(Number) as [number, number]
    return { posting, seq, amount }
  })
