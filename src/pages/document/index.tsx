import { Text, View } from '@tarojs/components'
import Taro, { useDidShow, useRouter, useShareAppMessage } from '@tarojs/taro'
import { useState } from 'react'
import { useAsk } from '../../asking'
import { actOn, detailQuery, isExchange, type Verb } from '../../documents/act'
import { useMayOverride } from '../../documents/credit'
import { sharedPage, useSharedLink } from '../../documents/shared'
import { documentPage, kindLabel, kindOf } from '../../kinds'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { ErrorNote } from '../../kit/ErrorNote'
import { ExportButton } from '../../kit/ExportButton'
import { ListRow } from '../../kit/ListRow'
import { Page } from '../../kit/Page'
import { PendingNote } from '../../kit/PendingNote'
import { ReasonSheet } from '../../kit/ReasonSheet'
import { Skeleton } from '../../kit/Skeleton'
import { Tag } from '../../kit/Tag'
import { STATE_TONES } from '../../kinds'
import { momentWords } from '../../day'
import { t } from '../../messages'
import { useOutbox } from '../../outbox'
import { pageLink, shareText } from '../../platform/share'
import { useCompany, useMay } from '../../session'
import { type Trouble, troubleOf } from '../../trouble'
import { DocumentEntries } from './DocumentEntries'
import { DocumentHead } from './DocumentHead'
import { DocumentMoney } from './DocumentMoney'
import { DocumentLines } from './DocumentLines'
import { NextStep } from './NextStep'
import { OrderFrom } from './OrderFrom'
import { PrintSheet } from './PrintSheet'
import { Shipped } from './Shipped'
import { Signed } from './Signed'
import './document.scss'

