import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { CASH_FLOWS } from '../../../shared/finance/cashItems'
import { headFields } from '../../../shared/kernel/document'
import { formatMoney } from '../../../shared/kernel/money'
import { useAsk } from '../../asking'
import { documentPage } from '../../kinds'
import { Button } from '../../kit/Button'
import { ErrorNote } from '../../kit/ErrorNote'
import { Form } from '../../kit/Form'
import { NumberPad, type PadRequest } from '../../kit/NumberPad'
import { Page } from '../../kit/Page'
import { PendingNote } from '../../kit/PendingNote'
import { Skeleton } from '../../kit/Skeleton'
import { ChoiceSheet } from '../../masters/ChoiceSheet'
import { PartySheet } from '../../masters/PartySheet'
import { t } from '../../messages'
import { useSending } from '../../sending'
import { useMay } from '../../session'
import { issuesOf, troubleOf } from '../../trouble'
import { AccountSheet } from '../AccountSheet'
import { rolesOf } from '../partyRoles'
import { sendDocument } from '../sendDocument'
import { asksFund, type Entry, fundsOf, linesOf, useVoucher } from '../useVoucher'
import { type Asked, VoucherLine } from '../VoucherLine'
import '../finance.scss'

const HEAD = { date: headFields.date, note: headFields.note }
const EVERY = { limit: 200 }
const CASH_ITEMS = Object.entries(CASH_FLOWS).map(([id, name]) => ({ id, name }))

