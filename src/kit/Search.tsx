import { Input, View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { t } from '../messages'
import { Icon } from './Icon'

const PAUSE = 300

/** A search field that asks when typing pauses, and at once on Enter. */
export function Search({
  placeholder,
  onSearch,
  initial = '',
}: {
  placeholder: string
  onSearch: (text: string) => void
  initial?: string
}) {
  const [text, setText] = useState(initial)
  const ask = useRef(onSearch)
  ask.current = onSearch
  const asked = useRef(initial)
  useEffect(() => {
    if (text === asked.current) return undefined
    const clock = setTimeout(() => {
      asked.current = text
      ask.current(text.trim())
    }, PAUSE)
    return () => clearTimeout(clock)
  }, [text])
  const atOnce = (value: string) => {
    asked.current = value
    setText(value)
    ask.current(value.trim())
  }
  return (
    <View className="search">
      <Icon name="search" size={18} className="search-icon" />
      <Input
        className="search-input"
        value={text}
        placeholder={placeholder}
        placeholderClass="placeholder"
        confirmType="search"
        onInput={(event) => setText(event.detail.value)}
        onConfirm={(event) => atOnce(event.detail.value)}
      />
      {text ? (
        <View className="search-clear" role="button" aria-label={t.act.clear} onClick={() => atOnce('')}>
          <Icon name="close" size={18} />
        </View>
      ) : null}
    </View>
  )
}
