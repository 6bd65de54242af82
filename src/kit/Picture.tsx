import { Image, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { pictureAddress } from '../platform/picture'
import { Icon } from './Icon'

/** A picture of the company's in a square, small as lists show it; an icon where there is none or it cannot be shown. */
export function Picture({ id, size, onTap }: { id: string | null; size: number; onTap?: () => void }) {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    setAddress(null)
    let wanted = true
    if (id) void pictureAddress(id, true).then((found) => wanted && setAddress(found))
    return () => {
      wanted = false
    }
  }, [id])
  const square = { width: `${size}px`, height: `${size}px` }
  return (
    <View className="picture" style={square} role={onTap ? 'button' : undefined} onClick={onTap}>
      {address ? (
        <Image className="picture-image" style={square} src={address} mode="aspectFill" />
      ) : (
        <Icon name="box" size={Math.round(size / 2.4)} />
      )}
    </View>
  )
}
