import { Text } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { formatMoney } from '../../shared/kernel/money'
import type { OutputOf } from '../api'
import { dayWords } from '../day'
import { documentPage, kindLabel } from '../kinds'
import { Card } from '../kit/Card'
import { EmptyState } from '../kit/EmptyState'
import { ListRow } from '../kit/ListRow'
import { Money } from '../kit/Money'
import { Tag } from '../kit/Tag'
import { t } from '../messages'

type Item = OutputOf<'sales', 'customer.balance'>['items'][number]

/** What is open with a party, oldest due first, each with its document. */
export function OpenItems({ items }: { items: readonly Item[] }) {
  return (
    <Card flush title={t.party.openItems}>
      {items.map((item) => (
        <ListRow
          key={`${item.document}/${item.dueDate}/${item.amount}`}
          title={item.number ?? kindLabel(item.kind)}
          tag={item.overdueDays > 0 ? <Tag word={t.party.overdueDays(item.overdueDays)} tone="danger" /> : undefined}
          facts={[`${kindLabel(item.kind)} ${dayWords(item.date)}`, t.party.due(dayWords(item.dueDate))]}
          figure={<Money value={item.open} />}
          figureNote={
            item.open === item.amount ? undefined : <Text className="number list-facts">{t.party.of(formatMoney(item.amount))}</Text>
          }
          onTap={() => Taro.navigateTo({ url: documentPage(item.kind, item.document) })}
        />
      ))}
      {items.length === 0 ? <EmptyState icon="check" title={t.party.nothingOpen} /> : null}
    </Card>
  )
}
