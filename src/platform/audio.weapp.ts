import Taro from '@tarojs/taro'

/** WeChat's audio context speaks the web's language; the type says so. */
export const newAudio = (): AudioContext | null => {
  const made: unknown = Taro.createWebAudioContext?.()
  return (made as AudioContext | undefined) ?? null
}
