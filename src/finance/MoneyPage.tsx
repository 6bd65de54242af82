import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { ACCOUNTS } from '../../shared/books'
import type { SIDES } from '../../shared/finance/collection'
import { dec, formatMoney, moneyText, sum } from '../../shared/kernel/money'
import { useAsk } from '../asking'
import { today } from '../day'
import { documentPage } from '../kinds'
import { Button } from '../kit/Button'
import { Card } from '../kit/Card'
import { EmptyState } from '../kit/EmptyState'
import { ErrorNote } from '../kit/ErrorNote'
import { Money } from '../kit/Money'
import { Page } from '../kit/Page'
import { PendingNote } from '../kit/PendingNote'
import { Skeleton } from '../kit/Skeleton'
import { PartySheet } from '../masters/PartySheet'
import { t } from '../messages'
import { useMay } from '../session'
import { useSending } from '../sending'
import { troubleOf } from '../trouble'
import { ItemList } from './ItemList'
import { chosenList, chosenOf } from './openItems'
import { sendDocument, type SendVerb } from './sendDocument'
import { useMoney } from './useMoney'
import { Ways } from './Ways'
import './finance.scss'

const USUAL = { collection: 'customer', payment: 'supplier' } as const
const { receivable: customer, payable: supplier, otherReceivable, otherPayable } = ACCOUNTS
const CONTROL = {
  collection: { customer, supplier, other: otherReceivable },
  payment: { customer, supplier, other: otherPayable },
} as const

