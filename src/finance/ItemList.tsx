import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { dec, formatMoney, moneyText } from '../../shared/kernel/money'
import { dayWords } from '../day'
import { kindLabel } from '../kinds'
import { Icon } from '../kit/Icon'
import { Money } from '../kit/Money'
import { NumberPad } from '../kit/NumberPad'
import { Tag } from '../kit/Tag'
import { t } from '../messages'
import { type Chosen, keyOf, type OpenItem } from './openItems'
import './finance.scss'

export interface ItemListProps {
  items: readonly OpenItem[]
  chosen: Chosen
  /** Which sign counts as positive: 1 what is owed to us, −1 what we owe. */
  sign: 1 | -1
  onChange: (chosen: Chosen) => void
}

/** Open items to tick; how much of one is settled can be changed by a tap on its amount. */
export function ItemList({ items, chosen, sign, onChange }: ItemListProps) {
  const [pad, setPad] = useState<OpenItem | null>(null)
  const toggle = (item: OpenItem) => {
    const { [keyOf(item)]: had, ...rest } = chosen
    onChange(had === undefined ? { ...chosen, [keyOf(item)]: moneyText(dec(item.open).abs()) } : rest)
  }
  return (
    <>
      {items.map((item) => {
        const part = chosen[keyOf(item)]
        const whole = moneyText(dec(item.open).abs())
        return (
          <View key={keyOf(item)} className="item-row">
            <View className="item-main" role="checkbox" aria-checked={part !== undefined} onClick={() => toggle(item)}>
              <View className={`tick ${part === undefined ? '' : 'tick-on'}`}>
                {part === undefined ? null : <Icon name="check" size={18} />}
              </View>
              <View className="list-words">
                <View className="list-first">
                  <Text className="list-title cut">{item.number ?? kindLabel(item.kind)}</Text>
                  {item.overdueDays > 0 && dec(item.open).times(sign).greaterThan(0) ? (
                    <Tag word={t.money.overdueDays(item.overdueDays)} tone="danger" />
                  ) : null}
                </View>
                <Text className="list-facts cut">
                  {[t.money.accounts[item.account], kindLabel(item.kind), t.money.due(dayWords(item.dueDate))].filter(Boolean).join(' · ')}
                </Text>
              </View>
            </View>
            <View className="list-figure" role="button" onClick={() => (part === undefined ? toggle(item) : setPad(item))}>
              <Money value={moneyText(dec(item.open).times(sign))} />
              {part !== undefined && part !== whole ? <Text className="number item-part">{t.money.settles(formatMoney(part))}</Text> : null}
            </View>
          </View>
        )
      })}
      <NumberPad
        request={
          pad && {
            title: pad.number ?? kindLabel(pad.kind),
            value: chosen[keyOf(pad)] ?? '',
            places: 2,
            sign: '¥',
            onDone: (value) => {
              const most = dec(pad.open).abs()
              const part = dec(value).greaterThan(most) ? most : dec(value)
              const { [keyOf(pad)]: _had, ...rest } = chosen
              onChange(part.isZero() ? rest : { ...chosen, [keyOf(pad)]: moneyText(part) })
            },
          }
        }
        onClose={() => setPad(null)}
      />
    </>
  )
}
