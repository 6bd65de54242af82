import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { ACCOUNTS } from '../../../shared/books'
import { WAYS } from '../../../shared/finance/settlement'
import { propose } from '../../../shared/finance/proposal'
import { Decimal, dec, formatMoney, sum } from '../../../shared/kernel/money'
import { useAsk } from '../../asking'
import { today } from '../../day'
import { documentPage } from '../../kinds'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { Chips } from '../../kit/Chips'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { Page } from '../../kit/Page'
import { PendingNote } from '../../kit/PendingNote'
import { Skeleton } from '../../kit/Skeleton'
import { PartySheet } from '../../masters/PartySheet'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useSending } from '../../sending'
import { troubleOf } from '../../trouble'
import { ItemList } from '../ItemList'
import { type Chosen, chosenList, chosenOf, keyOf, type OpenItem } from '../openItems'
import '../finance.scss'

type Way = keyof typeof WAYS
type Asking = 'customer' | 'supplier' | 'to'

const total = (items: readonly OpenItem[], chosen: Chosen): Decimal => sum(items.map((item) => chosen[keyOf(item)] ?? '0'))

/** Receivables go to customers, payables to suppliers. */
const sideOf = (items: readonly OpenItem[]) => (items.some(({ account }) => account === ACCOUNTS.receivable) ? 'customer' : 'supplier')

/** Open items of a party settle each other, go to another party or are written off: tick both sides, or let the oldest go first. */
export default function Settle() {
  const params = useRouter().params
  const saved = useAsk('finance', 'settlement.detail', { id: params.id ?? '' }, Boolean(params.id))
  const [chosenParty, setParty] = useState<{ id: string; name: string } | null>(
    params.party ? { id: params.party, name: decodeURIComponent(params.name ?? '') } : null,
  )
  const party = chosenParty ?? (saved.data?.party ? { id: saved.data.party, name: saved.data.partyName ?? '' } : null)
  const [asking, setAsking] = useState<Asking | null>(params.party || params.id ? null : 'customer')
  const [way, setWay] = useState<Way>('offset')
  const [to, setTo] = useState<{ id: string; name: string } | null>(null)
  const [chosen, setChosen] = useState<Chosen>({})
  const asked = useAsk('finance', 'settlement.items', { party: party?.id ?? '' }, party !== null)
  const { busy, pending, trouble, setTrouble, send } = useSending()
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the draft is known
  useEffect(() => {
    if (!saved.data) return
    setWay(saved.data.way)
    setChosen(chosenOf(saved.data.items))
    if (saved.data.toParty) setTo({ id: saved.data.toParty, name: '' })
  }, [saved.data])

  const items = asked.data?.rows ?? []
  const debits = items.filter(({ open }) => !open.startsWith('-'))
  const credits = items.filter(({ open }) => open.startsWith('-'))
  const debit = total(debits, chosen)
  const credit = total(credits, chosen)
  const oldest = () => {
    const openOf = (side: readonly OpenItem[]) => sum(side.map(({ open }) => dec(open).abs()))
    const amount = Decimal.min(openOf(debits), openOf(credits))
    setChosen(chosenOf([...propose(debits, amount, 1), ...propose(credits, amount, -1)]))
  }
  const amount = way === 'offset' ? Decimal.max(debit, credit) : debit.plus(credit)
  const confirm = async () => {
    if (!party) return setAsking('customer')
    if (amount.isZero()) return setTrouble({ kind: 'local', ...t.settle.nothing() })
    if (way === 'offset' && !debit.equals(credit))
      return setTrouble({ kind: 'local', ...t.settle.unequal(formatMoney(debit.minus(credit).abs())) })
    if (way === 'transfer' && !to) return setAsking('to')
    const input = {
      ...(params.id && saved.data ? { id: params.id, version: saved.data.version } : {}),
      date: today(),
      party: party.id,
      way,
      ...(way === 'transfer' && to ? { toParty: to.id } : {}),
      items: chosenList(chosen),
    }
    const answer = await send(act('finance', 'settlement.post', input, { title: `${t.settle.title} ${party.name}` }))
    if (answer) await Taro.redirectTo({ url: documentPage('settlement', answer.id) })
  }
  if (pending)
    return (
      <Page title={t.settle.title}>
        <PendingNote title={t.settle.title} />
      </Page>
    )
  const list = (title: string, side: readonly OpenItem[], sign: 1 | -1) =>
    side.length > 0 ? (
      <Card flush title={title}>
        <ItemList items={side} chosen={chosen} sign={sign} onChange={setChosen} />
      </Card>
    ) : null
  return (
    <Page
      title={t.settle.title}
      onRefresh={() => asked.refetch()}
      top={
        <Chips
          chips={(Object.keys(WAYS) as Way[]).map((value) => ({ value, word: WAYS[value] }))}
          value={way}
          onChange={(next) => setWay(next)}
        />
      }
      footer={<Button word={t.settle.verb(formatMoney(amount))} busy={busy} onTap={() => void confirm()} />}
    >
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      <View className="card">
        <Text className="head-title">{party?.name || asked.data?.partyName || t.finance.chooseParty}</Text>
        {way === 'offset' && items.length > 0 ? (
          <Text className="number quiet money-note">{t.settle.sides(formatMoney(debit), formatMoney(credit))}</Text>
        ) : null}
        <View className="buttons">
          <Button small look="quiet" word={t.entry.chooseCustomer} onTap={() => setAsking('customer')} />
          <Button small look="quiet" word={t.entry.chooseSupplier} onTap={() => setAsking('supplier')} />
        </View>
      </View>
      {way === 'transfer' ? (
        <View className="card method" role="button" onClick={() => setAsking('to')}>
          <Text className="quiet">{t.settle.to}</Text>
          <Text>{to?.name || t.field.choose}</Text>
        </View>
      ) : null}
      {party && asked.isPending ? <Skeleton rows={4} /> : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {way === 'offset' && debits.length > 0 && credits.length > 0 ? (
        <View className="buttons">
          <Button small look="quiet" word={t.settle.oldest} onTap={oldest} />
        </View>
      ) : null}
      {list(t.settle.debits, debits, 1)}
      {list(t.settle.credits, credits, -1)}
      {asked.data && items.length === 0 ? <EmptyState icon="check" title={t.money.nothingOpen} /> : null}
      {asking ? (
        <PartySheet
          role={asking === 'to' ? sideOf(items) : asking}
          title={asking === 'to' ? t.settle.to : t.finance.chooseParty}
          onClose={() => setAsking(null)}
          onChoose={(next) => {
            if (asking === 'to') setTo(next)
            else {
              setParty(next)
              setChosen({})
            }
            setAsking(null)
          }}
        />
      ) : null}
    </Page>
  )
}
