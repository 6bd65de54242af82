import { Text, View } from '@tarojs/components'
import { dec, formatMoney, formatPrice, formatQuantity, formatRate, moneyText, sum } from '../../../shared/kernel/money'
import type { Detail } from '../../documents/act'
import { Card } from '../../kit/Card'
import { Money } from '../../kit/Money'
import { kindOf } from '../../kinds'
import { t } from '../../messages'
import { LinePieces } from './LinePieces'

type Line = Detail['lines'][number]

const priceFacts = (line: Line, unpriced: boolean): string =>
  [
    line.price && !unpriced ? `${formatPrice(line.price)}/${line.unitName}` : null,
    line.discountRate && !dec(line.discountRate).isZero() ? t.document.off(formatRate(line.discountRate)) : null,
    line.discountAmount && !dec(line.discountAmount).isZero() ? t.document.minus(formatMoney(line.discountAmount)) : null,
    line.unitName === line.baseUnit ? null : t.document.inBase(formatQuantity(line.baseQuantity), line.baseUnit),
  ]
    .filter(Boolean)
    .join(' · ')

/** Lines as cards, and the totals they come to. */
export function DocumentLines({ detail }: { detail: Detail }) {
  const unpriced = kindOf(detail.kind)?.unpriced === true
  const shared = moneyText(sum(detail.lines.map((line) => line.share)))
  const totals = [
    { label: t.document.discount, value: dec(shared).isZero() ? null : moneyText(dec(shared).negated()) },
    { label: t.document.amountExcl, value: dec(detail.tax).isZero() ? null : detail.amountExcl },
    { label: t.document.tax, value: dec(detail.tax).isZero() ? null : detail.tax },
    { label: t.document.cost, value: detail.cost ?? null },
  ].filter(({ value }) => value !== null)
  return (
    <Card flush title={t.document.lines(detail.lines.length)}>
      {detail.lines.map((line) => (
        <View key={line.id} className="document-line">
          <View className="document-words">
            <Text className="document-name">{line.skuName}</Text>
            <Text className="document-facts">{[line.skuCode, line.spec].filter(Boolean).join(' · ')}</Text>
            <Text className="document-facts number">{priceFacts(line, unpriced)}</Text>
            {unpriced || !line.priceNote ? null : <Text className="document-facts">{line.priceNote}</Text>}
            <LinePieces kind={detail.kind} line={line} />
            {line.note ? <Text className="document-facts">{line.note}</Text> : null}
          </View>
          <View className="list-figure">
            {unpriced ? null : <Money value={line.amountIncl} />}
            <Text className={`number ${unpriced ? 'quantity' : 'quiet'}`}>{`× ${formatQuantity(line.quantity)} ${line.unitName}`}</Text>
          </View>
        </View>
      ))}
      <View className="document-totals">
        {detail.discountNote ? <Text className="document-facts">{detail.discountNote}</Text> : null}
        {totals.map(({ label, value }) => (
          <View key={label} className="document-total">
            <Text className="quiet">{label}</Text>
            <Text className="number">{formatMoney(value!)}</Text>
          </View>
        ))}
        {unpriced ? null : (
          <View className="document-total document-sum">
            <Text>{t.document.amountIncl}</Text>
            <Money value={detail.amountIncl} size="large" />
          </View>
        )}
      </View>
    </Card>
  )
}
