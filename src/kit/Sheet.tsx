import { ScrollView, Text, View } from '@tarojs/components'
import type { CSSProperties, ReactNode } from 'react'
import { t } from '../messages'
import { Portal } from '../platform/Portal'
import { textScale } from '../platform/textscale'
import { Icon } from './Icon'

/** Slides up over the page; the mask and the cross close it. Its content scrolls inside, so that the page behind does not. */
export function Sheet({
  open,
  title,
  onClose,
  children,
  footer,
  tall = false,
}: {
  open: boolean
  title: string
  onClose: () => void
  children: ReactNode
  footer?: ReactNode
  tall?: boolean
}) {
  if (!open) return null
  return (
    <Portal>
      <View className="sheet" role="dialog" aria-label={title} style={{ '--scale': textScale() } as CSSProperties} catchMove>
        <View className="sheet-mask" onClick={onClose} />
        <View className={`sheet-panel ${tall ? 'sheet-tall' : ''}`}>
          <View className="sheet-head">
            <Text className="sheet-title cut">{title}</Text>
            <View className="title-act" role="button" aria-label={t.act.close} onClick={onClose}>
              <Icon name="close" size={22} />
            </View>
          </View>
          <ScrollView className="sheet-body" scrollY>
            {children}
          </ScrollView>
          {footer ? <View className="sheet-footer">{footer}</View> : null}
        </View>
      </View>
    </Portal>
  )
}
