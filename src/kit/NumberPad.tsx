import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { dec } from '../../shared/kernel/money'
import { t } from '../messages'
import { Button } from './Button'
import { Icon } from './Icon'
import { Sheet } from './Sheet'

export interface PadRequest {
  title: string
  value: string
  /** Decimal places: 4 for quantities, 6 for prices, 2 for money. */
  places: number
  sign?: '¥'
  unit?: string
  /** Other units the figure can be given in. */
  units?: { id: string; name: string }[]
  unitId?: string
  onUnit?: (id: string) => void
  onDone: (value: string) => void
}

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '.', '0', 'erase'] as const

/** The text after one key: at most one point, no more places than the figure has, no leading zeros. */
export function typed(text: string, key: string, places: number): string {
  if (key === 'erase') return text.slice(0, -1)
  if (key === '.') return places === 0 || text.includes('.') ? text : `${text || '0'}.`
  const [whole = '', rest] = text.split('.')
  if (rest !== undefined) return rest.length < places ? text + key : text
  if (whole.length >= 12) return text
  return whole === '0' ? key : text + key
}

/** A finished text as a decimal: `3.` is 3, nothing is 0. */
export const finished = (text: string): string => (text.endsWith('.') ? text.slice(0, -1) : text) || '0'

/** Big keys for figures; the first key replaces what was there. */
export function NumberPad({ request, onClose }: { request: PadRequest | null; onClose: () => void }) {
  return request ? <OpenPad key={`${request.title}/${request.unitId ?? ''}`} request={request} onClose={onClose} /> : null
}

function OpenPad({ request, onClose }: { request: PadRequest; onClose: () => void }) {
  const [text, setText] = useState(() => (request.value === '' ? '' : dec(request.value).toFixed()))
  const [fresh, setFresh] = useState(true)
  const press = (key: string) => {
    setText((before) => typed(fresh && key !== 'erase' ? '' : before, key, request.places))
    setFresh(false)
  }
  const done = () => {
    request.onDone(finished(text))
    onClose()
  }
  return (
    <Sheet open title={request.title} onClose={onClose} footer={<Button word={t.act.confirm} onTap={done} />}>
      <View className="pad-figure">
        {request.sign ? <Text className="pad-sign">{request.sign}</Text> : null}
        <Text className={`number pad-text ${fresh ? 'pad-fresh' : ''}`}>{text || '0'}</Text>
        {request.unit ? <Text className="pad-unit">{request.unit}</Text> : null}
      </View>
      {request.units && request.units.length > 1 ? (
        <View className="pad-units">
          {request.units.map(({ id, name }) => (
            <View
              key={id}
              className={`chip ${id === request.unitId ? 'chip-on' : ''}`}
              role="radio"
              aria-checked={id === request.unitId}
              onClick={() => request.onUnit?.(id)}
            >
              <Text>{name}</Text>
            </View>
          ))}
        </View>
      ) : null}
      <View className="pad-keys">
        {KEYS.map((key) => (
          <View
            key={key}
            className="pad-key"
            role="button"
            aria-label={key === 'erase' ? t.act.erase : key}
            hoverClass="pressed"
            onClick={() => press(key)}
          >
            {key === 'erase' ? <Icon name="back" size={24} /> : <Text className="number">{key}</Text>}
          </View>
        ))}
      </View>
    </Sheet>
  )
}
