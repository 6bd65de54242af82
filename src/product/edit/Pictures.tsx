import { Image, Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { ErrorNote } from '../../kit/ErrorNote'
import { Icon } from '../../kit/Icon'
import { t } from '../../messages'
import { chooseFile } from '../../platform/file'
import { pictureAddress } from '../../platform/picture'
import { sendFile } from '../../platform/send-file'
import { type Trouble, troubleOf } from '../../trouble'
import './pictures.scss'

const MOST = 9

/** Pictures of goods: chosen, sent at once with their progress, and kept with the product when it is saved. */
export function Pictures({ pictures, onChange }: { pictures: string[]; onChange: (pictures: string[]) => void }) {
  const [sent, setSent] = useState<number | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const add = async () => {
    const file = await chooseFile(['jpg', 'jpeg', 'png', 'webp'])
    if (!file) return
    setTrouble(null)
    setSent(0)
    try {
      onChange([...pictures, await sendFile(file, setSent)])
    } catch (error) {
      setTrouble(troubleOf(error))
    } finally {
      setSent(null)
    }
  }
  return (
    <Card title={t.goods.picture}>
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      <View className="pictures">
        {pictures.map((id) => (
          <Picture key={id} id={id} onRemove={() => onChange(pictures.filter((one) => one !== id))} />
        ))}
      </View>
      {sent === null ? null : <Text className="quiet">{t.goods.sending(sent)}</Text>}
      {pictures.length < MOST ? (
        <Button small look="quiet" icon="plus" word={t.goods.addPicture} busy={sent !== null} onTap={() => void add()} />
      ) : null}
    </Card>
  )
}

function Picture({ id, onRemove }: { id: string; onRemove: () => void }) {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    void pictureAddress(id).then(setAddress)
  }, [id])
  return (
    <View className="picture">
      {address ? <Image className="picture-image" src={address} mode="aspectFill" /> : <Icon name="document" size={28} />}
      <View className="picture-remove" role="button" aria-label={t.goods.removePicture} onClick={onRemove}>
        <Icon name="close" size={16} />
      </View>
    </View>
  )
}
