import { Input, Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { dec, formatMoney } from '../../../shared/kernel/money'
import type { OutputOf } from '../../api'
import { useAsk } from '../../asking'
import type { Detail } from '../../documents/act'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { ErrorNote } from '../../kit/ErrorNote'
import { ListRow } from '../../kit/ListRow'
import { Sheet } from '../../kit/Sheet'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useSending } from '../../sending'
import { useMay } from '../../session'

type Entry = OutputOf<'finance', 'manualVoucher.detail'>['entries'][number] & { partyName?: string | null; departmentName?: string | null }

/** The lines of a voucher by hand, with what each says; a posted one can be kept as a template. */
export function DocumentEntries({ detail }: { detail: Detail }) {
  const { entries } = detail as unknown as { entries: Entry[] }
  const accounts = useAsk('finance', 'account.list', {}, useMay('ledger.view'))
  const names = new Map((accounts.data?.rows ?? []).map(({ code, name }) => [code, name]))
  const writes = useMay('manualVoucher.save')
  const [name, setName] = useState<string | null>(null)
  const { busy, trouble, send } = useSending()
  const keep = async () => {
    const input = { name: (name ?? '').trim(), document: detail.id }
    if (!(await send(act('finance', 'voucherTemplate.save', input, { title: t.voucherEntry.saveTemplate })))) return
    setName(null)
    await Taro.showToast({ title: t.voucherEntry.templateSaved, icon: 'none' })
  }
  return (
    <>
      <Card flush title={t.voucherEntry.entries}>
        {entries.map((entry, index) => {
          const credit = !entry.debit || dec(entry.debit).isZero()
          return (
            <ListRow
              // biome-ignore lint/suspicious/noArrayIndexKey: lines of a saved document keep their place
              key={index}
              title={`${entry.account} ${names.get(entry.account) ?? ''}`}
              facts={[entry.summary, entry.partyName, entry.fundName, entry.departmentName]}
              figure={<Text className="number money">{t.accountBook.side((credit ? entry.credit : entry.debit) ?? '0', credit)}</Text>}
            />
          )
        })}
        <View className="document-totals">
          <View className="document-total document-sum">
            <Text>{t.voucherEntry.total(formatMoney(detail.amountIncl))}</Text>
          </View>
        </View>
      </Card>
      {writes && detail.state === 'approved' ? (
        <View className="buttons">
          <Button look="quiet" word={t.voucherEntry.saveTemplate} onTap={() => setName(detail.note ?? '')} />
        </View>
      ) : null}
      {name === null ? null : (
        <Sheet
          open
          title={t.voucherEntry.saveTemplate}
          onClose={() => setName(null)}
          footer={<Button word={t.act.save} busy={busy} disabled={!name.trim()} onTap={() => void keep()} />}
        >
          {trouble ? <ErrorNote trouble={trouble} /> : null}
          <View className="reason">
            <Input
              className="reason-text"
              value={name}
              maxlength={60}
              placeholder={t.voucherEntry.templateName}
              placeholderClass="placeholder"
              onInput={(event) => setName(event.detail.value)}
            />
          </View>
        </Sheet>
      )}
    </>
  )
}
