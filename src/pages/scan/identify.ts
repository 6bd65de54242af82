import type { OutputOf } from '../../api'
import { fetchOnce } from '../../asking'
import { troubleOf } from '../../trouble'

export type FoundGoods = OutputOf<'product', 'sku.scan'> & { kind: 'goods' }
export type Found = FoundGoods | { kind: 'document'; id: string; documentKind: string }

const OUR_NUMBER = /^[A-Za-z]{2,6}\d{8,}$/
const OUR_LINK = /pages\/document\/index\?kind=([a-z]+)&id=(\d+)/

async function byNumber(number: string): Promise<Found | null> {
  const { rows } = await fetchOnce('report', 'document.list', { text: number, limit: 2 })
  const hit = rows.find((row) => row.number?.toUpperCase() === number.toUpperCase())
  return hit ? { kind: 'document', id: hit.id, documentKind: hit.kind } : null
}

async function byBarcode(code: string): Promise<Found | null> {
  try {
    return { kind: 'goods', ...(await fetchOnce('product', 'sku.scan', { code })) }
  } catch (error) {
    const trouble = troubleOf(error)
    if (trouble.kind === 'refused' && trouble.code === 'NOT_FOUND') return null
    throw error
  }
}

/** What a code names: a link or number of ours, else the barcode or code of goods; null when nobody knows it. */
export async function identify(code: string): Promise<Found | null> {
  const link = OUR_LINK.exec(code)
  if (link) return { kind: 'document', documentKind: link[1]!, id: link[2]! }
  if (OUR_NUMBER.test(code)) return (await byNumber(code)) ?? byBarcode(code)
  return byBarcode(code)
}
