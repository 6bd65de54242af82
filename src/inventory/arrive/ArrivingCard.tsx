import { Text, View } from '@tarojs/components'
import { dec } from '../../../shared/kernel/money'
import { inUnits } from '../../../shared/masters/quantities'
import { Icon } from '../../kit/Icon'
import { Stepper } from '../../kit/Stepper'
import { t } from '../../messages'
import type { ArrivingLine } from './arriving'

export interface ArrivingCardProps {
  arriving: ArrivingLine
  onChange: (arrived: string) => void
  onPad: () => void
  onSerials: () => void
}

/** A line that was sent: how many, what of it is open, and what has just arrived. */
export function ArrivingCard({ arriving, onChange, onPad, onSerials }: ArrivingCardProps) {
  const { line, arrived, serials } = arriving
  const words = (quantity: string) => inUnits(quantity, line.units)
  const left = dec(line.open).minus(arrived)
  const done = dec(line.open).isZero()
  return (
    <View className="entry-line">
      <Text className="entry-name">{line.name}</Text>
      <Text className="entry-facts">
        {[line.code, line.spec, line.lots.length > 0 && t.lot.numbered(line.lots.join('、'))].filter(Boolean).join(' · ')}
      </Text>
      {line.tracking === 'serial' && !done ? (
        <View
          className={`entry-tracking ${serials.length < line.serials.length ? 'entry-open' : ''}`}
          role="button"
          hoverClass="pressed"
          onClick={onSerials}
        >
          <Icon name="tag" size={16} />
          <Text className="entry-tracking-word cut">{t.arrive.serials(serials.length, line.serials.length)}</Text>
          <Icon name="next" size={14} />
        </View>
      ) : null}
      <View className="entry-second">
        <View className="entry-words">
          <Text className="entry-stock">{t.arrive.sent(words(line.sent))}</Text>
          {dec(line.received).isZero() ? null : <Text className="entry-stock">{t.arrive.received(words(line.received))}</Text>}
          {dec(line.missing).isZero() ? null : <Text className="entry-stock entry-short">{t.arrive.missing(words(line.missing))}</Text>}
          <Text className={`entry-stock ${left.isZero() ? '' : 'entry-short'}`}>
            {done ? t.arrive.arrived : left.isZero() ? t.arrive.complete : t.arrive.open(words(left.toFixed()))}
          </Text>
        </View>
        {done || line.tracking === 'serial' ? null : (
          <Stepper value={arrived} unit={line.units[0]!.name} label={line.name} onChange={onChange} onPad={onPad} />
        )}
      </View>
    </View>
  )
}
