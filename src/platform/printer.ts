/** Services under which label and receipt printers take commands. */
export const PRINTER_SERVICES = [
  '000018f0-0000-1000-8000-00805f9b34fb',
  '0000ff00-0000-1000-8000-00805f9b34fb',
  '0000fff0-0000-1000-8000-00805f9b34fb',
  '0000ffe0-0000-1000-8000-00805f9b34fb',
  '49535343-fe7d-4ae5-8fa9-9fafd205e455',
  'e7810a71-73ae-499d-8c15-faa9aef0c3f2',
]

/** As much as every printer takes in one go. */
const PIECE = 20
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Base64 as bytes; the mini-program has no atob. */
export function bytesOf(base64: string): Uint8Array {
  const clean = base64.replace(/=+$/, '')
  const bytes = new Uint8Array(Math.floor((clean.length * 3) / 4))
  let held = 0
  let bits = 0
  let at = 0
  for (const letter of clean) {
    held = (held << 6) | LETTERS.indexOf(letter)
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[at] = (held >> bits) & 255
      at += 1
      held &= (1 << bits) - 1
    }
  }
  return bytes
}

export function inPieces(bytes: Uint8Array): Uint8Array[] {
  const pieces = []
  for (let start = 0; start < bytes.length; start += PIECE) pieces.push(bytes.slice(start, start + PIECE))
  return pieces
}
