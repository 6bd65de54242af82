import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { fundTransfer } from '../../../shared/finance/fundTransfer'
import { headFields } from '../../../shared/kernel/document'
import { formatMoney } from '../../../shared/kernel/money'
import type { InputOf } from '../../api'
import { useAsk } from '../../asking'
import { today } from '../../day'
import { documentPage } from '../../kinds'
import { Button } from '../../kit/Button'
import { ErrorNote } from '../../kit/ErrorNote'
import { Form } from '../../kit/Form'
import { Page } from '../../kit/Page'
import { PendingNote } from '../../kit/PendingNote'
import { ChoiceSheet } from '../../masters/ChoiceSheet'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useSending } from '../../sending'
import { issuesOf } from '../../trouble'

const SHAPE = { ...fundTransfer.head, date: headFields.date, note: headFields.note }
type Values = Record<keyof typeof SHAPE, unknown>

/** Money from one account of the company to another. */
export default function FundTransfer() {
  const { id } = useRouter().params
  const saved = useAsk('finance', 'fundTransfer.detail', { id: id ?? '' }, Boolean(id))
  const funds = useAsk('finance', 'fund.list', { limit: 200 })
  const [values, setValues] = useState<Values>({ fromFund: null, toFund: null, transferred: null, fee: null, date: today(), note: null })
  const [asking, setAsking] = useState<'fromFund' | 'toFund' | null>(null)
  const { busy, pending, trouble, setTrouble, send } = useSending()
  useEffect(() => {
    if (saved.data)
      setValues(Object.fromEntries(Object.keys(SHAPE).map((field) => [field, (saved.data as Record<string, unknown>)[field]])) as Values)
  }, [saved.data])
  const rows = funds.data?.rows ?? []
  const choice = (field: 'fromFund' | 'toFund') => ({
    name: rows.find((row) => row.id === values[field])?.name ?? null,
    onChoose: () => setAsking(field),
  })
  const confirm = async () => {
    if (!values.fromFund || !values.toFund || !values.transferred) return setTrouble({ kind: 'local', ...t.fundTransfer.missing() })
    if (values.fromFund === values.toFund) return setTrouble({ kind: 'local', ...t.fundTransfer.same() })
    const input = { ...values, ...(id && saved.data ? { id, version: saved.data.version } : {}) } as InputOf<'finance', 'fundTransfer.post'>
    const answer = await send(act('finance', 'fundTransfer.post', input, { title: t.fundTransfer.title }))
    if (answer) await Taro.redirectTo({ url: documentPage('fundTransfer', answer.id) })
  }
  if (pending)
    return (
      <Page title={t.fundTransfer.title}>
        <PendingNote title={t.fundTransfer.title} />
      </Page>
    )
  return (
    <Page title={t.fundTransfer.title} footer={<Button word={t.fundTransfer.verb} busy={busy} onTap={() => void confirm()} />}>
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      <Form
        shape={SHAPE}
        values={values}
        onChange={setValues}
        issues={issuesOf(trouble)}
        refs={{ fromFund: choice('fromFund'), toFund: choice('toFund') }}
      />
      {asking ? (
        <ChoiceSheet
          title={asking === 'fromFund' ? t.fundTransfer.from : t.fundTransfer.to}
          rows={rows.map((row) => ({ ...row, note: row.balance ? t.fund.balance(formatMoney(row.balance)) : null }))}
          onClose={() => setAsking(null)}
          onChoose={(row) => {
            setValues({ ...values, [asking]: row.id })
            setAsking(null)
          }}
        />
      ) : null}
    </Page>
  )
}
