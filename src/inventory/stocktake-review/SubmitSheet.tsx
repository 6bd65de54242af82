import { Text } from '@tarojs/components'
import { useState } from 'react'
import { stocktakeActions } from '../../../shared/inventory/stocktakeContract'
import { shapeOf } from '../../../shared/kernel/fields'
import type { InputOf } from '../../api'
import { Button } from '../../kit/Button'
import { Form } from '../../kit/Form'
import { Sheet } from '../../kit/Sheet'
import { PartySheet } from '../../masters/PartySheet'
import { t } from '../../messages'

type How = Omit<InputOf<'inventory', 'stocktake.submit'>, 'id' | 'version'>
const SHAPE = shapeOf(stocktakeActions['stocktake.submit'].input)!

/** How differences are booked: goods nobody counted, who bears what is missing, and whether doubts are left aside. */
export function SubmitSheet({ recounts, onSubmit, onClose }: { recounts: number; onSubmit: (how: How) => void; onClose: () => void }) {
  const [how, setHow] = useState<How>({ uncounted: 'leave', settlement: 'expense' })
  const [payer, setPayer] = useState<string | null>(null)
  const [choosing, setChoosing] = useState(false)
  const only = ['uncounted', 'settlement', ...(how.settlement === 'payer' ? ['payer'] : []), ...(recounts > 0 ? ['accept'] : [])]
  if (choosing)
    return (
      // biome-ignore lint/a11y/useValidAriaRole: the role a party plays
      <PartySheet
        role="customer"
        title={t.count.payer}
        onClose={() => setChoosing(false)}
        onChoose={(party) => {
          setHow({ ...how, payer: party.id })
          setPayer(party.name)
          setChoosing(false)
        }}
      />
    )
  return (
    <Sheet
      open
      title={t.count.submitTitle}
      onClose={onClose}
      footer={<Button word={t.count.submit} disabled={how.settlement === 'payer' && !how.payer} onTap={() => onSubmit(how)} />}
    >
      <Text className="sheet-note">{t.count.submitText}</Text>
      <Form
        shape={SHAPE}
        only={only}
        values={how as Record<string, unknown>}
        onChange={(next) => setHow(next as How)}
        refs={{ payer: { name: payer, onChoose: () => setChoosing(true) } }}
      />
    </Sheet>
  )
}
