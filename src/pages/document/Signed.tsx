import { Input, Text, View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { useAsk } from '../../asking'
import { momentWords } from '../../day'
import { Button } from '../../kit/Button'
import { ErrorNote } from '../../kit/ErrorNote'
import { ListRow } from '../../kit/ListRow'
import { Picture } from '../../kit/Picture'
import { Sheet } from '../../kit/Sheet'
import { t } from '../../messages'
import { act } from '../../outbox'
import { choosePicture, pictureAddress } from '../../platform/picture'
import type { ChosenFile, SignatureHandle } from '../../platform/port'
import { sendFile } from '../../platform/send-file'
import { SignaturePad } from '../../platform/SignaturePad'
import { useMay } from '../../session'
import { sendPicture } from '../../sendPicture'
import { useSending } from '../../sending'
import { troubleOf } from '../../trouble'
import { showPicture } from '../../platform/show'
import './signed.scss'

/** Who signed for a delivery, with the signature and photo; signing is a name and a finger on the glass. */
export function Signed({ id }: { id: string }) {
  const asked = useAsk('sales', 'delivery.signed', { id })
  const may = useMay('delivery.save')
  const [open, setOpen] = useState(false)
  const [signer, setSigner] = useState('')
  const [photo, setPhoto] = useState<ChosenFile | null>(null)
  const sheet = useRef<SignatureHandle | null>(null)
  const { busy, pending, trouble, setTrouble, send } = useSending()
  const { signer: name, at } = asked.data ?? {}
  const pictures = [asked.data?.signature, asked.data?.photo].filter((one): one is string => Boolean(one))
  if (!name && !may) return null

  const sign = async () => {
    try {
      const drawn = await sheet.current?.picture()
      const signature = drawn ? await sendFile(drawn, () => undefined) : null
      const picture = photo ? await sendPicture(photo, () => undefined) : null
      const input = { id, signer: signer.trim(), ...(signature ? { signature } : {}), ...(picture ? { photo: picture } : {}) }
      if (!(await send(act('sales', 'delivery.receive', input, { title: t.sales.sign })))) return
      setOpen(false)
      await asked.refetch()
    } catch (error) {
      setTrouble(troubleOf(error))
    }
  }
  return (
    <View className="card card-flush">
      <ListRow
        icon="check"
        title={name && at ? t.sales.signed(name, momentWords(at)) : t.sales.sign}
        facts={pending ? [t.sales.signing] : []}
        {...(may ? { onTap: () => setOpen(true) } : {})}
      />
      {pictures.length > 0 ? (
        <View className="signed-pictures">
          {pictures.map((picture) => (
            <Picture key={picture} id={picture} size={88} onTap={() => void pictureAddress(picture).then(showPicture)} />
          ))}
        </View>
      ) : null}
      <Sheet
        open={open}
        title={t.sales.sign}
        onClose={() => setOpen(false)}
        footer={
          <View className="buttons">
            <Button look="quiet" word={t.sales.signAgain} onTap={() => sheet.current?.clear()} />
            <Button word={t.sales.sign} busy={busy} disabled={!signer.trim()} onTap={() => void sign()} />
          </View>
        }
      >
        {trouble ? <ErrorNote trouble={trouble} /> : null}
        <View className="reason">
          <Input
            className="reason-text signed-name"
            value={signer}
            maxlength={60}
            placeholder={t.sales.signer}
            placeholderClass="placeholder"
            onInput={(event) => setSigner(event.detail.value)}
          />
        </View>
        <Text className="quiet signed-note">{t.sales.signHere}</Text>
        <SignaturePad handle={sheet} />
        <View className="signed-photo">
          <Button
            small
            look="quiet"
            icon="plus"
            word={photo ? t.sales.hasPhoto : t.sales.addPhoto}
            onTap={() => void choosePicture().then((chosen) => chosen && setPhoto(chosen))}
          />
        </View>
      </Sheet>
    </View>
  )
}
