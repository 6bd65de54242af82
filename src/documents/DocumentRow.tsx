import Taro from '@tarojs/taro'
import type { OutputOf } from '../api'
import { dayWords } from '../day'
import { documentPage, kindLabel, kindOf, STATE_TONES } from '../kinds'
import { ListRow } from '../kit/ListRow'
import { Money } from '../kit/Money'
import { Tag } from '../kit/Tag'
import { t } from '../messages'

export type ListedDocument = OutputOf<'report', 'document.list'>['rows'][number]

/** A document in any list: whose it is and its state, kind and day and number, its amount. */
export function DocumentRow({ row }: { row: ListedDocument }) {
  const title = row.partyName ?? row.warehouseName ?? kindLabel(row.kind)
  return (
    <ListRow
      title={title}
      tag={<Tag word={t.states[row.state]} tone={STATE_TONES[row.state]} />}
      facts={[
        `${kindLabel(row.kind)} ${dayWords(row.date)}`,
        kindOf(row.kind)?.close && row.state === 'approved' ? t.fulfilment[row.fulfilment] : null,
        row.number ?? t.document.noNumber,
      ]}
      figure={kindOf(row.kind)?.unpriced ? t.document.lineCount(row.lineCount) : <Money value={row.amountIncl} />}
      onTap={() => Taro.navigateTo({ url: documentPage(row.kind, row.id) })}
    />
  )
}
