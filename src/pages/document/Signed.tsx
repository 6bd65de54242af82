import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import { useAsk } from '../../asking'
import { momentWords } from '../../day'
import { Button } from '../../kit/Button'
import { ErrorNote } from '../../kit/ErrorNote'
import { ListRow } from '../../kit/ListRow'
import { Sheet } from '../../kit/Sheet'
import { t } from '../../messages'
import { act } from '../../outbox'
import { chooseFile } from '../../platform/file'
import { sendFile } from '../../platform/send-file'
import { useMay } from '../../session'
import { type Trouble, troubleOf } from '../../trouble'

/** Who signed for a delivery; one tap notes it, with a photo where there is one. */
export function Signed({ id }: { id: string }) {
  const asked = useAsk('sales', 'delivery.signed', { id })
  const may = useMay('delivery.save')
  const [open, setOpen] = useState(false)
  const [signer, setSigner] = useState('')
  const [photo, setPhoto] = useState<string | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [busy, setBusy] = useState(false)
  const { signer: name, at } = asked.data ?? {}
  if (!name && !may) return null

  const add = async () => {
    const file = await chooseFile(['jpg', 'jpeg', 'png', 'webp'])
    if (!file) return
    try {
      setPhoto(await sendFile(file, () => {}))
    } catch (error) {
      setTrouble(troubleOf(error))
    }
  }
  const sign = async () => {
    setBusy(true)
    const outcome = await act(
      'sales',
      'delivery.receive',
      { id, signer: signer.trim(), ...(photo ? { photo } : {}) },
      { title: t.sales.sign },
    )
    setBusy(false)
    if (outcome.kind === 'trouble') return setTrouble(outcome.trouble)
    setOpen(false)
    await asked.refetch()
  }
  return (
    <View className="card card-flush">
      <ListRow
        icon="check"
        title={name && at ? t.sales.signed(name, momentWords(at)) : t.sales.sign}
        {...(may && !name ? { onTap: () => setOpen(true) } : {})}
      />
      <Sheet
        open={open}
        title={t.sales.sign}
        onClose={() => setOpen(false)}
        footer={<Button word={t.sales.sign} busy={busy} disabled={!signer.trim()} onTap={() => void sign()} />}
      >
        {trouble ? <ErrorNote trouble={trouble} /> : null}
        <View className="reason">
          <Input
            className="reason-text"
            value={signer}
            maxlength={60}
            placeholder={t.sales.signer}
            placeholderClass="placeholder"
            onInput={(event) => setSigner(event.detail.value)}
          />
          <Button small look="quiet" icon="plus" word={photo ? t.sales.hasPhoto : t.sales.addPhoto} onTap={() => void add()} />
        </View>
      </Sheet>
    </View>
  )
}
