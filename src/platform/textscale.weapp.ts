import Taro from '@tarojs/taro'

/** The text size set in WeChat, as a factor of its usual size. */
export function textScale(): number {
  const info = Taro.getAppBaseInfo?.() as { fontSizeScaleFactor?: number; fontSizeSetting?: number } | undefined
  const factor = info?.fontSizeScaleFactor ?? (info?.fontSizeSetting ? info.fontSizeSetting / 17 : 1)
  return Math.min(1.6, Math.max(0.9, factor))
}
