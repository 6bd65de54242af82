import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import { t } from '../messages'
import { hasOwnScanner, scanOnce } from '../platform/scan'
import { Icon } from './Icon'
import { ScanSheet } from './ScanSheet'

export interface ScanFieldProps {
  placeholder?: string
  /** Takes the field at once, so that a scan gun types into it. */
  focus?: boolean
  /** Gets each code; the answer says whether it was known. */
  onCode: (code: string) => unknown
  /** What is typed is also a search, where the page has one and keeps the text itself. */
  text?: string
  onTyping?: (text: string) => void
  big?: boolean
}

/** One field for the scan gun (types and sends Enter), for typing a code, and the camera beside it. */
export function ScanField({ placeholder = t.scan.placeholder, focus = false, onCode, text: given, onTyping, big = false }: ScanFieldProps) {
  const [own, setOwn] = useState('')
  const text = given ?? own
  const [camera, setCamera] = useState(false)
  const enter = (value: string) => {
    const code = value.trim()
    // Words without a digit are a search, whose results already stand below.
    if (onTyping && !/\d/.test(code)) return
    setOwn('')
    onTyping?.('')
    if (code) void onCode(code)
  }
  const look = async () => {
    if (!hasOwnScanner) return setCamera(true)
    const code = await scanOnce()
    if (code) void onCode(code)
  }
  return (
    <View className={`scan-field ${big ? 'scan-big' : ''}`}>
      <View className="search">
        <Icon name="keyboard" size={18} className="search-icon" />
        <Input
          className="search-input"
          value={text}
          focus={focus}
          placeholder={placeholder}
          placeholderClass="placeholder"
          confirmType="search"
          confirmHold
          onInput={(event) => {
            setOwn(event.detail.value)
            onTyping?.(event.detail.value)
          }}
          onConfirm={(event) => enter(event.detail.value)}
        />
      </View>
      <View className="scan-key" role="button" aria-label={t.scan.camera} hoverClass="pressed" onClick={() => void look()}>
        <Icon name="scan" size={24} />
      </View>
      {camera ? <ScanSheet onCode={onCode} onClose={() => setCamera(false)} /> : null}
    </View>
  )
}
