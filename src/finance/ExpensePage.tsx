import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { dec, formatMoney } from '../../shared/kernel/money'
import { useAsk } from '../asking'
import { today } from '../day'
import { documentPage } from '../kinds'
import { Button } from '../kit/Button'
import { Card } from '../kit/Card'
import { Chips } from '../kit/Chips'
import { EmptyState } from '../kit/EmptyState'
import { ErrorNote } from '../kit/ErrorNote'
import { Form } from '../kit/Form'
import { NumberPad, type PadRequest } from '../kit/NumberPad'
import { Page } from '../kit/Page'
import { PendingNote } from '../kit/PendingNote'
import { Skeleton } from '../kit/Skeleton'
import { ChoiceSheet } from '../masters/ChoiceSheet'
import { PartySheet } from '../masters/PartySheet'
import { t } from '../messages'
import { useSending } from '../sending'
import { useMay, useSession } from '../session'
import { issuesOf, troubleOf } from '../trouble'
import { ChargeCard } from './ChargeCard'
import { type Charge, FACTS, newCharge, OWED, takenUp, totalOf } from './expenseFacts'
import { ReceiptPhoto } from './ReceiptPhoto'
import { sendDocument, type SendVerb } from './sendDocument'
import './finance.scss'

const EVERY = { limit: 200 }

/** Money spent or earned beside goods: category, amount, account; or owed, to a supplier or to who paid for the company. */
export function ExpensePage({ kind }: { kind: 'expense' | 'income' }) {
  const words = t.expense[kind]
  const params = useRouter().params
  const from = params.id ?? params.copy
  const mayPost = useMay(`${kind}.approve`)
  const me = useSession((session) => session.member)
  const myName = useSession((session) => session.person?.name)
  const saved = useAsk('finance', `${kind}.detail` as 'expense.detail', { id: from ?? '' }, Boolean(from))
  const categories = useAsk('finance', 'expenseCategory.list', EVERY)
  const funds = useAsk('finance', 'fund.list', EVERY)
  const departments = useAsk('system', 'department.list', EVERY)
  const staff = useAsk('finance', 'staff.list', EVERY, useMay('staff.view'))
  const [charges, setCharges] = useState<Charge[]>([newCharge(0)])
  const [fund, setFund] = useState('')
  const [chosenParty, setParty] = useState<{ id: string; name: string } | null>(null)
  const [photo, setPhoto] = useState<string | null>(null)
  const [facts, setFacts] = useState<Record<string, unknown>>({ date: today() })
  const [pad, setPad] = useState<PadRequest | null>(null)
  const [asking, setAsking] = useState<'party' | 'department' | null>(null)
  const { busy, pending, trouble, setTrouble, send } = useSending()
  const chips = (categories.data?.rows ?? []).filter((row) => row.categoryKind === kind).map(({ id, name }) => ({ value: id, word: name }))
  const ways = [...(funds.data?.rows ?? []).map(({ id, name }) => ({ value: id, word: name })), { value: OWED, word: words.owed }]
  // Whoever claims has paid themselves; whoever books pays from the first account.
  const usual = mayPost ? funds.data?.rows[0]?.id : OWED
  useEffect(() => {
    if (usual) setFund((before) => before || usual)
  }, [usual])
  const myself =
    kind === 'expense' ? staff.data?.rows.find(({ employee, name }) => (employee ? employee === me : name === myName)) : undefined
  const party = chosenParty ?? (myself ? { id: myself.id, name: myself.name } : null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the document is known
  useEffect(() => {
    if (!saved.data) return
    const taken = takenUp(saved.data, !params.id, today())
    setCharges(taken.charges)
    setFund(taken.fund)
    setParty(taken.party)
    setPhoto(taken.photo)
    setFacts(taken.facts)
  }, [saved.data])
  const change = (key: number, next: Partial<Charge>) =>
    setCharges((all) => all.map((one) => (one.key === key ? { ...one, ...next } : one)))
  const ask = (title: string, value: string, onDone: (value: string) => void) => setPad({ title, value, places: 2, sign: '¥', onDone })
  const total = totalOf(charges)

  const confirm = async (verb: SendVerb) => {
    const given = charges.filter(({ amount }) => amount && !dec(amount).isZero())
    if (given.length === 0 || given.some(({ category }) => !category)) return setTrouble({ kind: 'local', ...t.expense.missing() })
    if (fund === OWED && !party) return setAsking('party')
    const input = {
      ...(params.id && saved.data ? { id: params.id, version: saved.data.version } : {}),
      ...facts,
      ...(party && (fund === OWED || chosenParty) ? { party: party.id } : {}),
      ...(photo ? { photo } : {}),
      charges: given.map(({ category, amount, tax, note, department }) => ({
        category,
        amount,
        ...(tax && !dec(tax).isZero() ? { tax } : {}),
        ...(note.trim() ? { note: note.trim() } : {}),
        ...(department ? { department } : {}),
      })),
      methods: fund === OWED ? [] : [{ fund, amount: total }],
    }
    const answer = await sendDocument(send, kind, verb, input, `${words.title} ${formatMoney(total)}`)
    if (answer) await Taro.redirectTo({ url: documentPage(kind, answer.id) })
  }
  if (pending)
    return (
      <Page title={words.title}>
        <PendingNote title={words.title} />
      </Page>
    )
  const footer = (
    <View>
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      <View className="buttons">
        <Button look="quiet" word={t.finance.saveDraft} disabled={busy} onTap={() => void confirm('save')} />
        <Button
          word={(mayPost ? words.confirm : t.expense.claim)(formatMoney(total))}
          busy={busy}
          onTap={() => void confirm(mayPost ? 'post' : 'submit')}
        />
      </View>
    </View>
  )
  return (
    <Page title={words.title} footer={footer}>
      {from && saved.isPending ? <Skeleton rows={4} /> : null}
      {saved.error ? <ErrorNote trouble={troubleOf(saved.error)} actWord={t.act.again} onAct={() => void saved.refetch()} /> : null}
      {categories.data && chips.length === 0 ? <EmptyState title={t.incomeCategory.none} advice={t.incomeCategory.noneAdvice} /> : null}
      {charges.map((charge) => (
        <ChargeCard
          key={charge.key}
          charge={charge}
          chips={chips}
          onChange={(next) => change(charge.key, next)}
          onAsk={ask}
          onRemove={charges.length > 1 ? () => setCharges((all) => all.filter(({ key }) => key !== charge.key)) : undefined}
        />
      ))}
      <View className="buttons">
        <Button
          small
          look="quiet"
          icon="plus"
          word={t.expense.another}
          onTap={() => setCharges((all) => [...all, newCharge((all[all.length - 1]?.key ?? 0) + 1)])}
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
      <ReceiptPhoto photo={photo} onChange={setPhoto} />
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
          role={kind === 'expense' ? ['staff', 'supplier'] : ['customer', 'staff']}
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
