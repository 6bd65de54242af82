import type { Drawn, Mark } from '../../../shared/output/layout'
import { MISSING } from '../gbk'

/** The little of pdfkit that is used here; it brings no types of its own. */
export interface Page {
  addPage(options: object): Page
  fontSize(size: number): Page
  fillColor(color: string): Page
  text(text: string, x: number, y: number, options: object): Page
  widthOfString(text: string): number
  rect(x: number, y: number, width: number, height: number): Page
  moveTo(x: number, y: number): Page
  lineTo(x: number, y: number): Page
  lineWidth(width: number): Page
  image(picture: Buffer, x: number, y: number, options: object): Page
  fill(color?: string): Page
  stroke(color?: string): Page
  end(): void
  on(event: string, listener: (chunk: Buffer) => void): Page
}

const PDFDocument = require('pdfkit') as new (options: object) => Page & { _font: { font: Glyphs } }
interface Glyphs {
  hasGlyphForCodePoint(code: number): boolean
}

/** Points of a millimetre. */
export const POINTS = 72 / 25.4
export const pt = (mm: number): number => mm * POINTS

/** A PDF being written: millimetres from the upper left corner; characters the font lacks are set as 〓 and remembered. */
export class Sheet {
  private readonly document: Page
  private readonly glyphs: Glyphs
  private readonly finished: Promise<Buffer>
  readonly missing = new Set<string>()

  constructor(
    font: Buffer,
    readonly width: number,
    readonly height: number,
    title: string,
  ) {
    // The font stands in the constructor: without it pdfkit looks for Helvetica in a folder that a bundle has not.
    const document = new PDFDocument({ autoFirstPage: false, font, info: { Title: title }, compress: true })
    this.glyphs = document._font.font
    const chunks: Buffer[] = []
    this.finished = new Promise((resolve) => {
      document.on('data', (chunk) => chunks.push(chunk)).on('end', () => resolve(Buffer.concat(chunks)))
    })
    this.document = document
    this.page()
  }

  page(): void {
    this.document.addPage({ size: [pt(this.width), pt(this.height)], margin: 0 })
  }

  private known(text: string): string {
    return [...text].map((letter) => (this.has(letter) ? letter : MISSING)).join('')
  }

  private has(letter: string): boolean {
    if (/\s/.test(letter) || this.glyphs.hasGlyphForCodePoint(letter.codePointAt(0)!)) return true
    this.missing.add(letter)
    return false
  }

  /** How wide a text of this size is, in millimetres. */
  widthOf(text: string, size: number): number {
    return this.document.fontSize(pt(size)).widthOfString(this.known(text)) / POINTS
  }

  /** One line of text; it is set smaller where it would be wider than `width`. */
  text(
    text: string,
    x: number,
    y: number,
    size: number,
    { width, align = 'left' }: { width: number; align?: 'left' | 'right' | 'center' },
  ): void {
    const natural = this.widthOf(text, size)
    const shown = natural > width ? (size * width) / natural : size
    const offset = align === 'left' ? 0 : (width - Math.min(natural, width)) * (align === 'right' ? 1 : 0.5)
    // Ascent of the font is 1.16 of its size: the letters stand in the middle of the line they are given.
    this.document
      .fontSize(pt(shown))
      .fillColor('#000')
      .text(this.known(text), pt(x + offset), pt(y - shown * 0.22), { lineBreak: false })
  }

  line(x1: number, y1: number, x2: number, y2: number): void {
    this.document.lineWidth(0.4).moveTo(pt(x1), pt(y1)).lineTo(pt(x2), pt(y2)).stroke('#000')
  }

  /** A picture as large as fits; one that cannot be read is left out. */
  picture(content: Buffer, x: number, y: number, width: number, height: number): void {
    try {
      this.document.image(content, pt(x), pt(y), { fit: [pt(width), pt(height)] })
    } catch {
      this.missing.add(MISSING)
    }
  }

  bars(drawn: Extract<Drawn, { kind: 'bars' }>, x: number, y: number, module: number, height: number): void {
    let at = x
    drawn.widths.forEach((width, index) => {
      if (index % 2 === 0) this.document.rect(pt(at), pt(y), pt(width * module), pt(height))
      at += width * module
    })
    this.document.fill('#000')
  }

  matrix(drawn: Extract<Drawn, { kind: 'matrix' }>, x: number, y: number, module: number): void {
    drawn.rows.forEach((row, index) => {
      let from = 0
      while (from < row.length) {
        const to = row.indexOf(!row[from]!, from)
        const end = to < 0 ? row.length : to
        if (row[from]) this.document.rect(pt(x + from * module), pt(y + index * module), pt((end - from) * module), pt(module))
        from = end
      }
    })
    this.document.fill('#000')
  }

  async bytes(): Promise<Buffer> {
    this.document.end()
    return this.finished
  }
}

/** Paints the marks of one label with its upper left corner at (left, top). */
export function paint(sheet: Sheet, marks: readonly Mark[], left: number, top: number): void {
  for (const mark of marks) {
    const [x, y] = [left + mark.x, top + mark.y]
    if (mark.kind === 'text') sheet.text(mark.text, x, y, mark.size, { width: mark.width })
    else if (mark.kind === 'matrix') sheet.matrix(mark.drawn, x, y, mark.module)
    else {
      sheet.bars(mark.drawn, x, y, mark.module, mark.height)
      const width = mark.drawn.modules * mark.module
      sheet.text(mark.drawn.symbol.text, x, y + mark.height + 0.6, 2, { width, align: 'center' })
    }
  }
}
