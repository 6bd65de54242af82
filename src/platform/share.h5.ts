import Taro from '@tarojs/taro'

/** Passes words on: by the phone's own share sheet where the browser has one, else by the clipboard. */
export async function shareText(title: string, text: string): Promise<'shared' | 'copied'> {
  if (typeof navigator.share === 'function') {
    try {
      await navigator.share({ title, text })
      return 'shared'
    } catch {
      // The person closed the sheet, or the browser refused: the clipboard is still there.
    }
  }
  await Taro.setClipboardData({ data: text })
  return 'copied'
}

export const pageLink = (path: string): string => `${window.location.origin}/#${path}`
