import { View } from '@tarojs/components'

export type IconName =
  | 'scan'
  | 'search'
  | 'back'
  | 'next'
  | 'close'
  | 'plus'
  | 'minus'
  | 'home'
  | 'document'
  | 'person'
  | 'people'
  | 'box'
  | 'out'
  | 'in'
  | 'upload'
  | 'tag'
  | 'book'
  | 'settings'
  | 'refresh'
  | 'warn'
  | 'check'
  | 'waiting'
  | 'offline'
  | 'share'
  | 'trash'
  | 'edit'
  | 'swap'
  | 'chart'
  | 'shop'
  | 'keyboard'
  | 'leave'

/** Decoration beside words; a button that shows only an icon names itself by aria-label. */
export function Icon({ name, size, className = '' }: { name: IconName; size?: number; className?: string }) {
  return (
    <View className={`icon icon-${name} ${className}`} style={size ? { width: `${size}px`, height: `${size}px` } : undefined} aria-hidden />
  )
}
