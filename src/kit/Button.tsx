import { Text, View } from '@tarojs/components'
import { Icon, type IconName } from './Icon'

export interface ButtonProps {
  word: string
  icon?: IconName
  onTap: () => void
  disabled?: boolean
  busy?: boolean
  look?: 'primary' | 'quiet' | 'danger'
  small?: boolean
}

/** A tap on a busy or disabled button does nothing: one press, one act. */
export function Button({ word, icon, onTap, disabled = false, busy = false, look = 'primary', small = false }: ButtonProps) {
  const idle = disabled || busy
  return (
    <View
      className={`button button-${look} ${small ? 'button-small' : ''} ${idle ? 'button-idle' : ''}`}
      role="button"
      aria-disabled={idle}
      aria-busy={busy}
      hoverClass={idle ? 'none' : 'button-pressed'}
      onClick={idle ? undefined : onTap}
    >
      {busy ? <View className="spinner" /> : icon ? <Icon name={icon} size={small ? 16 : 20} /> : null}
      <Text>{word}</Text>
    </View>
  )
}
