import Taro from '@tarojs/taro'
import { call } from '../api'

/** Opens a file of the company's from cloud storage, from where WeChat's own menu passes it on; false where it lies elsewhere. */
export async function downloadFile(id: string, _name: string): Promise<boolean> {
  const { rows } = await call('system', 'file.show', { ids: [id] })
  const fileID = rows[0]?.cloudId
  if (!fileID) return false
  const { tempFilePath } = await Taro.cloud.downloadFile({ fileID })
  const fileType = rows[0]!.name.split('.').pop()
  await Taro.openDocument({
    filePath: tempFilePath,
    showMenu: true,
    fileType: fileType === 'pdf' || fileType === 'xlsx' ? fileType : undefined,
  })
  return true
}
