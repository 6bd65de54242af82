import { dec, quantityText } from '../../../shared/kernel/money'
import type { OutputOf } from '../../api'
import { useAsk } from '../../asking'
import { useLatest } from '../../latest'
import { t } from '../../messages'
import { scannedQuantity, useScanInto } from '../../scanning'
import type { Trouble } from '../../trouble'
import { type Back, backOf, leftOf, returnLines } from './back'

type Detail = OutputOf<'sales', 'delivery.detail'>
type Line = Detail['lines'][number]

/** What comes back of a delivery, by scan or by hand, as the lines of a return. */
export function useBack(delivery: Detail | undefined, setTrouble: (trouble: Trouble | null) => void) {
  const held = useLatest<Back>(() => ({}))
  const back = held.value
  const lines = delivery?.lines ?? []
  const ids = [...new Set(lines.map((line) => line.sku))]
  const goods = useAsk('product', 'sku.list', { ids, archived: true, limit: 200 }, ids.length > 0)

  const withLine = (before: Back, line: Line, next: Partial<Back[string]>): Back => {
    const whole = { ...backOf(before, line.id), ...next }
    const most = dec(whole.quantity).greaterThan(leftOf(line)) ? leftOf(line) : whole.quantity
    return { ...before, [line.id]: { ...whole, quantity: quantityText(most) } }
  }
  const put = (line: Line, next: Partial<Back[string]>) => held.set(withLine(held.latest.current, line, next))
  const giveAll = () => {
    for (const line of lines) put(line, { quantity: leftOf(line) })
  }
  const scan = useScanInto<Back>(held, setTrouble, (now, scanned) => {
    const { sku, line: read } = scanned
    const quantity = scannedQuantity(scanned)
    const line = lines.find((one) => one.sku === sku.id && dec(backOf(now, one.id).quantity).plus(quantity).lessThanOrEqualTo(leftOf(one)))
    if (!line) return { said: t.giveBack.notSold(sku.name) }
    const so = backOf(now, line.id)
    return {
      next: withLine(now, line, {
        quantity: quantityText(dec(so.quantity).plus(quantity)),
        serials: [...so.serials, ...(read.serials ?? [])],
      }),
    }
  })
  const given = returnLines(back, lines, (sku) => goods.data?.rows.find((row) => row.id === sku)?.units[0]?.id)
  const needsPlace = given.some(({ inspection }) => inspection === 'defective')
  return { back, put, giveAll, scan, given, needsPlace, ready: goods.data !== undefined }
}
