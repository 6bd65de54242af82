/** Stands for a character the printer has no glyph for, as on the printed page. */
export const MISSING = '〓'

let table: Map<string, number> | undefined

/** Every two-byte character of GB18030 (GBK), read from the decoder the platform has; 24,000 entries in 30 ms, once. */
function gbk(): Map<string, number> {
  if (table) return table
  table = new Map()
  const decoder = new TextDecoder('gb18030')
  const pair = new Uint8Array(2)
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue
      pair[0] = lead
      pair[1] = trail
      const letter = decoder.decode(pair)
      if ([...letter].length === 1 && letter !== '\ufffd' && !isPrivate(letter)) table.set(letter, lead * 256 + trail)
    }
  return table
}

const isPrivate = (letter: string): boolean => letter >= '\ue000' && letter <= '\uf8ff'

// Printers know the wide yen sign only.
const SPELLED: Record<string, string> = { '¥': '￥', '•': '·', '–': '-', '\u00a0': ' ' }

/** Bytes of a text in GB18030 as printers take it: ASCII and two-byte characters; anything else is printed as 〓. */
export function gb18030(text: string): { bytes: Buffer; missing: string[] } {
  const known = gbk()
  const bytes: number[] = []
  const missing: string[] = []
  for (const typed of text) {
    const letter = SPELLED[typed] ?? typed
    const code = letter.codePointAt(0)!
    if (code < 0x80) {
      bytes.push(code)
      continue
    }
    const pair = known.get(letter)
    if (pair === undefined) missing.push(letter)
    const [high, low] = split(pair ?? known.get(MISSING)!)
    bytes.push(high, low)
  }
  return { bytes: Buffer.from(bytes), missing }
}

const split = (pair: number): [number, number] => [pair >> 8, pair & 0xff]
