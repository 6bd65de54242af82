import { Text, View } from '@tarojs/components'
import { formatQuantity } from '../../shared/kernel/money'
import { Button } from '../kit/Button'
import { Icon } from '../kit/Icon'
import { t } from '../messages'
import type { Quote } from './usePrices'

type Gift = Quote['gifts'][number]

/** What promotions give on the whole: gifts to take with one tap, and what is nearly reached. */
export function Grants({ quote, onGift }: { quote: Quote; onGift: (gift: Gift) => void }) {
  const hints = quote.hints.filter(({ note }) => note).slice(0, 2)
  if (quote.gifts.length === 0 && hints.length === 0) return null
  return (
    <View className="card entry-grants">
      {quote.gifts.map((gift) => (
        <View key={`${gift.unit}/${gift.note}`} className="entry-grant">
          <View className="entry-words">
            <Text className="entry-name">{t.quote.gift(gift.name, `${formatQuantity(gift.quantity)} ${gift.unitName}`)}</Text>
            <Text className="entry-facts">{gift.note}</Text>
          </View>
          <Button small word={t.quote.takeGift} onTap={() => onGift(gift)} />
        </View>
      ))}
      {hints.map(({ promotion, note }) => (
        <View key={promotion} className="entry-grant">
          <Icon name="tag" size={16} />
          <Text className="entry-facts entry-words">{note}</Text>
        </View>
      ))}
    </View>
  )
}
