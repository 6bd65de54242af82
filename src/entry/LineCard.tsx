import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { formatMoney, formatPrice, formatRate } from '../../shared/kernel/money'
import { Icon } from '../kit/Icon'
import { Money } from '../kit/Money'
import { Stepper } from '../kit/Stepper'
import { t } from '../messages'
import type { Direction } from './kind'
import { LineTracking } from './LineTracking'
import { availableWords, type EntryLine, isShort, isZero, lessOf, promisedOf, unitOf } from './lines'

export interface LineCardProps {
  line: EntryLine
  amount: string | null
  flash: boolean
  direction: Direction
  onQuantity: (quantity: string) => void
  onPad: () => void
  onPrice?: () => void
  onDiscount?: () => void
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
  onUnit,
  onTracking,
  onRemove,
  children,
}: LineCardProps) {
  const unit = unitOf(line)
  const available = availableWords(line)
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
          {onPrice ? (
            <View className="entry-price" role="button" onClick={onPrice}>
              <Text className={`number ${line.price === null ? 'entry-noprice' : ''}`}>
                {line.price === null ? t.entry.setPrice : `${formatPrice(line.price)}/${unit.name}`}
              </Text>
              <Icon name="edit" size={14} />
            </View>
          ) : null}
          {onDiscount && line.price !== null ? (
            <View className="entry-price" role="button" onClick={onDiscount}>
              <Text className="entry-stock number">{discountWords(line) ?? t.entry.lineDiscount}</Text>
            </View>
          ) : null}
          {onPrice && line.priceNote ? <Text className="entry-facts">{line.priceNote}</Text> : null}
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
