import { dayWords } from '../day'
import { formatMoney } from '../../shared/kernel/money'
import { PROMOTION_STATES, type PromotionState } from '../../shared/sales/promotion'
import type { Chip } from '../kit/Chips'
import type { Tone } from '../kit/Tag'
import { t } from '../messages'

export type StateFilter = PromotionState | 'all'

/** Filters of a list of rules by where they stand. */
export const STATE_CHIPS: Chip<StateFilter>[] = [
  { value: 'all', word: t.list.all },
  ...(['running', 'coming', 'over'] as const).map((value) => ({ value, word: PROMOTION_STATES[value] })),
]

export const RULE_TONES: Record<PromotionState, Tone> = { running: 'success', coming: 'info', over: 'quiet' }

export const windowWords = (from: string, to: string | null | undefined): string =>
  t.agreement.window(dayWords(from), to ? dayWords(to) : t.agreement.forever)

/** ¥500, without cents where there are none. */
export const moneyWords = (value: string): string => formatMoney(value).replace(/\.00$/, '')
