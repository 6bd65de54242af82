import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { COUNT_WAYS } from '../../../shared/finance/cashCount'
import { headFields } from '../../../shared/kernel/document'
import { dec, formatMoney } from '../../../shared/kernel/money'
import { useAsk } from '../../asking'
import { today } from '../../day'
import { documentPage } from '../../kinds'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { Chips } from '../../kit/Chips'
import { ErrorNote } from '../../kit/ErrorNote'
import { Form } from '../../kit/Form'
import { Icon } from '../../kit/Icon'
import { Money } from '../../kit/Money'
import { NumberPad } from '../../kit/NumberPad'
import { Page } from '../../kit/Page'
import { PendingNote } from '../../kit/PendingNote'
import { PartySheet } from '../../masters/PartySheet'
import { t } from '../../messages'
import { useSending } from '../../sending'
import { useMay } from '../../session'
import { sendDocument } from '../sendDocument'
import '../finance.scss'

type Way = keyof typeof COUNT_WAYS
const HEAD = { note: headFields.note }

/** 现金盘点: what is in the till against what the books say, and what becomes of the difference. */
export default function CashCount() {
  const { id, fund: given } = useRouter().params
  const mayPost = useMay('cashCount.approve')
  const saved = useAsk('finance', 'cashCount.detail', { id: id ?? '' }, Boolean(id))
  const funds = useAsk('finance', 'fund.list', { limit: 200 })
  const [fund, setFund] = useState(given ?? '')
  const [counted, setCounted] = useState('')
  const [way, setWay] = useState<Way>('pending')
  const [party, setParty] = useState<{ id: string; name: string } | null>(null)
  const [note, setNote] = useState<Record<string, unknown>>({ note: null })
  const [asking, setAsking] = useState<'pad' | 'party' | null>(null)
  const { busy, pending, trouble, setTrouble, send } = useSending()
  const rows = funds.data?.rows ?? []
  // Cash is what is counted most.
  const usual = rows.find(({ fundKind }) => fundKind === 'cash')?.id ?? rows[0]?.id
  useEffect(() => {
    if (usual && !id) setFund((before) => before || usual)
  }, [usual, id])
  useEffect(() => {
    if (!saved.data) return
    setFund(saved.data.fund)
    setCounted(saved.data.counted)
    setWay(saved.data.way)
    setParty(saved.data.party ? { id: saved.data.party, name: saved.data.partyName ?? '' } : null)
    setNote({ note: saved.data.note ?? null })
  }, [saved.data])
  const booked = rows.find((row) => row.id === fund)?.balance ?? '0.00'
  const difference = dec(counted || booked).minus(booked)
  const confirm = async () => {
    if (counted === '') return setTrouble({ kind: 'local', ...t.cashCount.missing() })
    if (way === 'person' && difference.isNegative() && !party) return setAsking('party')
    const input = {
      ...(id && saved.data ? { id, version: saved.data.version } : {}),
      date: today(),
      fund,
      booked,
      counted,
      way,
      ...(way === 'person' && party ? { party: party.id } : {}),
      ...note,
    }
    const answer = await sendDocument(send, 'cashCount', mayPost ? 'post' : 'submit', input, t.cashCount.title)
    if (answer) await Taro.redirectTo({ url: documentPage('cashCount', answer.id) })
  }
  if (pending)
    return (
      <Page title={t.cashCount.title}>
        <PendingNote title={t.cashCount.title} />
      </Page>
    )
  const word = difference.isZero()
    ? t.cashCount.equal
    : (difference.isNegative() ? t.cashCount.short : t.cashCount.over)(formatMoney(difference.abs()))
  return (
    <Page
      title={t.cashCount.title}
      onRefresh={() => funds.refetch()}
      footer={<Button word={mayPost ? t.cashCount.verb : t.cashCount.ask} busy={busy} onTap={() => void confirm()} />}
    >
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      <Card title={t.cashCount.fund}>
        <Chips chips={rows.map((row) => ({ value: row.id, word: row.name }))} value={fund} onChange={setFund} />
        <View className="method">
          <Text className="quiet">{t.cashCount.booked}</Text>
          <Money value={booked} />
        </View>
        <View className="method" role="button" aria-label={t.cashCount.counted} onClick={() => setAsking('pad')}>
          <Text className="quiet">{t.cashCount.counted}</Text>
          <View className="money-sum">
            <Text className="number money money-large">{counted ? formatMoney(counted) : t.field.fill}</Text>
            <Icon name="edit" size={16} />
          </View>
        </View>
        {counted ? (
          <View className="method">
            <Text className={difference.isZero() ? 'quiet' : 'money-below'}>{word}</Text>
          </View>
        ) : null}
      </Card>
      {difference.isZero() ? null : (
        <Card title={t.cashCount.way}>
          <Chips
            chips={(Object.keys(COUNT_WAYS) as Way[])
              .filter((one) => one !== 'person' || difference.isNegative())
              .map((value) => ({ value, word: COUNT_WAYS[value] }))}
            value={way}
            onChange={setWay}
          />
          {way === 'person' && difference.isNegative() ? (
            <View className="method" role="button" onClick={() => setAsking('party')}>
              <Text className="quiet">{t.cashCount.who}</Text>
              <Text>{party?.name ?? t.field.choose}</Text>
            </View>
          ) : null}
        </Card>
      )}
      <Form shape={HEAD} values={note} onChange={setNote} />
      <NumberPad
        request={asking === 'pad' ? { title: t.cashCount.counted, value: counted, places: 2, sign: '¥', onDone: setCounted } : null}
        onClose={() => setAsking(null)}
      />
      {asking === 'party' ? (
        <PartySheet
          role={['staff', 'customer', 'supplier']}
          title={t.cashCount.who}
          onClose={() => setAsking(null)}
          onChoose={(next) => {
            setParty(next)
            setAsking(null)
          }}
        />
      ) : null}
    </Page>
  )
}
