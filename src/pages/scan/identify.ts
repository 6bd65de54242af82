import { readOwnCode } from '../../../shared/output/ownCode'
import type { OutputOf } from '../../api'
import { fetchOnce } from '../../asking'
import { documentPage, kindOf } from '../../kinds'
import { troubleOf } from '../../trouble'

export type FoundGoods = OutputOf<'product', 'sku.scan'> & { kind: 'goods' }
export type Found = FoundGoods | { kind: 'page'; url: string }

const OUR_NUMBER = /^[A-Za-z]{2,6}\d{8,}$/
const OUR_LINK = /pages\/document\/index\?kind=([A-Za-z]+)&id=(\d+)/

async function byNumber(number: string): Promise<Found | null> {
  const { rows } = await fetchOnce('report', 'document.list', { text: number, limit: 2 })
  const hit = rows.find((row) => row.number?.toUpperCase() === number.toUpperCase())
  return hit ? { kind: 'page', url: documentPage(hit.kind, hit.id) } : null
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

/** Pages of what our own codes name beside documents. */
const PLACES: Record<string, (id: string) => string> = {
  warehouse: (id) => `/inventory/stock/index?warehouse=${id}`,
  sku: (id) => `/product/detail/index?id=${id}`,
  lot: (id) => `/inventory/lot/index?id=${id}`,
}

/** Where one of our own codes leads: a document by its kind, a place, goods or a batch; null for a kind nobody knows. */
export function pageOf({ kind, id }: { kind: string; id: string }): string | null {
  const place = Object.hasOwn(PLACES, kind) ? PLACES[kind]! : null
  if (place) return place(id)
  return kindOf(kind) ? documentPage(kind, id) : null
}

/** What a code names: a code, link or number of ours, else the barcode or code of goods; null when nobody knows it. */
export async function identify(code: string): Promise<Found | null> {
  const link = OUR_LINK.exec(code)
  const own = readOwnCode(code) ?? (link ? { kind: link[1]!, id: link[2]! } : null)
  const url = own && pageOf(own)
  if (url) return { kind: 'page', url }
  if (own) return null
  if (OUR_NUMBER.test(code)) return (await byNumber(code)) ?? byBarcode(code)
  return byBarcode(code)
}
