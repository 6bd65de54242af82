import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { headFields } from '../../shared/kernel/document'
import { dec, formatMoney, moneyText, sum } from '../../shared/kernel/money'
import type { InputOf } from '../api'
import { useAsk } from '../asking'
import { today } from '../day'
import { documentPage } from '../kinds'
import { Button } from '../kit/Button'
import { Card } from '../kit/Card'
import { Chips } from '../kit/Chips'
import { EmptyState } from '../kit/EmptyState'
import { ErrorNote } from '../kit/ErrorNote'
import { Form } from '../kit/Form'
import { Icon } from '../kit/Icon'
import { NumberPad, type PadRequest } from '../kit/NumberPad'
import { Page } from '../kit/Page'
import { PendingNote } from '../kit/PendingNote'
import { ChoiceSheet } from '../masters/ChoiceSheet'
import { PartySheet } from '../masters/PartySheet'
import { t } from '../messages'
import { act } from '../outbox'
import { useSending } from '../sending'
import { useMay } from '../session'
import { issuesOf } from '../trouble'
import './finance.scss'

interface Charge {
  key: number
  category: string
  amount: string
  tax: string
}

const OWED = 'owed'
const FACTS = { date: headFields.date, department: headFields.department, note: headFields.note }

/** Money spent or earned beside goods: category, amount, account; or owed to somebody. */
export function ExpensePage({ kind }: { kind: 'expense' | 'income' }) {
  const words = t.expense[kind]
  const mayPost = useMay(`${kind}.approve`)
  const categories = useAsk('finance', 'expenseCategory.list', { limit: 200 })
  const funds = useAsk('finance', 'fund.list', { limit: 200 })
  const departments = useAsk('system', 'department.list', { limit: 200 })
  const [charges, setCharges] = useState<Charge[]>([{ key: 0, category: '', amount: '', tax: '' }])
  const [fund, setFund] = useState('')
  const [party, setParty] = useState<{ id: string; name: string } | null>(null)
  const [facts, setFacts] = useState<Record<string, unknown>>({ date: today() })
  const [pad, setPad] = useState<PadRequest | null>(null)
  const [asking, setAsking] = useState<'party' | 'department' | null>(null)
  const { busy, pending, trouble, setTrouble, send } = useSending()
  const chips = (categories.data?.rows ?? []).filter((row) => row.categoryKind === kind).map(({ id, name }) => ({ value: id, word: name }))
  const ways = [...(funds.data?.rows ?? []).map(({ id, name }) => ({ value: id, word: name })), { value: OWED, word: words.owed }]
  const firstFund = funds.data?.rows[0]?.id
  useEffect(() => {
    if (firstFund) setFund((before) => before || firstFund)
  }, [firstFund])
  const change = (key: number, next: Partial<Charge>) =>
    setCharges((all) => all.map((one) => (one.key === key ? { ...one, ...next } : one)))
  const ask = (title: string, value: string, onDone: (value: string) => void) => setPad({ title, value, places: 2, sign: '¥', onDone })
  const total = moneyText(sum(charges.map(({ amount }) => amount || '0')))

  const confirm = async () => {
    const given = charges.filter(({ amount }) => amount && !dec(amount).isZero())
    if (given.length === 0 || given.some(({ category }) => !category)) return setTrouble({ kind: 'local', ...t.expense.missing() })
    if (fund === OWED && !party) return setAsking('party')
    const input = {
      ...facts,
      ...(party ? { party: party.id } : {}),
      charges: given.map(({ category, amount, tax }) => ({ category, amount, ...(tax && !dec(tax).isZero() ? { tax } : {}) })),
      methods: fund === OWED ? [] : [{ fund, amount: total }],
    } as InputOf<'finance', 'expense.post'>
    const verb = `${kind}.${mayPost ? 'post' : 'save'}` as 'expense.post'
    const answer = await send(act('finance', verb, input, { title: `${words.title} ${formatMoney(total)}` }))
    if (answer) await Taro.redirectTo({ url: documentPage(kind, answer.id) })
  }
  if (pending)
    return (
      <Page title={words.title}>
        <PendingNote title={words.title} />
      </Page>
    )
  return (
    <Page
      title={words.title}
      footer={
        <View>
          {trouble ? <ErrorNote trouble={trouble} /> : null}
          <Button word={words.confirm(formatMoney(total))} busy={busy} onTap={() => void confirm()} />
        </View>
      }
    >
      {categories.data && chips.length === 0 ? <EmptyState title={t.incomeCategory.none} advice={t.incomeCategory.noneAdvice} /> : null}
      {charges.map((charge) => (
        <Card key={charge.key}>
          <Chips chips={chips} value={charge.category} onChange={(category) => change(charge.key, { category })} />
          <View className="method">
            <View
              className="money-sum"
              role="button"
              aria-label={t.money.amount}
              onClick={() => ask(t.money.amount, charge.amount, (amount) => change(charge.key, { amount }))}
            >
              <Text className="number money money-large">{formatMoney(charge.amount || '0')}</Text>
              <Icon name="edit" size={16} />
            </View>
            <View
              className="money-sum"
              role="button"
              aria-label={t.expense.tax}
              onClick={() => ask(t.expense.tax, charge.tax, (tax) => change(charge.key, { tax }))}
            >
              <Text className="quiet number">{`${t.expense.tax} ${formatMoney(charge.tax || '0')}`}</Text>
            </View>
            {charges.length > 1 ? (
              <View
                className="title-act"
                role="button"
                aria-label={t.act.remove}
                onClick={() => setCharges((all) => all.filter(({ key }) => key !== charge.key))}
              >
                <Icon name="close" size={18} />
              </View>
            ) : null}
          </View>
        </Card>
      ))}
      <View className="buttons">
        <Button
          small
          look="quiet"
          icon="plus"
          word={t.expense.another}
          onTap={() => setCharges((all) => [...all, { key: (all[all.length - 1]?.key ?? 0) + 1, category: '', amount: '', tax: '' }])}
        />
      </View>
      <Card title={words.way}>
        <Chips chips={ways} value={fund} onChange={setFund} />
        {fund === OWED ? (
          <View className="method" role="button" onClick={() => setAsking('party')}>
            <Text className="quiet">{words.whom}</Text>
            <Text>{party?.name ?? t.field.choose}</Text>
          </View>
        ) : null}
      </Card>
      <Form
        shape={FACTS}
        values={facts}
        onChange={setFacts}
        issues={issuesOf(trouble)}
        refs={{
          department: {
            name: departments.data?.rows.find(({ id }) => id === facts.department)?.name ?? null,
            onChoose: () => setAsking('department'),
            onClear: () => setFacts({ ...facts, department: null }),
          },
        }}
      />
      <NumberPad request={pad} onClose={() => setPad(null)} />
      {asking === 'department' ? (
        <ChoiceSheet
          title={t.expense.department}
          rows={departments.data?.rows ?? []}
          onClose={() => setAsking(null)}
          onChoose={({ id }) => {
            setFacts({ ...facts, department: id })
            setAsking(null)
          }}
        />
      ) : null}
      {asking === 'party' ? (
        <PartySheet
          role={kind === 'expense' ? 'supplier' : 'customer'}
          title={words.whom}
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
