import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Detail } from '../../documents/act'
import { Button } from '../../kit/Button'
import { ErrorNote } from '../../kit/ErrorNote'
import { Form } from '../../kit/Form'
import { ListRow } from '../../kit/ListRow'
import { Sheet } from '../../kit/Sheet'
import { parcelFields } from '../../../shared/kernel/shipping'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useMay } from '../../session'
import { useSending } from '../../sending'

interface Parcel extends Record<string, unknown> {
  carrier?: string | null
  waybill?: string | null
}

/** With whom a delivery travels, or what goes back to a supplier, and under which number: known only after it has left. */
export function Shipped({ detail, onDone }: { detail: Detail; onDone: () => Promise<unknown> }) {
  const may = useMay(`${detail.kind}.save`)
  const [open, setOpen] = useState(false)
  const [parcel, setParcel] = useState<Parcel>({})
  const back = detail.kind === 'purchaseReturn'
  const { busy, trouble, send } = useSending()
  const { carrier = null, waybill = null } = detail as Parcel
  if (!may) return null
  const save = async () => {
    const { carrier: by, waybill: number } = parcel
    const input = { id: detail.id, ...(by ? { carrier: by } : {}), ...(number ? { waybill: number } : {}) }
    const said = { title: t.ship.fill }
    const sent = back ? act('purchase', 'purchaseReturn.ship', input, said) : act('sales', 'delivery.ship', input, said)
    if (!(await send(sent))) return
    setOpen(false)
    await onDone()
  }
  return (
    <View className="card card-flush">
      <ListRow
        icon="out"
        title={[carrier, waybill].filter(Boolean).join(' ') || t.ship.fill}
        onTap={() => {
          setParcel({ carrier, waybill })
          setOpen(true)
        }}
      />
      <Sheet
        open={open}
        title={t.ship.fill}
        onClose={() => setOpen(false)}
        footer={<Button word={t.ship.save} busy={busy} onTap={() => void save()} />}
      >
        {trouble ? <ErrorNote trouble={trouble} /> : null}
        <Form shape={parcelFields} values={parcel} onChange={setParcel} />
      </Sheet>
    </View>
  )
}
