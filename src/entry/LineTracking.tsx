import { Text, View } from '@tarojs/components'
import { dec, formatQuantity } from '../../shared/kernel/money'
import { dayWords, today } from '../day'
import { Icon } from '../kit/Icon'
import { t } from '../messages'
import type { Direction } from './kind'
import { baseOf, type EntryLine } from './lines'

/** Which batch or which serial numbers a line means; a tap says or changes it. */
export function LineTracking({ line, direction, onTap }: { line: EntryLine; direction: Direction; onTap: () => void }) {
  if (direction === 'none' || (line.tracking ?? 'none') === 'none' || (line.tracking === 'layer' && direction === 'in')) return null
  const { word, open } = line.tracking === 'serial' ? serialWords(line) : lotWords(line, direction)
  return (
    <View className={`entry-tracking ${open ? 'entry-open' : ''}`} role="button" hoverClass="pressed" onClick={onTap}>
      <Icon name={line.tracking === 'serial' ? 'tag' : 'box'} size={16} />
      <Text className="entry-tracking-word cut">{word}</Text>
      <Icon name="next" size={14} />
    </View>
  )
}

function lotWords(line: EntryLine, direction: Direction): { word: string; open: boolean } {
  if (!line.lot && !line.lotNumber)
    return direction === 'out'
      ? { word: line.tracking === 'layer' ? t.lot.oldest : t.lot.bySystem, open: false }
      : { word: t.lot.ask, open: true }
  const until = line.expiresAt ? t.lot.until(dayWords(line.expiresAt)) : null
  const expired = direction === 'out' && line.expiresAt && line.expiresAt < today() ? t.lot.expired : null
  return {
    word: [line.tracking === 'layer' ? t.lot.layer(line.lotNumber ?? '') : t.lot.numbered(line.lotNumber ?? ''), until, expired]
      .filter(Boolean)
      .join(' · '),
    open: expired !== null,
  }
}

function serialWords(line: EntryLine): { word: string; open: boolean } {
  const given = (line.serials ?? []).length
  const needed = baseOf(line)
  return { word: t.serial.counted(given, formatQuantity(needed)), open: !dec(needed).equals(given) }
}
