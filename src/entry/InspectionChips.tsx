import { View } from '@tarojs/components'
import { INSPECTIONS } from '../../shared/sales/return'
import { Chips } from '../kit/Chips'

type Inspection = keyof typeof INSPECTIONS

const CHIPS = (Object.keys(INSPECTIONS) as Inspection[]).map((value) => ({ value, word: INSPECTIONS[value] }))

/** What the inspection of goods that came back found. */
export function InspectionChips({ value, onChange }: { value: Inspection; onChange: (value: Inspection) => void }) {
  return (
    <View className="entry-inspection">
      <Chips chips={CHIPS} value={value} onChange={onChange} />
    </View>
  )
}
