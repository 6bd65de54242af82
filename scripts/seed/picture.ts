import { crc32, deflateSync } from 'node:zlib'

const SIZE = 240

/** Half the width of a figure at each height, from 0 (top) to 1, in parts of the picture. */
const SHAPES: Record<string, (height: number) => number> = {
  瓶: (height) => (height < 0.12 ? 0.07 : height < 0.3 ? 0.07 + (height - 0.12) * 0.6 : 0.18),
  罐: (height) => (height < 0.06 || height > 0.94 ? 0.17 : 0.2),
  袋: (height) => 0.24 + 0.03 * Math.cos(height * 2 * Math.PI),
  盒: () => 0.22,
}

const chunk = (name: string, content: Buffer): Buffer => {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(content.length)
  const body = Buffer.concat([Buffer.from(name, 'ascii'), content])
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([head, body, check])
}

/** A picture of goods as a PNG: what they come in, in a colour of their own, with a label. */
export function goodsPicture(unit: string, hue: number): Buffer {
  const palette = [...[0xf5, 0xf6, 0xf8], ...colour(hue, 0.55, 0.45), ...[0xff, 0xff, 0xff]]
  const shape = SHAPES[unit] ?? SHAPES.盒!
  const rows: Buffer[] = []
  for (let y = 0; y < SIZE; y++) {
    const row = Buffer.alloc(SIZE + 1)
    const height = (y / SIZE - 0.1) / 0.8
    const half = height >= 0 && height <= 1 ? shape(height) : 0
    const labelled = height > 0.5 && height < 0.78
    for (let x = 0; x < SIZE; x++) if (Math.abs(x / SIZE - 0.5) < half) row[x + 1] = labelled ? 2 : 1
    rows.push(row)
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(SIZE, 0)
  head.writeUInt32BE(SIZE, 4)
  head.set([8, 3], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette)),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function colour(hue: number, saturation: number, lightness: number): number[] {
  const part = (shift: number): number => {
    const k = (shift + hue / 30) % 12
    const spread = saturation * Math.min(lightness, 1 - lightness)
    return Math.round(255 * (lightness - spread * Math.max(-1, Math.min(k - 3, 9 - k, 1))))
  }
  return [part(0), part(8), part(4)]
}
