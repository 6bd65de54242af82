import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { formatQuantity } from '../../shared/kernel/money'
import { Refusal } from '../../shared/kernel/refusal'
import { serialRange } from '../../shared/product/serialRange'
import { useAsk } from '../asking'
import { Button } from '../kit/Button'
import { ErrorNote } from '../kit/ErrorNote'
import { Form } from '../kit/Form'
import { Icon } from '../kit/Icon'
import { ListRow } from '../kit/ListRow'
import { ScanField } from '../kit/ScanField'
import { Sheet } from '../kit/Sheet'
import { text } from '../../shared/kernel/fields'
import { t } from '../messages'
import { signal } from '../platform/feedback'
import type { Trouble } from '../trouble'
import type { Direction } from './kind'
import { baseOf, type EntryLine, withSerials } from './lines'
import { readPieces } from './recall'

const RANGE = { first: text(t.serial.first, 60, { required: true }), last: text(t.serial.last, 60, { required: true }) }

/** Serial numbers one after the other by scan, several by range; a number twice is heard and not taken. */
export function SerialSheet({
  line,
  direction,
  warehouse,
  onChange,
  onClose,
}: {
  line: EntryLine
  direction: Direction
  warehouse: string | null
  onChange: (line: EntryLine) => void
  onClose: () => void
}) {
  const given = line.serials ?? []
  const [range, setRange] = useState({ first: '', last: '' })
  const [ranging, setRanging] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const here = useAsk(
    'product',
    'serial.list',
    { sku: line.sku, warehouse, place: 'inStock', limit: 100 },
    direction === 'out' && warehouse !== null,
  )
  const offered = (here.data?.rows ?? []).filter(({ number }) => !given.includes(number))

  const take = (code: string) => {
    const number = readPieces(code, 'serial').serials?.[0] ?? code.trim()
    if (given.includes(number)) {
      signal('duplicate')
      return setTrouble({ kind: 'local', ...t.serial.twice(number) })
    }
    signal('hit')
    setTrouble(null)
    onChange(withSerials(line, [number]))
  }
  const takeRange = () => {
    try {
      onChange(withSerials(line, serialRange(range.first, range.last)))
      setRange({ first: '', last: '' })
      setRanging(false)
      setTrouble(null)
    } catch (error) {
      if (error instanceof Refusal) setTrouble({ kind: 'refused', code: error.code, data: error.data })
      else throw error
    }
  }
  const footer = (
    <View className="buttons">
      <Button look="quiet" word={t.serial.range} onTap={() => setRanging(!ranging)} />
      {ranging ? (
        <Button word={t.serial.addRange} disabled={!range.first || !range.last} onTap={takeRange} />
      ) : (
        <Button word={t.act.confirm} onTap={onClose} />
      )}
    </View>
  )
  return (
    <Sheet open tall title={t.serial.counted(given.length, formatQuantity(baseOf(line)))} onClose={onClose} footer={footer}>
      <View className="sheet-search">
        <ScanField focus placeholder={t.serial.scan} onCode={take} />
      </View>
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {ranging ? <Form shape={RANGE} values={range} onChange={setRange} /> : null}
      <View className="serial-list">
        {[...given].reverse().map((number) => (
          <View
            key={number}
            className="chip chip-on"
            role="button"
            aria-label={t.entry.remove(number)}
            onClick={() => onChange({ ...line, serials: given.filter((one) => one !== number) })}
          >
            <Text className="number">{number}</Text>
            <Icon name="close" size={14} />
          </View>
        ))}
      </View>
      {offered.length > 0 ? <Text className="sheet-note">{t.serial.inStock}</Text> : null}
      {offered.map(({ number }) => (
        <ListRow key={number} title={number} onTap={() => take(number)} />
      ))}
    </Sheet>
  )
}
