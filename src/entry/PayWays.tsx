import { useEffect } from 'react'
import { useAsk } from '../asking'
import { Chips } from '../kit/Chips'
import { t } from '../messages'
import { readStored, store } from '../platform/storage'

const LAST = 'sales/last-way'
const ON_CREDIT = 'credit'

/** How the customer pays, by one tap; the way used last is chosen already. */
export function PayWays({ fund, onChange }: { fund: string | undefined; onChange: (fund: string) => void }) {
  const asked = useAsk('finance', 'fund.list', { limit: 200 })
  const rows = asked.data?.rows
  const choose = (value: string) => {
    store(LAST, value)
    onChange(value === ON_CREDIT ? '' : value)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the accounts are known
  useEffect(() => {
    if (!rows || fund !== undefined) return
    const last = readStored<string>(LAST)
    const usual = rows.find(({ id }) => id === last) ?? rows[0]
    if (usual) onChange(usual.id)
  }, [rows])
  const chips = [...(rows ?? []).map(({ id, name }) => ({ value: id, word: name })), { value: ON_CREDIT, word: t.quick.onCredit }]
  return <Chips chips={chips} value={fund === '' ? ON_CREDIT : (fund ?? '')} onChange={choose} />
}
