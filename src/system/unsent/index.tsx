import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { momentWords } from '../../day'
import { entryPage } from '../../kinds'
import { Button } from '../../kit/Button'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { Page } from '../../kit/Page'
import { Tag } from '../../kit/Tag'
import { t } from '../../messages'
import { dropParcel, type Parcel, repeatUnanswered, useOutbox } from '../../outbox'
import { keepDraft } from '../../drafts'
import { useSession } from '../../session'

/** What this phone has not yet brought through: waiting for an answer, or refused with the reason. */
export default function Unsent() {
  const parcels = useOutbox((outbox) => outbox.parcels)
  const { person, companies, company } = useSession()
  const [busy, setBusy] = useState(false)
  const mine = parcels.filter((parcel) => parcel.person === person?.id && parcel.state !== 'sending')
  const others = parcels.length - parcels.filter((parcel) => parcel.person === person?.id).length
  const companyName = (id: string) => companies.find((known) => known.id === id)?.name ?? ''

  const again = async () => {
    setBusy(true)
    await repeatUnanswered()
    setBusy(false)
  }
  const takeUp = (parcel: Parcel) => {
    const page = parcel.draft && entryPage(parcel.draft.page)
    if (!parcel.draft || !page) return
    // The page reads the draft when it opens, so it finds everything as it was typed.
    if (!keepDraft(parcel.draft.key, parcel.draft.content)) return
    dropParcel(parcel.requestId)
    const saved = parcel.draft.key.split('/')[1]
    void Taro.navigateTo({ url: saved ? `${page}?id=${saved}` : page })
  }
  const giveUp = async (parcel: Parcel) => {
    const { confirm } = await Taro.showModal({
      title: t.unsent.giveUpTitle,
      content: t.unsent.giveUpText(parcel.title),
      confirmText: t.unsent.giveUp,
      cancelText: t.act.cancel,
      confirmColor: '#D83931',
    })
    if (confirm) dropParcel(parcel.requestId)
  }
  return (
    <Page
      title={t.page.unsent}
      footer={
        mine.some(({ state }) => state === 'unanswered') ? (
          <Button word={t.unsent.sendNow} icon="refresh" busy={busy} onTap={() => void again()} />
        ) : undefined
      }
    >
      {mine.length === 0 ? <EmptyState icon="check" title={t.unsent.none} advice={t.unsent.noneAdvice} /> : null}
      {mine.map((parcel) => (
        <View key={parcel.requestId} className="card">
          <View className="list-first">
            <Text className="list-title cut">{parcel.title}</Text>
            <Tag
              word={parcel.state === 'refused' ? t.unsent.refused : t.unsent.pending}
              tone={parcel.state === 'refused' ? 'danger' : 'warning'}
            />
          </View>
          <Text className="list-facts">
            {[companyName(parcel.company), momentWords(new Date(parcel.madeAt).toISOString())].filter(Boolean).join(' · ')}
          </Text>
          {parcel.refusal ? (
            <View className="unsent-why">
              <ErrorNote trouble={parcel.refusal} />
            </View>
          ) : null}
          {parcel.state === 'refused' ? (
            <View className="buttons">
              <Button small look="danger" word={t.unsent.giveUp} onTap={() => void giveUp(parcel)} />
              {parcel.draft && entryPage(parcel.draft.page) && parcel.company === company ? (
                <Button small word={t.unsent.takeUp} onTap={() => takeUp(parcel)} />
              ) : null}
            </View>
          ) : null}
        </View>
      ))}
      {others > 0 ? <Text className="quiet">{t.unsent.others(others)}</Text> : null}
    </Page>
  )
}
