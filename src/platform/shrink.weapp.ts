import Taro from '@tarojs/taro'
import { fitted, jpegName } from './fitted'
import type { ChosenFile } from './port'

/** The picture as a JPEG whose longer side is at most `side` pixels; what WeChat cannot read goes as it is, to be judged by the service. */
export async function shrunk(chosen: ChosenFile, side: number): Promise<ChosenFile> {
  try {
    const src = chosen.source as string
    const whole = await Taro.getImageInfo({ src })
    const { width, height } = fitted(whole.width, whole.height, side)
    const { tempFilePath } = await Taro.compressImage({ src, quality: 82, compressedWidth: width, compressedHeight: height })
    const { type } = await Taro.getImageInfo({ src: tempFilePath })
    return type === 'jpeg' ? { name: jpegName(chosen.name), size: chosen.size, source: tempFilePath } : chosen
  } catch {
    return chosen
  }
}
