import { readFileSync } from 'node:fs'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { barRow } from '../../cloudfunctions/output/commands'
import type { Canvas, Drawn, Mark } from '../../shared/output/layout'

const wasmBinary = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm')).buffer
void prepareZXingModule({ overrides: { wasmBinary: wasmBinary as ArrayBuffer } })

/** White paper of so many dots, on which black is painted. */
class Paper {
  readonly data: Uint8ClampedArray
  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.data = new Uint8ClampedArray(width * height * 4).fill(255)
  }

  black(x: number, y: number, width: number, height: number): void {
    for (let row = y; row < Math.min(this.height, y + height); row++)
      for (let column = x; column < Math.min(this.width, x + width); column++)
        this.data.fill(0, (row * this.width + column) * 4, (row * this.width + column) * 4 + 3)
  }
}

export interface Decoded {
  format: string
  text: string
}

export async function decode(image: { data: Uint8ClampedArray; width: number; height: number }): Promise<Decoded[]> {
  const found = await readBarcodes(image as ImageData, { tryHarder: true, textMode: 'Plain', maxNumberOfSymbols: 8 })
  return found.map(({ format, text, symbologyIdentifier }) => ({
    format: `${format}`,
    text: symbologyIdentifier === ']C1' || symbologyIdentifier === ']Q3' ? `${symbologyIdentifier}${text.replace(/^\x1d/, '')}` : text,
  }))
}

const moduleRows = (drawn: Drawn, height: number): boolean[][] =>
  drawn.kind === 'matrix' ? drawn.rows : Array(height).fill(barRow(drawn.widths))

/** A code alone, three dots a module, with its quiet space. */
export function pictureOf(drawn: Drawn): Paper {
  const rows = moduleRows(drawn, 40)
  const paper = new Paper((rows[0]!.length + 24) * 3, (rows.length + 24) * 3)
  rows.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (dark) paper.black((x + 12) * 3, (y + 12) * 3, 3, 3)
    })
  })
  return paper
}

/** A whole label at `scale` dots a millimetre; letters are painted as solid blocks, the worst a code can stand beside. */
export function pictureOfLabel(marks: readonly Mark[], canvas: Canvas, scale: number): Paper {
  const paper = new Paper(Math.round(canvas.width * scale), Math.round(canvas.height * scale))
  const at = (mm: number) => Math.round(mm * scale)
  for (const mark of marks) {
    if (mark.kind === 'text') paper.black(at(mark.x), at(mark.y), at(mark.width), at(mark.size))
    else {
      const rows = moduleRows(mark.drawn, 1)
      rows.forEach((row, y) => {
        row.forEach((dark, x) => {
          if (!dark) return
          const [left, right] = [at(mark.x + x * mark.module), at(mark.x + (x + 1) * mark.module)]
          const [top, bottom] =
            mark.kind === 'bars'
              ? [at(mark.y), at(mark.y + mark.height)]
              : [at(mark.y + y * mark.module), at(mark.y + (y + 1) * mark.module)]
          paper.black(left, top, right - left, bottom - top)
        })
      })
    }
  }
  return paper
}
