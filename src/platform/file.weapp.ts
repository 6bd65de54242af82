import Taro from '@tarojs/taro'
import type { ChosenFile, Upload } from './port'

/** Lets the person choose one file from a chat; null when they think better of it. */
export async function chooseFile(extensions: string[]): Promise<ChosenFile | null> {
  try {
    const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: extensions })
    const file = tempFiles[0]
    return file ? { name: file.name, size: file.size, source: file.path } : null
  } catch {
    return null
  }
}

/** Sends a file to cloud storage and answers the id it is known by. */
export async function uploadFile({ company, file }: Upload): Promise<string> {
  const cloudPath = `company/${company}/${Date.now()}-${file.name}`
  const { fileID } = await Taro.cloud.uploadFile({ cloudPath, filePath: file.source as string })
  return fileID
}

/** Writes a file to this phone and answers where it lies. */
export function keepFile(name: string, base64: string): string {
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}`
  Taro.getFileSystemManager().writeFileSync(filePath, base64, 'base64')
  return filePath
}

/** Hands a file to the person: written to this phone and opened there, from where it goes into a chat. */
export async function saveFile(name: string, base64: string): Promise<void> {
  await Taro.openDocument({ filePath: keepFile(name, base64), showMenu: true })
}
