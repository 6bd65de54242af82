import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { ErrorNote } from '../../kit/ErrorNote'
import { Icon } from '../../kit/Icon'
import { Picture } from '../../kit/Picture'
import { t } from '../../messages'
import { choosePicture } from '../../platform/picture'
import { type Trouble, troubleOf } from '../../trouble'
import { sendPicture } from '../../sendPicture'
import './pictures.scss'

const MOST = 9

/** Pictures of goods: chosen, sent at once with their progress, and kept with the product when it is saved. */
export function Pictures({ pictures, onChange }: { pictures: string[]; onChange: (pictures: string[]) => void }) {
  const [sent, setSent] = useState<number | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const add = async () => {
    const file = await choosePicture()
    if (!file) return
    setTrouble(null)
    setSent(0)
    try {
      onChange([...pictures, await sendPicture(file, setSent)])
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
          <View key={id} className="picture-kept">
            <Picture id={id} size={96} />
            <View
              className="picture-remove"
              role="button"
              aria-label={t.goods.removePicture}
              onClick={() => onChange(pictures.filter((one) => one !== id))}
            >
              <Icon name="close" size={16} />
            </View>
          </View>
        ))}
      </View>
      {sent === null ? null : <Text className="quiet">{t.goods.sending(sent)}</Text>}
      {pictures.length < MOST ? (
        <Button small look="quiet" icon="plus" word={t.goods.addPicture} busy={sent !== null} onTap={() => void add()} />
      ) : null}
    </Card>
  )
}
