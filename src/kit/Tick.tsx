import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from './Icon'
import './tick.scss'

/** A row that can be ticked beside what it shows. */
export function TickRow({ on, label, onTick, children }: { on: boolean; label: string; onTick: () => void; children: ReactNode }) {
  return (
    <View className="tick-row">
      <View className={`tick ${on ? 'tick-on' : ''}`} role="checkbox" aria-checked={on} aria-label={label} onClick={onTick}>
        {on ? <Icon name="check" size={18} /> : null}
      </View>
      <View className="tick-words">{children}</View>
    </View>
  )
}
