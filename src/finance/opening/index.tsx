import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { PARTY_ACCOUNTS } from '../../../shared/finance/openingBalance'
import { addDays } from '../../../shared/kernel/fields'
import { useAsk } from '../../asking'
import { today } from '../../day'
import { documentPage } from '../../kinds'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { ErrorNote } from '../../kit/ErrorNote'
import { NumberPad, type PadRequest } from '../../kit/NumberPad'
import { Page } from '../../kit/Page'
import { PendingNote } from '../../kit/PendingNote'
import { ChoiceSheet } from '../../masters/ChoiceSheet'
import { PartySheet } from '../../masters/PartySheet'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useSending } from '../../sending'
import { AccountSheet } from '../AccountSheet'
import { OpeningRow } from './OpeningRow'
import { countOf, inputOf, NO_ROWS, type PartyAccount, type Rows, type Typed, usualSide } from './rows'
import '../finance.scss'

const PARTY_CHIPS = (Object.keys(PARTY_ACCOUNTS) as PartyAccount[]).map((value) => ({ value, word: PARTY_ACCOUNTS[value] }))
type PartyRole = 'customer' | 'supplier'
const ROLES: PartyRole[] = ['customer', 'supplier']
const USUAL: Record<PartyRole, PartyAccount> = { customer: '1122', supplier: '2202' }
const SIDE_CHIPS = (['debit', 'credit'] as const).map((value) => ({ value, word: t.ledger[value] }))

/** What stood when the books began, entered in any order: parties, money, other accounts. */
export default function Opening() {
  const book = useAsk('finance', 'book.show', {})
  const funds = useAsk('finance', 'fund.list', { limit: 200 })
  const [rows, setRows] = useState<Rows>(NO_ROWS)
  const [next, setNext] = useState(0)
  const [adding, setAdding] = useState<PartyRole | 'funds' | 'accounts' | null>(null)
  const [pad, setPad] = useState<PadRequest | null>(null)
  const { busy, pending, trouble, send } = useSending()

  const put = <L extends keyof Rows>(list: L, row: Rows[L][number]) => {
    setRows((all) => ({ ...all, [list]: [...all[list], row] }))
    setNext((key) => key + 1)
    setAdding(null)
    askAmount(list, row)
  }
  const change = (list: keyof Rows, key: number, part: object) =>
    setRows((all) => ({ ...all, [list]: all[list].map((row) => (row.key === key ? { ...row, ...part } : row)) }))
  const drop = (list: keyof Rows, key: number) => setRows((all) => ({ ...all, [list]: all[list].filter((row) => row.key !== key) }))
  const askAmount = (list: keyof Rows, { key, name, amount }: Typed) =>
    setPad({ title: name, value: amount, places: 2, sign: '¥', onDone: (value) => change(list, key, { amount: value }) })
  const rowProps = (list: keyof Rows, row: Typed) => ({
    name: row.name,
    amount: row.amount,
    onAmount: () => askAmount(list, row),
    onRemove: () => drop(list, row.key),
  })
  const confirm = async () => {
    const startsOn = book.data?.startsOn
    const input = inputOf(rows, startsOn ? addDays(startsOn, -1) : today())
    const made = await send(act('finance', 'openingBalance.post', input, { title: t.opening.title }))
    if (made) await Taro.redirectTo({ url: documentPage('openingBalance', made.id) })
  }
  const count = countOf(rows)
  return (
    <Page
      title={t.opening.title}
      footer={
        pending ? undefined : (
          <Button word={t.opening.confirm(count)} busy={busy} disabled={count === 0 || !book.data} onTap={() => void confirm()} />
        )
      }
    >
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {pending ? <PendingNote title={t.opening.title} /> : null}
      <Card title={t.opening.parties}>
        {rows.parties.map((row) => (
          <OpeningRow
            key={row.key}
            {...rowProps('parties', row)}
            sides={PARTY_CHIPS}
            side={row.account}
            onSide={(account) => change('parties', row.key, { account })}
          />
        ))}
        <Add words={ROLES.map((role) => t.opening[role])} onTap={(at) => setAdding(ROLES[at] ?? null)} />
      </Card>
      <Card title={t.opening.funds}>
        {rows.funds.map((row) => (
          <OpeningRow key={row.key} {...rowProps('funds', row)} />
        ))}
        <Add words={[t.opening.add]} onTap={() => setAdding('funds')} />
      </Card>
      <Card title={t.opening.accounts}>
        {rows.accounts.map((row) => (
          <OpeningRow
            key={row.key}
            {...rowProps('accounts', row)}
            sides={SIDE_CHIPS}
            side={row.side}
            onSide={(side) => change('accounts', row.key, { side })}
          />
        ))}
        <Add words={[t.opening.add]} onTap={() => setAdding('accounts')} />
      </Card>
      <NumberPad request={pad} onClose={() => setPad(null)} />
      {adding === 'customer' || adding === 'supplier' ? (
        <PartySheet
          role={adding}
          title={t.opening[adding]}
          onClose={() => setAdding(null)}
          onChoose={({ id, name }) => put('parties', { key: next, of: id, name, amount: '', account: USUAL[adding] })}
        />
      ) : null}
      {adding === 'funds' ? (
        <ChoiceSheet
          title={t.opening.funds}
          rows={funds.data?.rows ?? []}
          onClose={() => setAdding(null)}
          onChoose={({ id, name }) => put('funds', { key: next, of: id, name, amount: '' })}
        />
      ) : null}
      {adding === 'accounts' ? (
        <AccountSheet
          onClose={() => setAdding(null)}
          onChoose={({ code, name }) =>
            put('accounts', { key: next, of: code, name: `${code} ${name}`, amount: '', side: usualSide(code) })
          }
        />
      ) : null}
    </Page>
  )
}

function Add({ words, onTap }: { words: string[]; onTap: (at: number) => void }) {
  return (
    <View className="buttons">
      {words.map((word, at) => (
        <Button key={word} small look="quiet" icon="plus" word={word} onTap={() => onTap(at)} />
      ))}
    </View>
  )
}
