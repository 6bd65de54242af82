import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { formatMoney, sum } from '../../shared/kernel/money'
import { Button } from '../kit/Button'
import { Money } from '../kit/Money'
import { t } from '../messages'
import type { Entry } from './entry'
import { amountsOf, isZero } from './lines'

export interface EntryFooterProps {
  entry: Entry
  /** How the money comes, where it comes with the goods. */
  ways: ReactNode
  verb: string
  seesPrices: boolean
  /** Which promotions the discount is of. */
  discountNote: string | null
  busy: boolean
  onDiscount: () => void
  onPost: () => void
  /** Null where there is no draft to keep. */
  onSave: (() => void) | null
}

/** Totals stick to the bottom beside the one primary act. */
export function EntryFooter({ entry, ways, verb, seesPrices, discountNote, busy, onDiscount, onPost, onSave }: EntryFooterProps) {
  const { totals } = amountsOf(entry.lines, entry)
  const goods = entry.lines.length
  const pieces = sum(entry.lines.map((line) => line.quantity || '0')).toFixed()
  return (
    <View>
      <View className="entry-totals">
        <Text className="quiet">{t.entry.counted(goods, pieces)}</Text>
        {seesPrices ? (
          <View className="entry-sum">
            <View className="entry-discount" role="button" onClick={onDiscount}>
              <Text>{isZero(entry.discount) ? t.entry.discount : t.entry.discounted(formatMoney(entry.discount))}</Text>
            </View>
            <Money value={totals.amountIncl} size="large" />
          </View>
        ) : null}
      </View>
      {seesPrices && discountNote && !isZero(entry.discount) ? <Text className="entry-tax">{discountNote}</Text> : null}
      {seesPrices && !isZero(totals.tax) ? (
        <Text className="entry-tax">
          {entry.taxInclusive ? t.entry.taxInside(formatMoney(totals.tax)) : t.entry.taxOnTop(formatMoney(totals.tax))}
        </Text>
      ) : null}
      {ways}
      <View className="buttons">
        {onSave ? <Button word={t.entry.saveDraft} look="quiet" onTap={onSave} disabled={busy || goods === 0} /> : null}
        <Button word={verb} onTap={onPost} busy={busy} />
      </View>
    </View>
  )
}
