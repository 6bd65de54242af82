import type { Drawn } from '../../shared/output/layout'
import { gb18030 } from './gbk'

/** Bytes for a printer, gathered piece by piece; texts become GB18030 and what it lacks is remembered. */
export class Commands {
  private readonly pieces: Buffer[] = []
  readonly missing = new Set<string>()

  bytes(...values: number[]): this {
    this.pieces.push(Buffer.from(values))
    return this
  }

  raw(bytes: Buffer): this {
    this.pieces.push(bytes)
    return this
  }

  /** A text that a person typed; control characters, which printers obey, become spaces. */
  text(text: string): this {
    const { bytes, missing } = gb18030(printable(text))
    for (const letter of missing) this.missing.add(letter)
    return this.raw(bytes)
  }

  get content(): Buffer {
    return Buffer.concat(this.pieces)
  }
}

export const printable = (text: string): string => text.replace(/[\u0000-\u001f\u007f]+/g, ' ')

/** A drawn code as rows of bits, one for a black dot, each row padded to whole bytes; `dots` is the size of a module. */
export function bitmap(drawn: Drawn, dots: number, barHeight: number): { rowBytes: number; height: number; bits: Buffer } {
  const rows = drawn.kind === 'matrix' ? drawn.rows : [barRow(drawn.widths)]
  const rowBytes = Math.ceil((rows[0]!.length * dots) / 8)
  const height = drawn.kind === 'matrix' ? rows.length * dots : barHeight
  const bits = Buffer.alloc(rowBytes * height)
  for (let y = 0; y < height; y++) {
    const row = rows[drawn.kind === 'matrix' ? Math.floor(y / dots) : 0]!
    for (let x = 0; x < row.length * dots; x++) if (row[Math.floor(x / dots)]) bits[y * rowBytes + (x >> 3)]! |= 0x80 >> (x & 7)
  }
  return { rowBytes, height, bits }
}

/** Counts of bars and spaces in turn, a bar first, as one row of modules. */
export const barRow = (widths: readonly number[]): boolean[] =>
  widths.flatMap((width, index) => Array<boolean>(width).fill(index % 2 === 0))
