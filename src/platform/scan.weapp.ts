import Taro from '@tarojs/taro'

/** WeChat has its own scanner; one call reads one code, null when the person goes back. */
export async function scanOnce(): Promise<string | null> {
  try {
    const { result } = await Taro.scanCode({ scanType: ['barCode', 'qrCode', 'datamatrix'] })
    return result || null
  } catch {
    return null
  }
}

export const hasOwnScanner = true
