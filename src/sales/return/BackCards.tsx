import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { dec } from '../../../shared/kernel/money'
import type { OutputOf } from '../../api'
import { InspectionChips } from '../../entry/InspectionChips'
import { NumberPad } from '../../kit/NumberPad'
import { Stepper } from '../../kit/Stepper'
import { t } from '../../messages'
import { type Back, backOf, leftOf } from './back'

type Line = OutputOf<'sales', 'delivery.detail'>['lines'][number]

export interface BackCardsProps {
  lines: readonly Line[]
  back: Back
  onPut: (line: Line, next: Partial<Back[string]>) => void
}

/** What was delivered, line by line: how much of it comes back, and what was found on it. */
export function BackCards({ lines, back, onPut }: BackCardsProps) {
  const [pad, setPad] = useState<Line | null>(null)
  return (
    <>
      {lines.map((line) => {
        const so = backOf(back, line.id)
        const left = leftOf(line)
        return (
          <View key={line.id} className="entry-line">
            <Text className="entry-name">{line.skuName}</Text>
            <Text className="entry-facts">{[line.skuCode, line.spec].filter(Boolean).join(' · ')}</Text>
            <View className="entry-second">
              <View className="entry-words">
                <Text className="entry-stock">
                  {dec(left).isZero() ? t.giveBack.done : t.giveBack.left(`${dec(left).toFixed()} ${line.baseUnit}`)}
                </Text>
              </View>
              {dec(left).isZero() ? null : (
                <Stepper
                  value={so.quantity}
                  unit={line.baseUnit}
                  label={line.skuName}
                  onChange={(quantity) => onPut(line, { quantity })}
                  onPad={() => setPad(line)}
                />
              )}
            </View>
            {dec(so.quantity).isZero() ? null : (
              <InspectionChips value={so.inspection} onChange={(inspection) => onPut(line, { inspection })} />
            )}
          </View>
        )
      })}
      <NumberPad
        request={
          pad
            ? {
                title: pad.skuName,
                value: backOf(back, pad.id).quantity,
                places: 4,
                unit: pad.baseUnit,
                onDone: (quantity) => onPut(pad, { quantity }),
              }
            : null
        }
        onClose={() => setPad(null)}
      />
    </>
  )
}
