import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../kit/Button'
import { Card } from '../kit/Card'
import { ErrorNote } from '../kit/ErrorNote'
import { Picture } from '../kit/Picture'
import { t } from '../messages'
import { choosePicture, pictureAddress } from '../platform/picture'
import { showPicture } from '../platform/show'
import { sendPicture } from '../sendPicture'
import { type Trouble, troubleOf } from '../trouble'

/** The receipt or invoice as a photo, sent as soon as it is taken. */
export function ReceiptPhoto({ photo, onChange }: { photo: string | null; onChange: (photo: string | null) => void }) {
  const [percent, setPercent] = useState<number | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const take = async () => {
    setTrouble(null)
    try {
      const chosen = await choosePicture()
      if (!chosen) return
      setPercent(0)
      onChange(await sendPicture(chosen, setPercent))
    } catch (error) {
      setTrouble(troubleOf(error))
    } finally {
      setPercent(null)
    }
  }
  return (
    <Card title={t.expense.photo}>
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      <View className="method">
        {photo ? (
          <Picture id={photo} size={88} onTap={() => void pictureAddress(photo).then(showPicture)} />
        ) : (
          <Text className="quiet">{t.expense.noPhoto}</Text>
        )}
        <Button
          small
          look="quiet"
          word={photo ? t.expense.photoAgain : t.expense.takePhoto}
          busy={percent !== null}
          onTap={() => void take()}
        />
      </View>
    </Card>
  )
}
