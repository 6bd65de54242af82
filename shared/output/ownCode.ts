/**
 * Our own QR codes: `zf:` with the kind of thing and its id. Documents are named by their kind, `zf:delivery:123`, so
 * that the page can be opened at once; `warehouse`, `sku` and `lot` name a place, goods and a batch.
 */
export const ownCode = (kind: string, id: string): string => `zf:${kind}:${id}`

/** What one of our own codes names; null for any other text. */
export function readOwnCode(text: string): { kind: string; id: string } | null {
  const found = /^zf:([a-zA-Z]{1,40}):([1-9]\d{0,19})$/.exec(text.trim())
  return found ? { kind: found[1]!, id: found[2]! } : null
}
