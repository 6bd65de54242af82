import { useState } from 'react'
import { dec, ONE, quantityText } from '../../../shared/kernel/money'
import type { OutputOf } from '../../api'
import { fetchOnce, useAsk } from '../../asking'
import { t } from '../../messages'
import { signal } from '../../platform/feedback'
import { type Trouble, scanTrouble } from '../../trouble'
import { type Back, backOf, leftOf, returnLines } from './back'

type Detail = OutputOf<'sales', 'delivery.detail'>
type Line = Detail['lines'][number]

/** What comes back of a delivery, by scan or by hand, as the lines of a return. */
export function useBack(delivery: Detail | undefined, setTrouble: (trouble: Trouble | null) => void) {
  const [back, setBack] = useState<Back>({})
  const lines = delivery?.lines ?? []
  const ids = [...new Set(lines.map((line) => line.sku))]
  const goods = useAsk('product', 'sku.list', { ids, archived: true, limit: 200 }, ids.length > 0)

  const put = (line: Line, next: Partial<Back[string]>) =>
    setBack((before) => {
      const whole = { ...backOf(before, line.id), ...next }
      const most = dec(whole.quantity).greaterThan(leftOf(line)) ? leftOf(line) : whole.quantity
      return { ...before, [line.id]: { ...whole, quantity: quantityText(most) } }
    })
  const giveAll = () => {
    for (const line of lines) put(line, { quantity: leftOf(line) })
  }
  const scan = async (code: string) => {
    try {
      const { sku, unit: unitId, line: read } = await fetchOnce('product', 'sku.scan', { code })
      const unit = sku.units.find((one) => one.id === unitId) ?? sku.units[0]!
      const quantity = ONE.times(unit.numerator).div(unit.denominator)
      const line = lines.find(
        (one) => one.sku === sku.id && dec(backOf(back, one.id).quantity).plus(quantity).lessThanOrEqualTo(leftOf(one)),
      )
      signal(line ? 'hit' : 'unknown')
      if (!line) return setTrouble({ kind: 'local', ...t.giveBack.notSold(sku.name) })
      const so = backOf(back, line.id)
      setTrouble(null)
      put(line, { quantity: quantityText(dec(so.quantity).plus(quantity)), serials: [...so.serials, ...(read.serials ?? [])] })
    } catch (error) {
      signal('unknown')
      setTrouble(scanTrouble(code, error))
    }
  }
  const given = returnLines(back, lines, (sku) => goods.data?.rows.find((row) => row.id === sku)?.units[0]?.id)
  const needsPlace = given.some(({ inspection }) => inspection === 'defective')
  return { back, put, giveAll, scan, given, needsPlace, ready: goods.data !== undefined }
}
