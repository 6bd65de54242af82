import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { InputOf } from '../../api'
import { useAsk, usePages } from '../../asking'
import { documentPage } from '../../kinds'
import { Button } from '../../kit/Button'
import { Chips } from '../../kit/Chips'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { Money } from '../../kit/Money'
import { Page } from '../../kit/Page'
import { PendingNote } from '../../kit/PendingNote'
import { Skeleton } from '../../kit/Skeleton'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useMay } from '../../session'
import { useSending } from '../../sending'
import { troubleOf } from '../../trouble'
import { ReviewRow, reviewKey } from './ReviewRow'
import { SubmitSheet } from './SubmitSheet'
import '../inventory.scss'

/** What was counted beside the book at that moment: choose what is counted again, then hand it in. */
export default function StocktakeReview() {
  const { id = '' } = useRouter().params
  const submits = useMay('stocktake.submit')
  const [only, setOnly] = useState<'differing' | 'all'>('differing')
  const [chosen, setChosen] = useState<string[]>([])
  const [submitting, setSubmitting] = useState(false)
  const { busy, pending, trouble, send } = useSending()
  const detail = useAsk('inventory', 'stocktake.detail', { id })
  const input = { id, limit: 100, ...(only === 'differing' ? { differing: true } : {}) }
  const list = usePages('inventory', 'stocktake.review', input, (page) => page.more)
  const first = list.data?.pages[0]
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []

  const recount = async () => {
    const lines = rows.filter((row) => chosen.includes(reviewKey(row))).map(({ sku, lot }) => ({ sku, ...(lot ? { lot } : {}) }))
    const wanted = lines.length > 0 ? { id, lines } : { id }
    const answer = await send(act('inventory', 'stocktake.recount', wanted, { title: t.count.recount(lines.length) }))
    if (!answer) return
    setChosen([])
    await Taro.showToast({ title: t.count.asked(answer.count), icon: 'none' })
    await list.refetch()
  }
  const submit = async (how: Omit<InputOf<'inventory', 'stocktake.submit'>, 'id' | 'version'>) => {
    if (!detail.data) return
    setSubmitting(false)
    const wanted = { id, version: detail.data.version, ...how }
    if (await send(act('inventory', 'stocktake.submit', wanted, { title: t.count.submitTitle })))
      await Taro.redirectTo({ url: documentPage('stocktake', id) })
    // Somebody may have changed it meanwhile.
    else await detail.refetch()
  }
  if (pending)
    return (
      <Page title={t.count.review}>
        <PendingNote title={t.count.submitTitle} />
      </Page>
    )
  const footer = (
    <View className="buttons">
      <Button look="quiet" word={t.count.recount(chosen.length)} onTap={() => void recount()} />
      {submits ? <Button word={t.count.submit} busy={busy} onTap={() => setSubmitting(true)} /> : null}
    </View>
  )
  return (
    <Page
      title={t.count.review}
      onRefresh={() => list.refetch()}
      footer={first ? footer : undefined}
      top={
        <Chips
          chips={[
            { value: 'differing', word: t.count.differing(first?.differing ?? 0) },
            { value: 'all', word: t.count.every(first?.count ?? 0) },
          ]}
          value={only}
          onChange={setOnly}
        />
      }
    >
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {list.isPending ? <Skeleton rows={5} /> : null}
      {list.error ? <ErrorNote trouble={troubleOf(list.error)} actWord={t.act.again} onAct={() => void list.refetch()} /> : null}
      {first?.gain || first?.loss ? (
        <View className="card head-figures review-sums">
          <View>
            <Text className="figure-label">{t.count.gain}</Text>
            <Money value={first.gain} size="large" />
          </View>
          <View>
            <Text className="figure-label">{t.count.loss}</Text>
            <Money value={first.loss} size="large" />
          </View>
        </View>
      ) : null}
      {rows.length > 0 ? (
        <View className="card card-flush">
          {rows.map((row) => {
            const key = reviewKey(row)
            const on = chosen.includes(key)
            return (
              <ReviewRow
                key={key}
                row={row}
                chosen={on}
                onTap={() => setChosen(on ? chosen.filter((one) => one !== key) : [...chosen, key])}
              />
            )
          })}
        </View>
      ) : null}
      {list.hasNextPage ? <Button look="quiet" word={t.list.more} onTap={() => void list.fetchNextPage()} /> : null}
      {first && rows.length === 0 ? (
        first.count === 0 ? (
          <EmptyState icon="scan" title={t.count.nothing} advice={t.count.nothingAdvice} />
        ) : (
          <EmptyState icon="check" title={t.count.noDifference} advice={t.count.noDifferenceAdvice} />
        )
      ) : null}
      {submitting ? (
        <SubmitSheet recounts={first?.recounts ?? 0} onSubmit={(how) => void submit(how)} onClose={() => setSubmitting(false)} />
      ) : null}
    </Page>
  )
}
