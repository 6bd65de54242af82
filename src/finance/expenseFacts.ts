import { headFields } from '../../shared/kernel/document'
import { moneyText, sum } from '../../shared/kernel/money'
import type { OutputOf } from '../api'

export interface Charge {
  key: number
  category: string
  amount: string
  tax: string
  note: string
  department: string | null
}

export const newCharge = (key: number): Charge => ({ key, category: '', amount: '', tax: '', note: '', department: null })

/** Paid by nobody yet: it is owed. */
export const OWED = 'owed'
export const FACTS = { date: headFields.date, department: headFields.department, note: headFields.note }

export const totalOf = (charges: readonly Charge[]): string => moneyText(sum(charges.map(({ amount }) => amount || '0')))

type Saved = OutputOf<'finance', 'expense.detail'>

/** A saved document as it is changed or repeated; what was paid by several accounts comes back as one. */
export const takenUp = (saved: Saved, again: boolean, day: string) => ({
  charges: saved.charges.map((charge, key) => ({
    key,
    category: charge.category,
    amount: charge.amount,
    tax: charge.tax ?? '',
    note: charge.note ?? '',
    department: charge.department ?? null,
  })),
  fund: saved.methods[0]?.fund ?? OWED,
  party: saved.party ? { id: saved.party, name: saved.partyName ?? '' } : null,
  photo: again ? null : (saved.photo ?? null),
  facts: { date: again ? day : saved.date, department: saved.department ?? null, note: saved.note ?? null } as Record<string, unknown>,
})
