import { Text } from '@tarojs/components'

export type Tone = 'quiet' | 'brand' | 'danger' | 'warning' | 'success' | 'info'

/** A state as a word on its tint: never colour alone. */
export function Tag({ word, tone = 'quiet' }: { word: string; tone?: Tone }) {
  return <Text className={`tag tag-${tone}`}>{word}</Text>
}
