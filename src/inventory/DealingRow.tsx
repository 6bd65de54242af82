import { Text } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { dec } from '../../shared/kernel/money'
import { inUnits, type UnitRatio } from '../../shared/masters/quantities'
import { dayWords } from '../day'
import { documentPage, kindLabel } from '../kinds'
import { ListRow } from '../kit/ListRow'
import { Tag } from '../kit/Tag'
import { t } from '../messages'

export interface Dealing {
  document: string
  kind: string
  number?: string | null
  date: string
  partyName?: string | null
  warehouseName: string
  quantity: string
  reversal?: boolean
}

/** Goods came or went: with whom, on which document, how many; a tap opens the document. */
export function DealingRow({ row, units, left }: { row: Dealing; units: readonly UnitRatio[]; left?: string }) {
  const quantity = dec(row.quantity)
  return (
    <ListRow
      title={row.partyName ?? kindLabel(row.kind)}
      tag={row.reversal ? <Tag word={t.states.voided} tone="danger" /> : undefined}
      facts={[row.partyName ? `${kindLabel(row.kind)} ${dayWords(row.date)}` : dayWords(row.date), row.warehouseName, row.number]}
      figure={
        <Text className={`number quantity ${quantity.isNegative() ? '' : 'plus'}`}>
          {`${quantity.isNegative() ? '' : '+'}${inUnits(row.quantity, units)}`}
        </Text>
      }
      figureNote={left ? <Text className="number quiet list-facts">{left}</Text> : undefined}
      onTap={() => Taro.navigateTo({ url: documentPage(row.kind, row.document) })}
    />
  )
}
