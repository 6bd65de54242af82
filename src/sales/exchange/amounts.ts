import { dec, type Decimal, moneyText, ONE, roundMoney, sum } from '../../../shared/kernel/money'
import type { OutputOf } from '../../api'
import { type Back, backOf } from '../return/back'

type Line = OutputOf<'sales', 'delivery.detail'>['lines'][number]

/** What comes back is worth what was paid for it; the service works out the last cent of several returns. */
export const backAmount = (back: Back, lines: readonly Line[]): Decimal =>
  sum(
    lines.map((line) => {
      const share = dec(backOf(back, line.id).quantity).div(line.baseQuantity)
      return share.greaterThanOrEqualTo(ONE) ? dec(line.amountIncl) : roundMoney(dec(line.amountIncl).times(share))
    }),
  )

/** What the customer pays more (positive) or gets back. */
export const differenceOf = (out: string, back: Decimal): string => moneyText(dec(out).minus(back))
