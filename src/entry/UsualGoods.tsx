import { Text, View } from '@tarojs/components'
import { formatMoney, formatPrice, formatQuantity } from '../../shared/kernel/money'
import { fetchOnce, useAsk } from '../asking'
import { dayWords } from '../day'
import { Button } from '../kit/Button'
import { Card } from '../kit/Card'
import { ListRow } from '../kit/ListRow'
import { t } from '../messages'
import type { SkuRow } from './lines'

/** Before anything is typed: the customer's last order to repeat, and what it buys most often, one tap each. */
export function UsualGoods({
  party,
  warehouse,
  onRepeat,
  onAdd,
}: {
  party: string
  warehouse: string | null
  onRepeat: (kind: string, id: string) => void
  onAdd: (sku: SkuRow, unit: string, quantity: string) => void
}) {
  const asked = useAsk('sales', 'customer.trade', { id: party, limit: 10 })
  const { goods = [], last } = asked.data ?? {}
  if (!last && goods.length === 0) return null
  const add = async ({ sku, unit, quantity }: (typeof goods)[number]) => {
    const { rows } = await fetchOnce('product', 'sku.list', { ids: [sku], warehouse })
    if (rows[0]) onAdd(rows[0], unit, formatQuantity(quantity).replaceAll(',', ''))
  }
  return (
    <View>
      {last ? (
        <Card>
          <View className="entry-grant">
            <View className="entry-words">
              <Text className="entry-name cut">{last.summary}</Text>
              <Text className="entry-facts">{`${t.repeat.title} · ${dayWords(last.date)} · ${formatMoney(last.amountIncl)}`}</Text>
            </View>
            <Button small word={t.repeat.verb} onTap={() => onRepeat(last.kind, last.id)} />
          </View>
        </Card>
      ) : null}
      {goods.length > 0 ? (
        <Card flush title={t.repeat.usual}>
          {goods.map((row) => (
            <ListRow
              key={row.unit}
              title={row.name}
              facts={[row.spec, t.repeat.last(dayWords(row.lastDate), `${formatPrice(row.lastPrice)}/${row.unitName}`)]}
              figure={<Text className="number quantity">{`+ ${formatQuantity(row.quantity)} ${row.unitName}`}</Text>}
              onTap={() => void add(row)}
            />
          ))}
        </Card>
      ) : null}
    </View>
  )
}
