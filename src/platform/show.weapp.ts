import Taro from '@tarojs/taro'

/** Shows a picture whole. */
export function showPicture(address: string | null): void {
  if (address) void Taro.previewImage({ urls: [address] })
}