/** 记账凭证 by hand: account by code, name or initials, amount on one side, 平 fills what lacks; or from a template. */
export default function VoucherEntry() {
  const params = useRouter().params
  const from = params.id ?? params.copy
  const saved = useAsk('finance', 'manualVoucher.detail', { id: from ?? '' }, Boolean(from))
  const accounts = useAsk('finance', 'account.list', {})
  const funds = useAsk('finance', 'fund.list', EVERY)
  const mayPost = useMay('manualVoucher.approve')
  const voucher = useVoucher(!from)
  const { busy, pending, trouble, setTrouble, send } = useSending()
  const [asked, setAsked] = useState<{ key: number; what: Asked } | null>(null)
  const [pad, setPad] = useState<PadRequest | null>(null)
  const [choosing, setChoosing] = useState(false)
  const departments = useAsk('system', 'department.list', EVERY, asked?.what === 'department')
  const templates = useAsk('finance', 'voucherTemplate.list', EVERY, choosing)
  const rows = funds.data?.rows ?? []
  const entry = voucher.entries.find(({ key }) => key === asked?.key)
  const title = t.voucherEntry.title

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the voucher and the names of accounts are known
  useEffect(() => {
    if (!saved.data || !accounts.data) return
    const names = new Map(accounts.data.rows.map(({ code, name }) => [code, name]))
    voucher.load(saved.data, (code) => names.get(code) ?? '', params.id ? saved.data.date : null)
  }, [saved.data !== undefined && accounts.data !== undefined])

  const change = (next: Partial<Entry>) => {
    if (entry) voucher.change(entry.key, next)
    setAsked(null)
  }
  /** The account's only fund needs no tap. */
  const chooseAccount = ({ code, name }: { code: string; name: string }) => {
    const [fund, ...others] = asksFund({ account: code } as Entry) ? fundsOf(rows, code) : []
    change({ account: code, accountName: name, party: null, fund: fund && others.length === 0 ? fund : null, cashItem: null })
  }
  const confirm = async (verb: 'post' | 'submit' | 'save') => {
    const entries = linesOf(voucher.entries)
    if (verb !== 'save' && !voucher.difference.isZero())
      return setTrouble({ kind: 'local', ...t.voucherEntry.unbalanced(formatMoney(voucher.difference.abs())) })
    if (entries.some(({ account }) => account === '')) return setTrouble({ kind: 'local', ...t.voucherEntry.noAccountChosen() })
    const input = {
      ...(params.id && saved.data ? { id: params.id, version: saved.data.version } : {}),
      date: voucher.date,
      ...(voucher.note.trim() ? { note: voucher.note.trim() } : {}),
      entries,
    }
    const answer = await sendDocument(send, 'manualVoucher', verb, input, `${title} ${formatMoney(voucher.total)}`)
    if (!answer) return
    voucher.restart()
    await Taro.redirectTo({ url: documentPage('manualVoucher', answer.id) })
  }

  if (pending)
    return (
      <Page title={title}>
        <PendingNote title={title} />
      </Page>
    )
  const issues = issuesOf(trouble)
  const lineIssues = (index: number) => Object.fromEntries(Object.entries(issues).filter(([path]) => path.startsWith(`entries.${index}.`)))
  const footer = (
    <View>
      <View className="method">
        <Text className="number">{t.voucherEntry.total(formatMoney(voucher.total))}</Text>
        <Text className={`number ${voucher.difference.isZero() ? 'quiet' : 'money-below'}`}>
          {t.voucherEntry.difference(voucher.difference)}
        </Text>
      </View>
      <View className="buttons">
        <Button look="quiet" word={t.finance.saveDraft} disabled={busy} onTap={() => void confirm('save')} />
        <Button
          word={mayPost ? t.voucherEntry.post : t.voucherEntry.submit}
          busy={busy}
          onTap={() => void confirm(mayPost ? 'post' : 'submit')}
        />
      </View>
    </View>
  )
  return (
    <Page title={title} footer={footer}>
      {from && (saved.isPending || accounts.isPending) ? <Skeleton rows={4} /> : null}
      {saved.error ? <ErrorNote trouble={troubleOf(saved.error)} actWord={t.act.again} onAct={() => void saved.refetch()} /> : null}
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {voucher.entries.map((one, index) => (
        <VoucherLine
          key={one.key}
          entry={one}
          entries={voucher.entries}
          issues={lineIssues(index)}
          unbalanced={!voucher.difference.isZero()}
          onAsk={(what) => setAsked({ key: one.key, what })}
          onPad={(side) =>
            setPad({
              title: `${t.voucherEntry.sides[side]} ${one.accountName}`,
              value: one.side === side ? one.amount : '',
              places: 2,
              sign: '¥',
              onDone: (amount) => voucher.change(one.key, { side, amount }),
            })
          }
          onChange={(next) => voucher.change(one.key, next)}
          onBalance={() => voucher.balance(one.key)}
          onRemove={voucher.entries.length > 2 ? () => voucher.remove(one.key) : undefined}
        />
      ))}
      <View className="buttons">
        <Button small look="quiet" icon="plus" word={t.voucherEntry.another} onTap={voucher.add} />
        {params.id ? null : <Button small look="quiet" word={t.voucherEntry.fromTemplate} onTap={() => setChoosing(true)} />}
      </View>
      <Form
        shape={HEAD}
        values={{ date: voucher.date, note: voucher.note }}
        onChange={({ date, note }) => voucher.setHead({ date, note })}
        issues={issues}
      />
      <NumberPad request={pad} onClose={() => setPad(null)} />
      {asked?.what === 'account' ? <AccountSheet onChoose={chooseAccount} onClose={() => setAsked(null)} /> : null}
      {asked?.what === 'party' && entry ? (
        <PartySheet
          role={rolesOf(entry.account)}
          title={t.finance.chooseParty}
          onChoose={(party) => change({ party })}
          onClose={() => setAsked(null)}
        />
      ) : null}
      {asked?.what === 'fund' && entry ? (
        <ChoiceSheet
          title={t.voucherEntry.fund}
          rows={fundsOf(rows, entry.account)}
          onChoose={(fund) => change({ fund })}
          onClose={() => setAsked(null)}
        />
      ) : null}
      {asked?.what === 'department' ? (
        <ChoiceSheet
          title={t.voucherEntry.department}
          rows={departments.data?.rows ?? []}
          onChoose={(department) => change({ department })}
          onClose={() => setAsked(null)}
        />
      ) : null}
      {asked?.what === 'cashItem' ? (
        <ChoiceSheet
          title={t.voucherEntry.cashItem}
          rows={CASH_ITEMS}
          onChoose={({ id }) => change({ cashItem: Number(id) })}
          onClose={() => setAsked(null)}
        />
      ) : null}
      {choosing ? (
        <ChoiceSheet
          title={t.voucherEntry.fromTemplate}
          rows={templates.data?.rows ?? []}
          onChoose={({ document }) => void Taro.redirectTo({ url: `/finance/voucher-entry/index?copy=${document}` })}
          onClose={() => setChoosing(false)}
        />
      ) : null}
    </Page>
  )
}
