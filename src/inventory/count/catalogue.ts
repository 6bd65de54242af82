import { useEffect, useRef } from 'react'
import { spellingsOf } from '../../../shared/product/barcode'
import { fetchOnce } from '../../asking'
import type { SkuRow } from '../../entry/lines'

/** As many goods as a phone keeps at hand, so that scans are known without a network. */
const PAGES = 15
const PAGE = 200

export interface Known {
  sku: SkuRow
  unit: string
}

const codesOf = (sku: SkuRow): [string, Known][] =>
  sku.units.flatMap((unit) =>
    [unit.barcode, ...(unit.barcodes ?? [])].flatMap((code): [string, Known][] => (code ? [[code, { sku, unit: unit.id }]] : [])),
  )

/** The goods of a stocktake by code and by id, fetched ahead while there is a network. */
export function useCatalogue(stocktake: string) {
  const codes = useRef(new Map<string, Known>())
  const goods = useRef(new Map<string, SkuRow>())
  useEffect(() => {
    let stopped = false
    const fill = async () => {
      let after: string | null | undefined
      for (let page = 0; page < PAGES && !stopped; page += 1) {
        const found = await fetchOnce('inventory', 'stocktake.goods', { id: stocktake, limit: PAGE, ...(after ? { after } : {}) })
        const ids = [...new Set(found.rows.map((row) => row.sku))]
        const { rows } = ids.length > 0 ? await fetchOnce('product', 'sku.list', { ids, archived: true, limit: PAGE }) : { rows: [] }
        for (const sku of rows) {
          goods.current.set(sku.id, sku)
          codes.current.set(sku.code, { sku, unit: sku.units[0]!.id })
          for (const [code, known] of codesOf(sku)) codes.current.set(code, known)
        }
        after = found.more
        if (!after) return
      }
    }
    // What is not at hand is asked for when it is scanned.
    fill().catch(() => undefined)
    return () => {
      stopped = true
    }
  }, [stocktake])
  return {
    byCode: (code: string): Known | undefined =>
      spellingsOf(code)
        .map((spelling) => codes.current.get(spelling))
        .find(Boolean),
    byId: async (id: string): Promise<SkuRow | undefined> =>
      goods.current.get(id) ?? (await fetchOnce('product', 'sku.list', { ids: [id], archived: true, limit: 1 })).rows[0],
  }
}
