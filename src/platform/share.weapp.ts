import Taro from '@tarojs/taro'
import { keepFile, saveFile } from './file'

/** Passes words on by the clipboard; cards go through the page's own share button. */
export async function shareText(_title: string, text: string): Promise<'shared' | 'copied'> {
  await Taro.setClipboardData({ data: text })
  return 'copied'
}

export const pageLink = (path: string): string => path

/** Passes a file into a chat; where this WeChat cannot, it is opened, and its menu passes it on. */
export async function shareFile(name: string, base64: string): Promise<void> {
  if (!Taro.canIUse('shareFileMessage')) return saveFile(name, base64)
  await Taro.shareFileMessage({ filePath: keepFile(name, base64), fileName: name }).catch(() => undefined)
}
