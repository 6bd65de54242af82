import type { Caller } from './caller'
import { type DemoGoods, demoGoods } from './goods'

export interface Stocked extends DemoGoods {
  id: string
  baseUnit: string
  largeUnit: string
}

interface SkuRow {
  id: string
  code: string
  units: { id: string }[]
}

/** The goods with the ids the system gave them. */
export async function knownGoods(caller: Caller): Promise<{ goods: Stocked[]; freight: { sku: string; unit: string } }> {
  const rows: SkuRow[] = []
  for (let after: string | undefined, more = true; more; after = rows.at(-1)?.id) {
    const page = await caller.do<{ rows: SkuRow[]; more: boolean }>('product', 'sku.list', { limit: 200, ...(after && { after }) })
    rows.push(...page.rows)
    more = page.more
  }
  const byCode = new Map(rows.map((row) => [row.code, row]))
  const found = (code: string): SkuRow => {
    const row = byCode.get(code)
    if (!row) throw new Error(`商品 ${code} 没有导入`)
    return row
  }
  const goods = demoGoods.map((made) => {
    const { id, units } = found(made.code)
    return { ...made, id, baseUnit: units[0]?.id ?? '', largeUnit: units[1]?.id ?? '' }
  })
  const service = found('YF')
  return { goods, freight: { sku: service.id, unit: service.units[0]?.id ?? '' } }
}

/** What lies where, in base units, so that nobody sells what is not there. */
export class Shelves {
  private readonly counts = new Map<string, number>()

  on(warehouse: string, goods: Stocked): number {
    return this.counts.get(`${warehouse}/${goods.id}`) ?? 0
  }

  move(warehouse: string, goods: Stocked, count: number): void {
    const left = this.on(warehouse, goods) + count
    if (left < 0) throw new Error(`${goods.name} would be below zero`)
    this.counts.set(`${warehouse}/${goods.id}`, left)
  }
}
