import { Text, View } from '@tarojs/components'
import { formatPrice } from '../../shared/kernel/money'
import { PRICE_SOURCES } from '../../shared/kernel/priceSource'
import { Button } from '../kit/Button'
import { EmptyState } from '../kit/EmptyState'
import { ListRow } from '../kit/ListRow'
import { Sheet } from '../kit/Sheet'
import { Tag } from '../kit/Tag'
import { t } from '../messages'
import type { EntryLine } from './lines'
import { unitOf } from './lines'
import type { QuotedLine } from './usePrices'

/** Why a line costs what it costs: its price with the reason, and every price that it did not get. */
export function PriceSheet({
  line,
  quoted,
  onReprice,
  onReset,
  onClose,
}: {
  line: EntryLine
  quoted: QuotedLine
  /** Absent for who may not change prices. */
  onReprice?: () => void
  onReset: () => void
  onClose: () => void
}) {
  const unit = unitOf(line).name
  const byHand = line.fixed === 'hand' || line.fixed === 'kept'
  const footer =
    onReprice || byHand ? (
      <View className="buttons">
        {byHand ? <Button look="quiet" word={t.quote.reset} onTap={onReset} /> : null}
        {onReprice ? <Button word={t.quote.reprice} onTap={onReprice} /> : null}
      </View>
    ) : undefined
  return (
    <Sheet open title={t.quote.title(line.name)} onClose={onClose} footer={footer}>
      {quoted.price ? (
        <ListRow
          title={quoted.note || t.quote.none}
          tag={quoted.source ? <Tag word={PRICE_SOURCES[quoted.source]} tone="brand" /> : undefined}
          facts={[
            quoted.belowFloor ? t.quote.belowFloor : null,
            quoted.belowCost ? t.quote.belowCost : null,
            onReprice ? null : t.quote.fixed,
          ]}
          figure={<Text className="number quantity">{`${formatPrice(quoted.price)}/${unit}`}</Text>}
        />
      ) : null}
      {quoted.losers.length > 0 ? <Text className="sheet-note">{t.quote.losers}</Text> : null}
      {quoted.losers.map((loser, index) => (
        <ListRow
          // biome-ignore lint/suspicious/noArrayIndexKey: the list of one answer never moves
          key={index}
          title={loser.note}
          facts={[loser.why]}
          figure={<Text className="number quiet">{`${formatPrice(loser.price)}/${unit}`}</Text>}
        />
      ))}
      {quoted.losers.length === 0 ? <EmptyState icon="tag" title={t.quote.noLosers} /> : null}
    </Sheet>
  )
}
