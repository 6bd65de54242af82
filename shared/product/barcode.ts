/** Check digit of GS1 keys (GTIN, SSCC): modulus 10 with weights 3 and 1 from the right; `digits` are all but the last. */
export function checkDigit(digits: string): string {
  let total = 0
  for (let index = 0; index < digits.length; index++)
    total += (digits.charCodeAt(digits.length - 1 - index) - 48) * (index % 2 === 0 ? 3 : 1)
  return String((10 - (total % 10)) % 10)
}

/** Whether a GTIN (8, 12, 13 or 14 digits) or SSCC (18 digits) ends in the right check digit. */
export const isChecked = (code: string): boolean =>
  /^(?:\d{8}|\d{12,14}|\d{18})$/.test(code) && checkDigit(code.slice(0, -1)) === code.slice(-1)

/** A scanner may say first which symbology it read: ]E0 EAN, ]C0 Code 128, ]I1 ITF. */
export const withoutSymbology = (code: string): string => code.trim().replace(/^\][A-Za-z]\d/, '')

/**
 * One spelling for one GTIN: UPC-A gets its leading zero and a 14-digit code of a single piece loses it. What is not a
 * GTIN stays as it was typed.
 */
export function plainBarcode(code: string): string {
  const bare = withoutSymbology(code)
  if (/^\d{12}$/.test(bare) && isChecked(bare)) return `0${bare}`
  if (/^0\d{13}$/.test(bare) && isChecked(bare)) return bare.slice(1)
  return bare
}

/** The EAN-13 inside a case code (ITF-14, indicator 1–8); null for anything else. */
export function insideCase(code: string): string | null {
  if (!/^[1-8]\d{13}$/.test(code) || !isChecked(code)) return null
  const digits = code.slice(1, 13)
  return digits + checkDigit(digits)
}

/**
 * Spellings under which a scanned barcode may be kept, the best first: as read, with and without the leading zeros of
 * UPC-A and GTIN-14, and last the piece inside a case whose own code nobody recorded.
 */
export function spellingsOf(code: string): string[] {
  const bare = withoutSymbology(code)
  const plain = plainBarcode(bare)
  const zeros = /^0\d{12}$/.test(plain) ? [plain.slice(1)] : []
  const padded = /^\d{12,13}$/.test(bare) ? [bare.padStart(13, '0'), bare.padStart(14, '0')] : []
  const inside = insideCase(bare)
  const found = [bare, plain, ...zeros, ...padded, ...(inside ? [inside, ...(inside.startsWith('0') ? [inside.slice(1)] : [])] : [])]
  return [...new Set(found)]
}

/** The 14 digits in which GS1 writes any GTIN; null when the barcode is none. */
export const gtinOf = (barcode: string): string | null =>
  /^(?:\d{8}|\d{12,14})$/.test(barcode) && isChecked(barcode) ? barcode.padStart(14, '0') : null

/** Ranges GS1 leaves to a company for codes that never leave its own shops. */
export const BARCODE_PREFIXES = {
  '20': '20',
  '21': '21',
  '22': '22',
  '23': '23',
  '24': '24',
  '25': '25',
  '26': '26',
  '27': '27',
  '28': '28',
  '29': '29',
} as const

/** A company's own EAN-13: two digits of its range, ten of the running number, the check digit. */
export function ownBarcode(prefix: keyof typeof BARCODE_PREFIXES, number: number): string {
  const digits = prefix + String(number).padStart(10, '0')
  return digits + checkDigit(digits)
}
