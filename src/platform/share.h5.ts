import Taro from '@tarojs/taro'
import { saveFile } from './file'

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

/** Passes a PDF on by the phone's own share sheet; where the browser has none for files, it is handed over as a file. */
export async function shareFile(name: string, base64: string): Promise<void> {
  const file = new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name, { type: 'application/pdf' })
  if (navigator.canShare?.({ files: [file] })) {
    try {
      return await navigator.share({ files: [file], title: name })
    } catch (error) {
      // Closed by the person: nothing more is wanted.
      if ((error as Error).name === 'AbortError') return
    }
  }
  await saveFile(name, base64)
}
