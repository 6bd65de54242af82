import { Text, View } from '@tarojs/components'
import { dec, formatPrice, quantityText } from '../../../shared/kernel/money'
import { inUnits } from '../../../shared/masters/quantities'
import { LineTracking } from '../../entry/LineTracking'
import { type EntryLine, lineOf, type SkuRow } from '../../entry/lines'
import { Icon } from '../../kit/Icon'
import type { PadRequest } from '../../kit/NumberPad'
import { Stepper } from '../../kit/Stepper'
import { t } from '../../messages'
import { type Arrival, goodOf, type OrderRow } from './arrivals'

/** What came, as the sheets of batches and serials know a line: in the base unit. */
export const lineFor = (sku: SkuRow, { good, lotNumber, producedAt, expiresAt, serials }: Arrival): EntryLine => ({
  ...lineOf(sku, sku.units[0]!),
  quantity: good,
  lotNumber,
  producedAt,
  expiresAt,
  serials,
})

const unitsOf = (row: OrderRow) => [
  { name: row.baseUnitName, numerator: 1, denominator: 1 },
  ...(row.unit === row.baseUnit ? [] : [{ name: row.unitName, numerator: row.numerator, denominator: row.denominator }]),
]

interface ArrivalCardProps {
  row: OrderRow
  sku: SkuRow | undefined
  arrivals: Arrival[]
  onChange: (nth: number, next: Partial<Arrival>) => void
  onPad: (request: PadRequest) => void
  onTracking: (nth: number) => void
  onReject: (nth: number) => void
  onOther: () => void
}

/** An order line with what came of it, batch by batch. */
export function ArrivalCard({ row, sku, arrivals, onChange, onPad, onTracking, onReject, onOther }: ArrivalCardProps) {
  const left = dec(row.open).minus(goodOf(arrivals, row.line))
  const price = arrivals[0]?.price ?? row.price
  const setPrice = (value: string) => {
    for (const nth of arrivals.keys()) onChange(nth, { price: value })
  }
  return (
    <View className="entry-line">
      <Text className="entry-name">{row.skuName}</Text>
      <Text className="entry-facts">{[row.skuCode, row.spec, row.number].filter(Boolean).join(' · ')}</Text>
      <View className="entry-first">
        <View className="entry-words">
          <Text className={`entry-stock ${left.greaterThan('0') ? 'entry-short' : ''}`}>
            {left.isNegative() ? t.buying.arrive.most(inUnits(row.most, unitsOf(row))) : t.buying.arrive.open(inUnits(left, unitsOf(row)))}
          </Text>
        </View>
        {price === undefined || price === null ? null : (
          <View
            className="entry-price"
            role="button"
            onClick={() => onPad({ title: row.skuName, value: price, places: 6, sign: '¥', unit: `/${row.unitName}`, onDone: setPrice })}
          >
            <Text className="number">{`${formatPrice(price)}/${row.unitName}`}</Text>
            <Icon name="edit" size={14} />
          </View>
        )}
      </View>
      {arrivals.map((arrival, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: batches of a line have no other name
        <View key={nth}>
          {sku ? <LineTracking line={lineFor(sku, arrival)} direction="in" onTap={() => onTracking(nth)} /> : null}
          <View className="entry-second">
            <View className="entry-words">
              <View className="entry-price" role="button" onClick={() => onReject(nth)}>
                <Text className={dec(arrival.rejected).isZero() ? '' : 'entry-noprice'}>
                  {dec(arrival.rejected).isZero()
                    ? t.buying.arrive.reject
                    : t.buying.arrive.rejected(inUnits(arrival.rejected, unitsOf(row)), arrival.reason)}
                </Text>
                <Icon name="next" size={14} />
              </View>
            </View>
            <Stepper
              value={quantityText(arrival.good)}
              unit={row.baseUnitName}
              label={row.skuName}
              onChange={(good) => onChange(nth, { good })}
              onPad={() =>
                onPad({
                  title: row.skuName,
                  value: arrival.good,
                  places: 4,
                  unit: row.baseUnitName,
                  onDone: (good) => onChange(nth, { good }),
                })
              }
            />
          </View>
        </View>
      ))}
      {sku?.tracking === 'lot' ? (
        <View className="entry-price" role="button" onClick={onOther}>
          <Icon name="plus" size={14} />
          <Text>{t.buying.arrive.otherBatch}</Text>
        </View>
      ) : null}
    </View>
  )
}
