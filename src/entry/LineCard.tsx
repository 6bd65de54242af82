import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { formatMoney, formatPrice, formatRate } from '../../shared/kernel/money'
import { Icon } from '../kit/Icon'
import { Money } from '../kit/Money'
import { Stepper } from '../kit/Stepper'
import { Tag } from '../kit/Tag'
import { t } from '../messages'
import type { Direction } from './kind'
import { LineTracking } from './LineTracking'
import { availableWords, type EntryLine, isShort, isZero, lessOf, promisedOf, unitOf } from './lines'
import type { QuotedLine } from './usePrices'

export interface LineCardProps {
  line: EntryLine
  amount: string | null
  flash: boolean
  direction: Direction
  onQuantity: (quantity: string) => void
  onPad: () => void
  onPrice?: () => void
  onDiscount?: () => void
  /** What the rules say of its price; a tap shows what else it could have cost. */
  quoted?: QuotedLine
  onWhy?: () => void
  onUnit: (unit: string) => void
  onTracking: () => void
  onRemove: () => void
  /** What only some kinds ask of a line. */
  children?: ReactNode
}

const discountWords = (line: EntryLine): string | null => {
  const less = lessOf(line)
  if (less) return t.document.minus(formatMoney(less))
  return line.discountRate && !isZero(line.discountRate) ? t.document.off(formatRate(line.discountRate)) : null
}

/** One line as a card: goods, unit, price and its stock, the stepper, and what it comes to. */
export function LineCard({
  line,
  amount,
  flash,
  direction,
  onQuantity,
  onPad,
  onPrice,
  onDiscount,
  quoted,
  onWhy,
  onUnit,
  onTracking,
  onRemove,
  children,
}: LineCardProps) {
  const unit = unitOf(line)
  const available = availableWords(line)
  const giftLost = line.fixed === 'gift' && quoted !== undefined && quoted.source !== 'gift'
  const short = direction === 'out' && isShort(line)
  return (
    <View className={`entry-line ${flash ? 'entry-flash' : ''}`}>
      <View className="entry-first">
        <View className="entry-words">
          <Text className="entry-name">{line.name}</Text>
          <Text className="entry-facts">{[line.code, line.spec].filter(Boolean).join(' · ')}</Text>
        </View>
        <View className="entry-remove" role="button" aria-label={t.entry.remove(line.name)} onClick={onRemove}>
          <Icon name="trash" size={20} />
        </View>
      </View>
      {line.units.length > 1 ? (
        <View className="entry-units">
          {line.units.map(({ id, name }) => (
            <View
              key={id}
              className={`chip ${id === line.unit ? 'chip-on' : ''}`}
              role="radio"
              aria-checked={id === line.unit}
              onClick={() => onUnit(id)}
            >
              <Text>{name}</Text>
            </View>
          ))}
        </View>
      ) : null}
      <LineTracking line={line} direction={direction} onTap={onTracking} />
      <View className="entry-second">
        <View className="entry-words">
          <View className="entry-prices">
            {onPrice ? (
              <View className="entry-price" role="button" onClick={onPrice}>
                <Text className={`number ${line.price === null ? 'entry-noprice' : ''}`}>
                  {line.price === null ? t.entry.setPrice : `${formatPrice(line.price)}/${unit.name}`}
                </Text>
                <Icon name="edit" size={14} />
              </View>
            ) : null}
            {onDiscount && line.price !== null && line.fixed !== 'gift' ? (
              <View className="entry-price" role="button" onClick={onDiscount}>
                <Text className="entry-stock number">{discountWords(line) ?? t.entry.lineDiscount}</Text>
              </View>
            ) : null}
          </View>
          {onWhy && quoted ? (
            <View className="entry-why" role="button" aria-label={t.quote.why(quoted.note ?? '')} hoverClass="pressed" onClick={onWhy}>
              <Text className={`entry-stock cut ${giftLost ? 'entry-short' : ''}`}>
                {giftLost ? t.quote.giftLost : quoted.note || t.quote.none}
              </Text>
              <Icon name="next" size={14} />
            </View>
          ) : null}
          {onPrice && line.priceNote ? <Text className="entry-facts">{line.priceNote}</Text> : null}
          {quoted?.belowFloor && line.fixed === 'hand' ? <Tag word={t.quote.belowFloor} tone="warning" /> : null}
          {quoted?.belowCost ? <Tag word={t.quote.belowCost} tone="danger" /> : null}
          {available === null ? null : (
            <Text className={`entry-stock ${short ? 'entry-short' : ''}`}>
              {short ? t.entry.short(available) : t.entry.available(available)}
            </Text>
          )}
          {available === null
            ? null
            : promisedOf(line).map(({ of, words }) => (
                <Text key={of} className="entry-stock">
                  {t.entry.promised[of](words)}
                </Text>
              ))}
        </View>
        <View className="entry-right">
          <Stepper value={line.quantity} unit={unit.name} label={line.name} onChange={onQuantity} onPad={onPad} />
          {amount === null ? null : <Money value={amount} />}
        </View>
      </View>
      {children}
    </View>
  )
}
