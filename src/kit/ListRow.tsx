import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon'
import { Picture } from './Picture'

export interface ListRowProps {
  title: string
  tag?: ReactNode
  /** Two quiet facts. */
  facts?: (string | null | undefined)[]
  /** The one figure that matters. */
  figure?: ReactNode
  figureNote?: ReactNode
  icon?: IconName
  /** Of a picture's id; null leaves its place empty, so that rows stand in line. */
  picture?: string | null
  onTap?: () => void
}

export function ListRow({ title, tag, facts, figure, figureNote, icon, picture, onTap }: ListRowProps) {
  const said = facts?.filter(Boolean).join(' · ')
  return (
    <View className="list-row" role={onTap ? 'button' : undefined} hoverClass={onTap ? 'pressed' : 'none'} onClick={onTap}>
      {picture === undefined ? null : <Picture id={picture} size={44} />}
      {icon ? (
        <View className="list-icon">
          <Icon name={icon} size={22} />
        </View>
      ) : null}
      <View className="list-words">
        <View className="list-first">
          <Text className="list-title cut">{title}</Text>
          {tag}
        </View>
        {said ? <Text className="list-facts cut">{said}</Text> : null}
      </View>
      {figure !== undefined ? (
        <View className="list-figure">
          {figure}
          {figureNote}
        </View>
      ) : onTap ? (
        <Icon name="next" size={18} className="list-next" />
      ) : null}
    </View>
  )
}
