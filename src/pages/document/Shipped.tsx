import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Detail } from '../../documents/act'
import { Button } from '../../kit/Button'
import { ErrorNote } from '../../kit/ErrorNote'
import { Form } from '../../kit/Form'
import { ListRow } from '../../kit/ListRow'
import { Sheet } from '../../kit/Sheet'
import { delivery } from '../../../shared/sales/delivery'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useMay } from '../../session'
import { useSending } from '../../sending'

interface Parcel extends Record<string, unknown> {
  carrier?: string | null
  waybill?: string | null
}

/** With whom a delivery travels, and under which number: known only after it has left. */
export function Shipped({ detail, onDone }: { detail: Detail; onDone: () => Promise<unknown> }) {
  const may = useMay('delivery.save')
  const [open, setOpen] = useState(false)
  const [parcel, setParcel] = useState<Parcel>({})
  const { busy, trouble, send } = useSending()
  const { carrier = null, waybill = null } = detail
  if (!may) return null
  const save = async () => {
    const { carrier: by, waybill: number } = parcel
    const input = { id: detail.id, ...(by ? { carrier: by } : {}), ...(number ? { waybill: number } : {}) }
    if (!(await send(act('sales', 'delivery.ship', input, { title: t.ship.fill })))) return
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
        <Form shape={delivery.head} only={['carrier', 'waybill']} values={parcel} onChange={setParcel} />
      </Sheet>
    </View>
  )
}
