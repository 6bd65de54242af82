import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../kit/Button'
import { ErrorNote } from '../../kit/ErrorNote'
import { Icon } from '../../kit/Icon'
import { ScanField } from '../../kit/ScanField'
import { Sheet } from '../../kit/Sheet'
import { readPieces } from '../../entry/recall'
import { t } from '../../messages'
import { signal } from '../../platform/feedback'
import type { Trouble } from '../../trouble'
import { type ArrivingLine, withSerials } from './arriving'

/** Which of the serials that were sent have arrived: by scan, or by a tap on the number. */
export function OpenSerials({
  line,
  onChange,
  onClose,
}: {
  line: ArrivingLine
  onChange: (line: ArrivingLine) => void
  onClose: () => void
}) {
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const { serials: open, name } = line.line
  const take = (code: string) => {
    const serial = readPieces(code, 'serial').serials?.[0] ?? code.trim()
    const known = open.includes(serial)
    const twice = line.serials.includes(serial)
    signal(twice ? 'duplicate' : known ? 'hit' : 'unknown')
    setTrouble(twice ? { kind: 'local', ...t.serial.twice(serial) } : known ? null : { kind: 'local', ...t.arrive.notOpen(serial) })
    if (known && !twice) onChange(withSerials(line, [...line.serials, serial]))
  }
  const toggle = (serial: string) =>
    onChange(withSerials(line, line.serials.includes(serial) ? line.serials.filter((one) => one !== serial) : [...line.serials, serial]))
  return (
    <Sheet
      open
      tall
      title={`${name} ${t.arrive.serials(line.serials.length, open.length)}`}
      onClose={onClose}
      footer={<Button word={t.act.confirm} onTap={onClose} />}
    >
      <View className="sheet-search">
        <ScanField focus placeholder={t.serial.scan} onCode={take} />
      </View>
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      <View className="serial-list">
        {open.map((serial) => {
          const on = line.serials.includes(serial)
          return (
            <View key={serial} className={`chip ${on ? 'chip-on' : ''}`} role="checkbox" aria-checked={on} onClick={() => toggle(serial)}>
              {on ? <Icon name="check" size={14} /> : null}
              <Text className="number">{serial}</Text>
            </View>
          )
        })}
      </View>
    </Sheet>
  )
}