/** The same page for every kind: head, lines, totals, what it became, what happened, and the next step. */
export default function Document() {
  const { kind = 'delivery', id = '', company } = useRouter().params
  const open = useSharedLink(kind, id, company)
  const here = useCompany()?.id ?? null
  const { module, action } = detailQuery(kind)
  const asked = useAsk(module, action, { id }, open)
  // Back from the page where it was delivered or changed.
  useDidShow(() => {
    if (asked.data) void asked.refetch()
  })
  const [busy, setBusy] = useState<Verb | null>(null)
  const [asking, setAsking] = useState<'reject' | 'void' | 'override' | 'close' | 'reopen' | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [sent, setSent] = useState<string | null>(null)
  const pending = useOutbox((outbox) => outbox.parcels.some(({ requestId, state }) => requestId === sent && state !== 'refused'))
  const prints = useMay('document.print')
  const spreads = useMay('landedCost.save')
  const [printing, setPrinting] = useState(false)
  const mayOverride = useMayOverride(trouble)
  const detail = asked.data
  const label = kindLabel(kind)
  useShareAppMessage(() => ({ title: detail?.number ? `${label} ${detail.number}` : label, path: sharedPage(kind, id, here) }))

  const run = async (verb: Verb, said: { reason?: string; override?: string } = {}) => {
    if (!detail) return
    setAsking(null)
    setTrouble(null)
    setBusy(verb)
    const outcome = await actOn(detail, verb, `${t.document.verbs[verb]} ${detail.number ?? label}`, said)
    setBusy(null)
    if (outcome.kind === 'pending') return setSent(outcome.requestId)
    if (outcome.kind === 'trouble') setTrouble(outcome.trouble)
    else if (verb === 'remove') return void Taro.navigateBack().catch(() => Taro.switchTab({ url: '/pages/documents/index' }))
    await asked.refetch()
  }
  const start = async (verb: Verb) => {
    if (verb === 'reject' || verb === 'void' || verb === 'close' || verb === 'reopen') return setAsking(verb)
    if (verb === 'remove') {
      const { confirm } = await Taro.showModal({
        title: t.document.removeTitle,
        content: t.document.removeText,
        confirmText: t.document.verbs.remove,
        cancelText: t.act.cancel,
        confirmColor: '#D83931',
      })
      if (!confirm) return
    }
    await run(verb)
  }
  const share = async () => {
    const how = await shareText(
      label,
      `${label} ${detail?.number ?? ''} ${detail?.partyName ?? ''} ${pageLink(sharedPage(kind, id, here))}`,
    )
    if (how === 'copied') await Taro.showToast({ title: t.share.copied, icon: 'none' })
  }

  return (
    <Page
      title={label || t.page.document}
      onRefresh={() => asked.refetch()}
      footer={
        detail && !pending ? (
          <NextStep detail={detail} busy={busy} onVerb={(verb) => void start(verb)} onShare={() => void share()} />
        ) : null
      }
    >
      {asked.isPending ? <Skeleton rows={5} /> : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {trouble ? (
        <ErrorNote trouble={trouble} {...(mayOverride ? { actWord: t.document.verbs.override, onAct: () => setAsking('override') } : {})} />
      ) : null}
      {pending ? <PendingNote title={label} /> : null}
      {detail ? (
        <>
          <DocumentHead detail={detail} />
          {(kind === 'delivery' || kind === 'purchaseReturn') && detail.state === 'approved' ? (
            <Shipped detail={detail} onDone={() => asked.refetch()} />
          ) : null}
          {kind === 'delivery' && detail.state === 'approved' ? <Signed id={id} /> : null}
          {kind === 'manualVoucher' ? (
            <DocumentEntries detail={detail} />
          ) : kindOf(kind)?.goods === false ? (
            <DocumentMoney detail={detail} />
          ) : (
            <DocumentLines detail={detail} />
          )}
          <OrderFrom detail={detail} onDone={() => void asked.refetch()} />
          {kind === 'receipt' && detail.state === 'approved' && spreads ? (
            <View className="card card-flush">
              <ListRow
                icon="swap"
                title={t.buying.landedCost.spread}
                onTap={() => Taro.navigateTo({ url: `/purchase/landed-cost/index?id=${id}` })}
              />
            </View>
          ) : null}
          {prints && kindOf(kind)?.goods !== false ? (
            <View className="buttons">
              <Button look="quiet" icon="document" word={t.print.title} onTap={() => setPrinting(true)} />
              {kind === 'purchasePlan' ? (
                <ExportButton module="purchase" action="purchase.export" input={{ report: 'plan', plan: id }} onTrouble={setTrouble} />
              ) : null}
            </View>
          ) : null}
          {detail.related.length > 0 ? (
            <Card flush title={t.document.related}>
              {detail.related.map((other) => (
                <ListRow
                  key={other.id}
                  title={`${t.document.directions[other.direction]}${kindLabel(other.kind)}`}
                  tag={<Tag word={t.states[other.state]} tone={STATE_TONES[other.state]} />}
                  facts={[other.number]}
                  onTap={() => Taro.navigateTo({ url: documentPage(other.kind, other.id) })}
                />
              ))}
            </Card>
          ) : null}
          <Card title={t.document.history}>
            {detail.history.map((entry) => (
              <View key={`${entry.at}/${entry.action}`} className="history">
                <View className="history-dot" />
                <View className="history-words">
                  <Text>{`${entry.memberName} ${t.document.did(entry.action)}`}</Text>
                  {entry.note ? <Text className="history-note">{entry.note}</Text> : null}
                </View>
                <Text className="number quiet history-at">{momentWords(entry.at)}</Text>
              </View>
            ))}
          </Card>
        </>
      ) : null}
      {printing && detail ? <PrintSheet detail={detail} onClose={() => setPrinting(false)} /> : null}
      {asking ? (
        <ReasonSheet
          title={t.document.reasonTitles[asking]}
          warning={asking === 'void' && detail && isExchange(detail) ? t.exchange.undoWarning : t.document.reasonWarnings[asking]}
          verb={t.document.verbs[asking]}
          onDone={(reason) => void (asking === 'override' ? run('approve', { override: reason }) : run(asking, { reason }))}
          onClose={() => setAsking(null)}
        />
      ) : null}
    </Page>
  )
}