/** Money from a party or to it, against what is open: all of it is ticked, one tap on the account, one on the button. */
export function MoneyPage({ kind }: { kind: 'collection' | 'payment' }) {
  const params = useRouter().params
  const mayPost = useMay(`${kind}.approve`)
  const saved = useAsk(
    'finance',
    `${kind}.detail` as 'collection.detail',
    { id: params.id ?? params.copy ?? '' },
    Boolean(params.id ?? params.copy),
  )
  const [chosenParty, setParty] = useState<{ id: string; name: string } | null>(
    params.party ? { id: params.party, name: decodeURIComponent(params.name ?? '') } : null,
  )
  const party = chosenParty ?? (saved.data?.party ? { id: saved.data.party, name: saved.data.partyName ?? '' } : null)
  const [asking, setAsking] = useState(!params.party && !params.id && !params.copy)
  const side = (params.side as keyof typeof SIDES | undefined) ?? saved.data?.side ?? USUAL[kind]
  const sign = kind === 'collection' ? 1 : -1
  const asked = useAsk('finance', `${kind}.items` as 'collection.items', { party: party?.id ?? '', side }, party !== null)
  const items = asked.data?.rows
  const money = useMoney(items, sign, CONTROL[kind][side])
  const { busy, pending, trouble, setTrouble, send } = useSending()
  const refund = side !== USUAL[kind] && side !== 'other'
  const title = refund ? (kind === 'collection' ? t.money.refundIn : t.money.refundOut) : t.money.title[kind]

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the draft is known
  useEffect(() => {
    const draft = params.id ? saved.data : undefined
    if (!draft) return
    money.load({
      chosen: chosenOf(draft.items),
      ways: draft.methods.map(({ fund, amount, fee, reference }) => ({ fund, amount, fee: fee ?? '', reference: reference ?? null })),
      allowance: draft.allowance ?? '0',
      roundOff: draft.roundOff ?? '0',
    })
  }, [saved.data])

  const confirm = async (verb: SendVerb) => {
    const ways = money.ways.filter(({ amount }) => amount && !dec(amount).isZero())
    if (!party) return setAsking(true)
    if (ways.length === 0) return setTrouble({ kind: 'local', ...t.money.noAmount() })
    if (ways.some(({ fund }) => !fund)) return setTrouble({ kind: 'local', ...t.money.noFund() })
    if (money.rest.isNegative()) return setTrouble({ kind: 'local', ...t.money.over(formatMoney(money.rest.negated())) })
    const input = {
      ...(params.id && saved.data ? { id: params.id, version: saved.data.version } : {}),
      date: saved.data && params.id ? saved.data.date : today(),
      party: party.id,
      side,
      methods: ways.map(({ fund, amount, fee, reference }) => ({
        fund,
        amount,
        ...(fee ? { fee } : {}),
        ...(reference ? { reference } : {}),
      })),
      items: chosenList(money.chosen),
      ...(dec(money.allowance).isZero() ? {} : { allowance: money.allowance }),
      ...(dec(money.roundOff).isZero() ? {} : { roundOff: money.roundOff }),
    }
    const answer = await sendDocument(send, kind, verb, input, `${title} ${party.name}`)
    if (answer) await Taro.redirectTo({ url: documentPage(kind, answer.id) })
  }

  if (pending)
    return (
      <Page title={title}>
        <PendingNote title={title} />
      </Page>
    )
  const open = (items ?? []).filter(({ account }) => account === CONTROL[kind][side])
  const overdue = open.filter(({ overdueDays, open: amount }) => overdueDays > 0 && dec(amount).times(sign).greaterThan(0))
  const verb = kind === 'collection' ? t.money.confirm : mayPost ? t.money.confirmPay : t.money.ask
  const footer = (
    <View>
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      <View className="buttons">
        <Button look="quiet" word={t.finance.saveDraft} disabled={busy || !party} onTap={() => void confirm('save')} />
        <Button word={verb(formatMoney(money.cash))} busy={busy} onTap={() => void confirm(mayPost ? 'post' : 'submit')} />
      </View>
    </View>
  )
  return (
    <Page title={title} footer={footer} onRefresh={() => asked.refetch()}>
      <View className="card" role="button" onClick={() => setAsking(true)}>
        <Text className="head-title">{party?.name || asked.data?.partyName || t.finance.chooseParty}</Text>
        {asked.data ? (
          <View className="head-figures">
            <View>
              <Text className="figure-label">{side === 'customer' ? t.money.owed : t.money.owing}</Text>
              <Money value={moneyText(sum(open.map((item) => item.open)).times(side === 'customer' ? 1 : -1))} size="large" />
            </View>
            {overdue.length > 0 ? (
              <View>
                <Text className="figure-label">{t.money.overdue}</Text>
                <Money value={moneyText(sum(overdue.map((item) => dec(item.open).abs())))} size="large" />
              </View>
            ) : null}
          </View>
        ) : null}
      </View>
      <Ways money={money} out={kind === 'payment'} />
      {money.rest.greaterThan(0) && party ? (
        <Text className="quiet money-note">{(kind === 'collection' ? t.money.advance : t.money.prepaid)(formatMoney(money.rest))}</Text>
      ) : null}
      {money.rest.isNegative() ? (
        <Text className="money-below money-note">{t.money.tooMuch(formatMoney(money.rest.negated()))}</Text>
      ) : null}
      {party && asked.isPending ? <Skeleton rows={4} /> : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {items && items.length > 0 ? (
        <Card
          flush
          title={t.money.items}
          aside={
            <Text
              className="card-aside"
              onClick={() =>
                money.choose(
                  Object.keys(money.chosen).length > 0
                    ? {}
                    : chosenOf(open.map((item) => ({ ...item, amount: moneyText(dec(item.open).abs()) }))),
                )
              }
            >
              {Object.keys(money.chosen).length > 0 ? t.money.none : t.money.all}
            </Text>
          }
        >
          <ItemList items={items} chosen={money.chosen} sign={sign} onChange={money.choose} />
        </Card>
      ) : null}
      {items && items.length === 0 ? <EmptyState icon="check" title={t.money.nothingOpen} advice={t.money.nothingOpenAdvice} /> : null}
      {asking ? (
        <PartySheet
          role={side === 'other' ? ['staff', 'supplier', 'customer'] : side}
          title={side === 'customer' ? t.entry.chooseCustomer : t.entry.chooseSupplier}
          onClose={() => setAsking(false)}
          onChoose={(next) => {
            setParty(next)
            setAsking(false)
          }}
        />
      ) : null}
    </Page>
  )
}
