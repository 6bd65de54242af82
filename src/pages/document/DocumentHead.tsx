import { Text, View } from '@tarojs/components'
import { bare, metaOf } from '../../../shared/kernel/fields'
import { formatMoney, formatRate } from '../../../shared/kernel/money'
import { dayWords } from '../../day'
import type { Detail } from '../../documents/act'
import { kindOf, STATE_TONES } from '../../kinds'
import { Tag } from '../../kit/Tag'
import { t } from '../../messages'

/** Whose document it is, its state and number, and the facts of its head; a kind's own fields by their labels. */
export function DocumentHead({ detail }: { detail: Detail }) {
  const said = detail as Record<string, unknown>
  const own = Object.entries(kindOf(detail.kind)?.head ?? {}).map(([name, field]) => {
    const meta = metaOf(bare(field))
    const value = meta.kind === 'ref' ? said[`${name}Name`] : said[name]
    if (!value) return { label: meta.label, value: null }
    if (meta.kind === 'ref') return { label: meta.label, value: String(value) }
    if (meta.kind === 'enum') return { label: meta.label, value: meta.options?.[String(value)] }
    if (meta.kind === 'boolean') return { label: meta.label, value: t.word.yes }
    if (meta.kind === 'date') return { label: meta.label, value: dayWords(String(value)) }
    if (meta.kind === 'money') return { label: meta.label, value: formatMoney(String(value)) }
    return { label: meta.label, value: meta.kind === 'rate' ? formatRate(String(value)) : String(value) }
  })
  const facts = [
    { label: t.word.date, value: dayWords(detail.date) },
    { label: t.word.warehouse, value: detail.warehouseName },
    ...own,
    { label: t.word.employee, value: detail.employeeName ?? detail.madeByName },
    { label: t.word.voucher, value: detail.voucher },
    { label: t.word.note, value: detail.note },
  ].filter((fact) => fact.value)
  return (
    <View className="card">
      <View className="head-first">
        <Text className="head-party">{detail.partyName ?? kindOf(detail.kind)?.label ?? ''}</Text>
        <View className="head-tags">
          {kindOf(detail.kind)?.close && detail.fulfilment !== 'none' ? (
            <Tag word={t.fulfilment[detail.fulfilment]} tone={detail.fulfilment === 'full' ? 'success' : 'info'} />
          ) : null}
          <Tag word={t.states[detail.state]} tone={STATE_TONES[detail.state]} />
        </View>
      </View>
      <Text className="number quiet">{detail.number ?? t.document.noNumber}</Text>
      <View className="head-facts">
        {facts.map(({ label, value }) => (
          <View key={label} className="head-fact">
            <Text className="head-label">{label}</Text>
            <Text className="head-value">{value}</Text>
          </View>
        ))}
      </View>
    </View>
  )
}
