import { Picker, Text, View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { formatMoney } from '../../../shared/kernel/money'
import { useAsk } from '../../asking'
import { dayWords, today } from '../../day'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { ErrorNote } from '../../kit/ErrorNote'
import { ListRow } from '../../kit/ListRow'
import { Figure, Money } from '../../kit/Money'
import { Page } from '../../kit/Page'
import { PendingNote } from '../../kit/PendingNote'
import { ReasonSheet } from '../../kit/ReasonSheet'
import { Skeleton } from '../../kit/Skeleton'
import { showDocuments } from '../../documents/filter'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useSending } from '../../sending'
import { useMay } from '../../session'
import { troubleOf } from '../../trouble'
import '../finance.scss'

/** From which day the books are kept here: the day, what stood on its eve, whether it adds up, and the point from which it stands. */
export default function BookStart() {
  const asked = useAsk('finance', 'book.show', {})
  const manages = useMay('book.manage')
  const enters = useMay('openingBalance.save')
  const [asking, setAsking] = useState(false)
  const { busy, pending, trouble, send } = useSending()
  useDidShow(() => void asked.refetch())
  const data = asked.data

  const start = async (startsOn: string) => {
    if (await send(act('finance', 'book.start', { startsOn }, { title: t.bookStart.title }))) await asked.refetch()
  }
  const open = async () => {
    if (!data) return
    const { confirm } = await Taro.showModal({ title: t.bookStart.open, content: t.bookStart.ask(formatMoney(data.retained)) })
    if (confirm && (await send(act('finance', 'book.open', { retained: data.retained }, { title: t.bookStart.open }))))
      await asked.refetch()
  }
  const reopen = async (reason: string) => {
    setAsking(false)
    if (await send(act('finance', 'book.reopen', { reason }, { title: t.bookStart.reopen }))) await asked.refetch()
  }
  const footer =
    !manages || pending ? undefined : data?.opened ? (
      <Button look="danger" word={t.bookStart.reopen} busy={busy} onTap={() => setAsking(true)} />
    ) : (
      <Button word={t.bookStart.open} busy={busy} disabled={!data?.startsOn || data.unposted > 0} onTap={() => void open()} />
    )
  const documents = (kinds: string) => {
    showDocuments({ kind: kinds })
    void Taro.switchTab({ url: '/pages/documents/index' })
  }
  return (
    <Page title={t.bookStart.title} onRefresh={() => asked.refetch()} footer={footer}>
      {asked.isPending ? <Skeleton rows={6} /> : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {pending ? <PendingNote title={t.bookStart.title} /> : null}
      {data && !pending ? (
        <>
          <Card>
            <View className="method">
              <Text>{t.bookStart.startsOn}</Text>
              {manages && !data.opened ? (
                <Picker mode="date" value={data.startsOn ?? today()} onChange={(event) => void start(event.detail.value)}>
                  <Text className="opening-day">{data.startsOn ? dayWords(data.startsOn) : t.field.choose}</Text>
                </Picker>
              ) : (
                <Text>{data.startsOn ? dayWords(data.startsOn) : t.bookStart.never}</Text>
              )}
            </View>
            <Text className="quiet">{data.opened ? t.bookStart.opened : t.bookStart.hint}</Text>
          </Card>
          {data.opened ? null : (
            <Card flush title={t.bookStart.enter}>
              {enters ? (
                <ListRow
                  icon="edit"
                  title={t.opening.title}
                  facts={[t.bookStart.balances]}
                  onTap={() => Taro.navigateTo({ url: '/finance/opening/index' })}
                />
              ) : null}
              <ListRow
                icon="box"
                title={t.bookStart.goods}
                facts={[t.bookStart.byFile]}
                onTap={() => Taro.navigateTo({ url: '/system/import/index' })}
              />
            </Card>
          )}
          <Card title={t.bookStart.balance}>
            <View className="figure-grid">
              <Figure label={t.bookStart.assets} value={data.assets} />
              <Figure label={t.bookStart.liabilities} value={data.liabilities} />
              <Figure label={t.bookStart.equity} value={data.equity} />
              <Figure label={t.bookStart.retained} value={data.retained} />
            </View>
            <Text className="quiet">{t.bookStart.equation}</Text>
          </Card>
          <Card flush title={t.bookStart.rows}>
            {data.rows.map(({ account, name, balance }) => (
              <ListRow key={account} title={`${account} ${name}`} figure={<Money value={balance} />} />
            ))}
            {data.rows.length === 0 ? <Text className="quiet closing-note">{t.bookStart.none}</Text> : null}
            {data.unposted ? (
              <ListRow icon="waiting" title={t.bookStart.unposted(data.unposted)} onTap={() => documents('openingBalance')} />
            ) : null}
            <ListRow icon="document" title={t.bookStart.documents} onTap={() => documents('openingBalance')} />
          </Card>
        </>
      ) : null}
      {asking ? (
        <ReasonSheet
          title={t.bookStart.reopen}
          warning={t.bookStart.reopenWarning}
          verb={t.bookStart.reopen}
          onDone={(reason) => void reopen(reason)}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </Page>
  )
}
