import { gtinOf, isChecked, plainBarcode } from '../product/barcode'
import { gs1Text } from '../product/gs1'
import { ownCode } from './ownCode'

/** A code to be drawn: the symbology, in bwip-js's own words, and what it says. */
export interface CodeSymbol {
  bcid: 'ean13' | 'ean8' | 'itf14' | 'code128' | 'gs1-128' | 'gs1qrcode' | 'qrcode'
  text: string
}

const LATIN = /^[\x20-\x7e]{1,48}$/

/** A barcode in the symbology shops expect for it: EAN for GTINs, ITF-14 for cases, Code 128 for other plain text, else QR. */
export function barcodeSymbol(code: string): CodeSymbol {
  const plain = plainBarcode(code)
  if (isChecked(plain)) {
    if (plain.length === 13) return { bcid: 'ean13', text: plain }
    if (plain.length === 8) return { bcid: 'ean8', text: plain }
    if (plain.length === 14) return { bcid: 'itf14', text: plain }
  }
  return LATIN.test(plain) ? { bcid: 'code128', text: plain } : { bcid: 'qrcode', text: plain }
}

export const qrSymbol = (text: string): CodeSymbol => ({ bcid: 'qrcode', text })

/** The square code that says the same where a row of bars does not fit. */
export const squareOf = ({ bcid, text }: CodeSymbol): CodeSymbol =>
  bcid === 'gs1-128' ? { bcid: 'gs1qrcode', text } : { bcid: 'qrcode', text }

export interface Labelled {
  sku: string
  code: string
  barcode?: string | null
  lot?: string | null
  lotNumber?: string | null
  producedAt?: string | null
  expiresAt?: string | null
  serial?: string | null
}

/**
 * The GS1 code of goods with their batch and serial number. Where GS1 cannot say it (no GTIN, Chinese in a batch number)
 * our own code names the batch, and a serial number stands for itself.
 */
export function gs1Symbol(goods: Labelled): CodeSymbol {
  const gtin = gtinOf(goods.barcode ?? '')
  const { lotNumber: lot, producedAt, expiresAt, serial } = goods
  const text = gtin ? gs1Text({ gtin, lot, producedAt, expiresAt, serial }) : null
  if (text) return { bcid: 'gs1-128', text }
  if (serial) return barcodeSymbol(serial)
  return goods.lot ? qrSymbol(ownCode('lot', goods.lot)) : barcodeSymbol(goods.barcode || goods.code)
}
