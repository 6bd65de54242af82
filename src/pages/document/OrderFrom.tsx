import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { Detail } from '../../documents/act'
import { documentPage } from '../../kinds'
import { ErrorNote } from '../../kit/ErrorNote'
import { ListRow } from '../../kit/ListRow'
import { PartySheet } from '../../masters/PartySheet'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useMay } from '../../session'
import type { Trouble } from '../../trouble'

const ROLE = 'supplier' as const
const asksSupplier = (trouble: Trouble): boolean =>
  trouble.kind === 'refused' && trouble.code === 'INVALID' && JSON.stringify(trouble).includes('.supplier')

/** What an order lacks, or a plan still wants, becomes draft orders to the suppliers in one tap. */
export function OrderFrom({ detail, onDone }: { detail: Detail; onDone: () => void }) {
  const orders = useMay('purchaseOrder.save')
  const [busy, setBusy] = useState(false)
  const [asking, setAsking] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const sales = detail.kind === 'salesOrder'
  if (!orders || detail.state !== 'approved' || !(sales || detail.kind === 'purchasePlan')) return null
  const word = sales ? t.buying.orderFrom.sales : t.buying.orderFrom.plan
  const run = async (supplier?: string) => {
    if (busy) return
    setBusy(true)
    setTrouble(null)
    const more = supplier ? { supplier } : {}
    const outcome = sales
      ? await act('purchase', 'purchaseOrder.forSales', { salesOrder: detail.id, ...more }, { title: word })
      : await act('purchase', 'purchaseOrder.forPlan', { plan: detail.id, ...more }, { title: word })
    setBusy(false)
    if (outcome.kind === 'trouble') {
      if (!supplier && asksSupplier(outcome.trouble)) return setAsking(true)
      return setTrouble(outcome.trouble)
    }
    if (outcome.kind === 'pending') return
    const [first] = outcome.data.orders
    await Taro.showToast({ title: t.replenish.made(outcome.data.orders.length), icon: 'none' })
    if (outcome.data.orders.length === 1) return void Taro.navigateTo({ url: documentPage('purchaseOrder', first!.id) })
    onDone()
  }
  return (
    <View>
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      <View className="card card-flush">
        <ListRow icon="in" title={word} onTap={() => void run()} />
      </View>
      {asking ? (
        <PartySheet
          role={ROLE}
          title={t.entry.chooseSupplier}
          onClose={() => setAsking(false)}
          onChoose={({ id }) => {
            setAsking(false)
            void run(id)
          }}
        />
      ) : null}
    </View>
  )
}
