import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { party as partyMaster } from '../../../shared/masters/party'
import { changeOfParty } from '../../../shared/masters/partyActions'
import type { InputOf } from '../../api'
import { Button } from '../../kit/Button'
import { ErrorNote } from '../../kit/ErrorNote'
import { Form } from '../../kit/Form'
import { Page } from '../../kit/Page'
import { PendingNote } from '../../kit/PendingNote'
import { Skeleton } from '../../kit/Skeleton'
import { PartyLists } from '../PartyLists'
import { usePartyRefs } from '../usePartyRefs'
import { roleOf, useParty } from '../../masters/parties'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useSending } from '../../sending'
import { issuesOf, troubleOf } from '../../trouble'

type Values = InputOf<'sales', 'customer.save'>

const ONLY = [
  'name',
  'code',
  'contact',
  'phone',
  'address',
  'region',
  'terms',
  'termDays',
  'creditLimit',
  'creditDays',
  'taxNumber',
  'note',
]

/** A customer or supplier as a form; the fields come from their declaration. */
export default function PartyEdit() {
  const { id = '', role: word } = useRouter().params
  const role = roleOf(word)
  const asked = useParty(role, id)
  const [values, setValues] = useState<Values>({ name: '', [role]: true })
  const { busy, pending, trouble, send } = useSending()

  useEffect(() => {
    if (!asked.data) return
    setValues(changeOfParty(asked.data))
  }, [asked.data])

  const { refs, sheet } = usePartyRefs(values, asked.data, (next) => setValues({ ...values, ...next }))
  const save = async () => {
    const about = { title: `${t.party.one[role]} ${values.name}` }
    const saved = await send(
      role === 'customer' ? act('sales', 'customer.save', values, about) : act('purchase', 'supplier.save', values, about),
    )
    if (saved) await Taro.navigateBack()
  }
  if (pending)
    return (
      <Page title={t.party.one[role]}>
        <PendingNote title={values.name} />
      </Page>
    )
  return (
    <Page
      title={id ? t.party.edit[role] : t.party.add[role]}
      footer={<Button word={t.act.save} busy={busy} disabled={!values.name.trim()} onTap={() => void save()} />}
    >
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {id && asked.isPending ? (
        <Skeleton rows={6} />
      ) : (
        <Form
          shape={partyMaster.fields}
          only={role === 'supplier' ? [...ONLY, 'bankName', 'bankAccount', 'specialInvoice'] : [...ONLY, 'priceLevel', 'employee']}
          refs={refs}
          values={values}
          onChange={setValues}
          issues={issuesOf(trouble)}
        />
      )}
      {id && asked.isPending ? null : <PartyLists values={values} role={role} onChange={(next) => setValues({ ...values, ...next })} />}
      {sheet}
    </Page>
  )
}
