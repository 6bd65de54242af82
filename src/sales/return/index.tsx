import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useAsk } from '../../asking'
import { today } from '../../day'
import { documentPage } from '../../kinds'
import { Button } from '../../kit/Button'
import { ErrorNote } from '../../kit/ErrorNote'
import { Page } from '../../kit/Page'
import { PendingNote } from '../../kit/PendingNote'
import { ScanField } from '../../kit/ScanField'
import { Skeleton } from '../../kit/Skeleton'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useMay } from '../../session'
import { useSending } from '../../sending'
import { troubleOf } from '../../trouble'
import { BackCards } from './BackCards'
import { DefectivePlace, type Place } from './DefectivePlace'
import { useBack } from './useBack'
import '../../entry/entry.scss'

/** Goods of a delivery come back: how many, and what the inspection found; the money follows by itself. */
export default function ReturnPage() {
  const { id = '' } = useRouter().params
  const asked = useAsk('sales', 'delivery.detail', { id })
  const exchanges = useMay('delivery.approve')
  const [defective, setDefective] = useState<Place | null>(null)
  const [asking, setAsking] = useState(false)
  const { busy, pending, trouble, setTrouble, send } = useSending()
  const delivery = asked.data
  const { back, put, giveAll, scan, given, needsPlace, ready } = useBack(delivery, setTrouble)

  const post = async () => {
    if (!delivery || given.length === 0) return setTrouble({ kind: 'local', ...t.giveBack.nothing() })
    if (needsPlace && !defective) return setAsking(true)
    const { party, warehouse } = delivery
    const input = { date: today(), party, warehouse, ...(needsPlace ? { defectiveWarehouse: defective!.id } : {}), lines: given }
    const answer = await send(act('sales', 'salesReturn.post', input, { title: `${t.giveBack.title} ${delivery.partyName ?? ''}` }))
    if (!answer) return
    await Taro.redirectTo({ url: documentPage('salesReturn', answer.id) })
  }
  if (pending)
    return (
      <Page title={t.giveBack.title}>
        <PendingNote title={t.giveBack.title} />
      </Page>
    )
  return (
    <Page
      title={t.giveBack.title}
      top={<ScanField focus placeholder={t.giveBack.scan} onCode={scan} />}
      footer={
        delivery ? (
          <View className="buttons">
            <Button look="quiet" word={t.giveBack.whole} onTap={giveAll} />
            {exchanges ? (
              <Button look="quiet" word={t.exchange.title} onTap={() => Taro.redirectTo({ url: `/sales/exchange/index?id=${id}` })} />
            ) : null}
            <Button word={t.giveBack.verb} busy={busy} disabled={given.length === 0 || !ready} onTap={() => void post()} />
          </View>
        ) : undefined
      }
    >
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {asked.isPending ? <Skeleton rows={4} /> : null}
      {needsPlace ? <DefectivePlace place={defective} open={asking} onOpen={setAsking} onChoose={setDefective} /> : null}
      <BackCards lines={delivery?.lines ?? []} back={back} onPut={put} />
    </Page>
  )
}
