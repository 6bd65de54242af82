import { View } from '@tarojs/components'
import { useState } from 'react'
import { bare } from '../../../shared/kernel/fields'
import { dec, quantityText } from '../../../shared/kernel/money'
import { receipt } from '../../../shared/purchase/receipt'
import { Button } from '../../kit/Button'
import { ErrorNote } from '../../kit/ErrorNote'
import { Form } from '../../kit/Form'
import { Sheet } from '../../kit/Sheet'
import { t } from '../../messages'
import { choosePicture } from '../../platform/picture'
import { sendPicture } from '../../sendPicture'
import { type Trouble, troubleOf } from '../../trouble'
import type { Arrival, OrderRow } from './arrivals'

/** Asked for here, though a line without rejects has neither. */
const FIELDS = { rejected: bare(receipt.line.rejected), rejectReason: bare(receipt.line.rejectReason) }

/** How many are turned down, why, and a photo for the supplier; base unit. */
export function RejectSheet({
  row,
  arrival,
  onDone,
  onClose,
}: {
  row: OrderRow
  arrival: Arrival
  onDone: (next: Partial<Arrival>) => void
  onClose: () => void
}) {
  const [values, setValues] = useState({ rejected: arrival.rejected, rejectReason: arrival.reason })
  const [photo, setPhoto] = useState(arrival.photo)
  const [sending, setSending] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const none = dec(values.rejected || '0').isZero()
  const add = async () => {
    const file = await choosePicture()
    if (!file) return
    setTrouble(null)
    setSending(true)
    try {
      setPhoto(await sendPicture(file, () => undefined))
    } catch (error) {
      setTrouble(troubleOf(error))
    } finally {
      setSending(false)
    }
  }
  const done = () =>
    onDone(
      none
        ? { rejected: '0', reason: '', photo: null }
        : { rejected: quantityText(values.rejected), reason: values.rejectReason.trim(), photo },
    )
  return (
    <Sheet
      open
      title={`${t.buying.arrive.rejectTitle(row.skuName)}（${row.baseUnitName}）`}
      onClose={onClose}
      footer={
        <View className="buttons">
          <Button
            look="quiet"
            icon="plus"
            word={photo ? t.buying.arrive.hasPhoto : t.buying.arrive.addPhoto}
            busy={sending}
            onTap={() => void add()}
          />
          <Button word={t.act.confirm} disabled={!none && !values.rejectReason.trim()} onTap={done} />
        </View>
      }
    >
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      <Form shape={FIELDS} values={values} onChange={setValues} />
    </Sheet>
  )
}
