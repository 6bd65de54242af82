import { View } from '@tarojs/components'
import { useState } from 'react'
import { useAsk } from '../asking'
import { EmptyState } from '../kit/EmptyState'
import { ErrorNote } from '../kit/ErrorNote'
import { ListRow } from '../kit/ListRow'
import { Search } from '../kit/Search'
import { Sheet } from '../kit/Sheet'
import { Skeleton } from '../kit/Skeleton'
import { t } from '../messages'
import { troubleOf } from '../trouble'

interface Account {
  code: string
  name: string
}

/** Choosing an account by the beginning of its code, a part of its name or its initials. `leaves` leaves out what has detail accounts. */
export function AccountSheet({
  leaves = true,
  onChoose,
  onClose,
}: {
  leaves?: boolean
  onChoose: (account: Account) => void
  onClose: () => void
}) {
  const [text, setText] = useState('')
  const asked = useAsk('finance', 'account.list', {})
  const wanted = text.toLowerCase()
  const all = asked.data?.rows ?? []
  const rows = all
    .filter(({ leaf }) => leaf || !leaves)
    .filter(({ code, name, pinyin }) => code.startsWith(wanted) || name.includes(text) || pinyin.includes(wanted))
  /** 管理费用 › 办公费: a detail account is known by what it is a part of. */
  const within = (code: string) => all.filter((one) => one.code !== code && code.startsWith(one.code)).map(({ name }) => name)
  return (
    <Sheet open tall title={t.voucherEntry.chooseAccount} onClose={onClose}>
      <View className="sheet-search">
        <Search placeholder={t.voucherEntry.searchAccount} onSearch={setText} />
      </View>
      {asked.isPending ? <Skeleton rows={6} /> : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {rows.map(({ code, name }) => (
        <ListRow key={code} title={`${code} ${name}`} facts={[within(code).join(' › ')]} onTap={() => onChoose({ code, name })} />
      ))}
      {asked.data && rows.length === 0 ? <EmptyState title={t.voucherEntry.noAccount} /> : null}
    </Sheet>
  )
}
