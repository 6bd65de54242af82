import { Text, View } from '@tarojs/components'
import { dec, formatQuantity } from '../../../shared/kernel/money'
import type { OutputOf } from '../../api'
import { Money } from '../../kit/Money'
import { Tag } from '../../kit/Tag'
import { t } from '../../messages'

type Row = OutputOf<'inventory', 'stocktake.review'>['rows'][number]

export const reviewKey = (row: Row): string => `${row.sku}/${row.lot ?? ''}`

/** One difference: the book then, what was counted in each round, what it is worth, and what makes it doubtful. */
export function ReviewRow({ row, chosen, onTap }: { row: Row; chosen: boolean; onTap: () => void }) {
  const difference = dec(row.difference)
  const same = difference.isZero()
  const sign = difference.isPositive() && !same ? '+' : ''
  const facts = [
    row.lotNumber ? t.lot.numbered(row.lotNumber) : null,
    t.count.booked(formatQuantity(row.book), formatQuantity(row.counted)),
    row.rounds.length > 1 ? t.count.rounds(row.rounds.map(({ counted }) => formatQuantity(counted)).join(' / ')) : null,
    row.found.length > 0 ? t.count.found(row.found) : null,
    row.missing.length > 0 ? t.count.missing(row.missing) : null,
  ].filter(Boolean)
  return (
    <View className={`review-row ${chosen ? 'review-on' : ''}`} role="checkbox" aria-checked={chosen} hoverClass="pressed" onClick={onTap}>
      <View className="review-line">
        <View className="list-first list-words">
          <Text className="list-title cut">{row.name}</Text>
          {chosen || row.recount ? <Tag word={t.count.toRecount} tone="warning" /> : null}
          {row.moved ? <Tag word={t.count.moved} tone="info" /> : null}
        </View>
        {same ? (
          <Tag word={t.count.same} tone="success" />
        ) : (
          <Text className={`number quantity ${difference.isNegative() ? 'money-below' : 'plus'}`}>
            {`${sign}${formatQuantity(difference)} ${row.baseUnit}`}
          </Text>
        )}
      </View>
      <View className="review-line">
        <Text className="review-facts number">{facts.join(' · ')}</Text>
        {row.value && !same ? <Money value={row.value} size="small" /> : null}
      </View>
    </View>
  )
}
