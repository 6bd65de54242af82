import { Text } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { formatQuantity } from '../../../shared/kernel/money'
import type { OutputOf } from '../../api'
import { dayWords } from '../../day'
import { documentPage, kindLabel } from '../../kinds'
import { ListRow } from '../../kit/ListRow'
import { Money } from '../../kit/Money'
import { Tag } from '../../kit/Tag'
import { t } from '../../messages'

type Row = OutputOf<'inventory', 'movement.list'>['rows'][number]

/** One movement: of which goods (or with whom, where the goods are plain), how many, and what was left. */
export function MoveRow({ row, one }: { row: Row; one: boolean }) {
  const out = row.quantity.startsWith('-')
  return (
    <ListRow
      title={one ? (row.partyName ?? kindLabel(row.kind)) : row.name}
      tag={row.reversal ? <Tag word={t.states.voided} tone="danger" /> : undefined}
      facts={[
        one && !row.partyName ? dayWords(row.date) : `${kindLabel(row.kind)} ${dayWords(row.date)}`,
        one ? null : row.spec,
        one ? null : row.partyName,
        row.warehouseName,
        row.lotNumber,
      ]}
      figure={
        <Text className={`number quantity ${out ? '' : 'plus'}`}>{`${out ? '' : '+'}${formatQuantity(row.quantity)} ${row.baseUnit}`}</Text>
      }
      figureNote={
        row.runningQuantity ? (
          <Text className="number quiet list-facts">{t.stock.left(formatQuantity(row.runningQuantity), row.baseUnit)}</Text>
        ) : row.value ? (
          <Money value={row.value} size="small" />
        ) : undefined
      }
      onTap={() => Taro.navigateTo({ url: documentPage(row.kind, row.document) })}
    />
  )
}
