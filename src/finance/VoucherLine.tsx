import { Input, Text, View } from '@tarojs/components'
import { CASH_FLOWS } from '../../shared/finance/cashItems'
import { formatMoney } from '../../shared/kernel/money'
import { Icon } from '../kit/Icon'
import { t } from '../messages'
import { asksCashItem, asksDepartment, asksFund, asksParty, cashItemOf, type Entry, type VoucherSide } from './useVoucher'

export type Asked = 'account' | 'party' | 'fund' | 'department' | 'cashItem'

/** One line of a voucher: its account, its amount on one side, and only what this account asks for. */
export function VoucherLine({
  entry,
  entries,
  issues,
  unbalanced,
  onAsk,
  onPad,
  onChange,
  onBalance,
  onRemove,
}: {
  entry: Entry
  entries: readonly Entry[]
  /** What the service found wrong with this line, by field. */
  issues: Record<string, string>
  unbalanced: boolean
  onAsk: (what: Asked) => void
  onPad: (side: VoucherSide) => void
  onChange: (next: Partial<Entry>) => void
  onBalance: () => void
  onRemove?: (() => void) | undefined
}) {
  const item = cashItemOf(entry, entries)
  const fact = (what: Asked, label: string, name: string | null | undefined) => (
    <View key={what} className="method" role="button" onClick={() => onAsk(what)}>
      <Text className="quiet">{label}</Text>
      <Text className="cut entry-fact">{name || t.field.choose}</Text>
    </View>
  )
  const amount = (side: VoucherSide) => (
    <View
      className={`entry-amount ${entry.side === side ? 'entry-amount-on' : ''}`}
      role="button"
      aria-label={t.voucherEntry.sides[side]}
      onClick={() => onPad(side)}
    >
      <Text className="figure-label">{t.voucherEntry.sides[side]}</Text>
      <Text className={`number ${entry.red ? 'entry-red' : ''}`}>
        {entry.side === side && entry.amount ? formatMoney(entry.red ? `-${entry.amount}` : entry.amount) : ''}
      </Text>
    </View>
  )
  return (
    <View className="card">
      <View className="method">
        <View className="entry-account" role="button" onClick={() => onAsk('account')}>
          <Text className={`cut ${entry.account ? 'list-title' : 'placeholder'}`}>
            {entry.account ? `${entry.account} ${entry.accountName}` : t.voucherEntry.chooseAccount}
          </Text>
          <Icon name="next" size={16} />
        </View>
        {onRemove ? (
          <View className="title-act" role="button" aria-label={t.act.remove} onClick={onRemove}>
            <Icon name="close" size={18} />
          </View>
        ) : null}
      </View>
      <View className="entry-amounts">
        {amount('debit')}
        {amount('credit')}
        {unbalanced ? (
          <View className="chip" role="button" onClick={onBalance}>
            <Text>{t.voucherEntry.balance}</Text>
          </View>
        ) : null}
        <View
          className={`chip ${entry.red ? 'chip-on' : ''}`}
          role="checkbox"
          aria-checked={entry.red}
          onClick={() => onChange({ red: !entry.red })}
        >
          <Text>{t.voucherEntry.red}</Text>
        </View>
      </View>
      {asksParty(entry) ? fact('party', t.voucherEntry.party, entry.party?.name) : null}
      {asksFund(entry) ? fact('fund', t.voucherEntry.fund, entry.fund?.name) : null}
      {asksCashItem(entry, entries) ? fact('cashItem', t.voucherEntry.cashItem, item === null ? null : CASH_FLOWS[item]) : null}
      {asksDepartment(entry) ? fact('department', t.voucherEntry.department, entry.department?.name ?? t.field.optional) : null}
      <Input
        className="entry-summary"
        value={entry.summary}
        maxlength={120}
        placeholder={t.voucherEntry.summary}
        placeholderClass="placeholder"
        onInput={(event) => onChange({ summary: event.detail.value })}
      />
      {Object.values(issues).map((message) => (
        <Text key={message} className="field-issue">
          {message}
        </Text>
      ))}
    </View>
  )
}
