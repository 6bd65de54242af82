import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Picture } from '../../kit/Picture'
import { pictureAddress } from '../../platform/picture'

/** Pictures of goods in a row; a tap shows them whole. */
export function Gallery({ pictures }: { pictures: string[] }) {
  const show = async (at: number) => {
    const found = await Promise.all(pictures.map((id) => pictureAddress(id)))
    const urls = found.filter((address): address is string => address !== null)
    const current = found[at]
    if (current) await Taro.previewImage({ urls, current })
  }
  return (
    <View className="gallery">
      {pictures.map((id, at) => (
        <Picture key={id} id={id} size={88} onTap={() => void show(at)} />
      ))}
    </View>
  )
}
