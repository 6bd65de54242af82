import { A4, type LabelPaper, PAGES, type PageName } from '../../../shared/output/paper'
import { broken, emsOf, type Mark } from '../../../shared/output/layout'
import type { Column, Printed } from '../../../shared/output/printed'
import { qrSymbol } from '../../../shared/output/symbol'
import { drawn } from './barcode'
import { paint, Sheet } from './pdf'

export { drawn }

export interface Made {
  bytes: Buffer
  missing: string[]
}

const made = async (sheet: Sheet): Promise<Made> => ({ bytes: await sheet.bytes(), missing: [...sheet.missing] })

/** Labels as a PDF: a page each for a roll, or laid out on A4 sheets. */
export async function labelSheet(font: Buffer, paper: LabelPaper, labels: readonly (readonly Mark[])[]): Promise<Made> {
  const { grid } = paper
  const sheet = new Sheet(font, grid ? A4.width : paper.width, grid ? A4.height : paper.height, '标签')
  const each = grid ? grid.columns * grid.rows : 1
  labels.forEach((marks, index) => {
    const place = index % each
    if (index && place === 0) sheet.page()
    const column = grid ? place % grid.columns : 0
    const row = grid ? Math.floor(place / grid.columns) : 0
    paint(sheet, marks, grid ? grid.left + column * grid.stepX : 0, grid ? grid.top + row * grid.stepY : 0)
  })
  return made(sheet)
}

const TEXT = 3.2
const LINE = 4.6
const CELL = 1
/** Height of a signature. */
const SIGNATURE = 10
/** Lines of one cell: what is longer than half a page is a list of batches, and goes on no further. */
const MOST_ROWS = 12

/** A document as pages: its head once, the head of the table on every page, totals and signatures after the last line. */
export async function documentPdf(font: Buffer, printed: Printed, pageName: PageName, signature: Buffer | null = null): Promise<Made> {
  const { width, height } = PAGES[pageName]
  const sheet = new Sheet(font, width, height, printed.title)
  const margin = height < 200 ? 8 : 14
  const inner = width - 2 * margin
  const bottom = height - margin - LINE
  const columns = columnWidths(printed.columns, inner)
  let page = 1
  let y = head(sheet, printed, margin, inner)
  const tableHead = () => {
    sheet.line(margin, y, margin + inner, y)
    cells(
      sheet,
      printed.columns,
      columns,
      printed.columns.map(({ title }) => [title]),
      margin,
      y,
    )
    y += LINE + CELL
    sheet.line(margin, y, margin + inner, y)
  }
  const turn = (more = true) => {
    footer(sheet, printed, page, margin, height - margin - LINE + 1, inner)
    sheet.page()
    page += 1
    y = margin
    if (more) tableHead()
  }
  tableHead()
  printed.rows.forEach((row, index) => {
    const texts = row.map((text, column) => wrapped(sheet, text, columns[column]! - 2 * CELL).slice(0, MOST_ROWS))
    const rows = Math.max(...texts.map((lines) => lines.length))
    if (y + CELL + rows * LINE > bottom) turn()
    cells(sheet, printed.columns, columns, texts, margin, y)
    y += rows * LINE + CELL
    // A hundred serial numbers may go on over the next page.
    for (const text of printed.under[index]!.flatMap((under) => wrapped(sheet, under, inner - columns[0]!))) {
      if (y + LINE > bottom) turn()
      sheet.text(text, margin + columns[0]! + CELL, y, TEXT, { width: inner - columns[0]! })
      y += LINE
    }
    sheet.line(margin, y, margin + inner, y)
  })
  const foot = [
    ...wrapped(sheet, printed.totals.map(([label, text]) => `${label}：${text}`).join('　　'), inner),
    ...(printed.capital ? wrapped(sheet, `金额大写：${printed.capital}`, inner) : []),
  ]
  const signing = 2 * LINE + (printed.signed ? SIGNATURE : 0)
  if (y + foot.length * LINE + signing > bottom) turn(false)
  for (const text of foot) {
    sheet.text(text, margin, y + CELL, TEXT, { width: inner })
    y += LINE
  }
  y += LINE / 2
  const share = inner / printed.signatures.length
  printed.signatures.forEach((role, index) => {
    sheet.text(`${role}：`, margin + index * share, y + CELL, TEXT, { width: share })
  })
  if (printed.signed) {
    // The customer signs last, at the right; the picture above who it was and when.
    const x = margin + inner - share
    if (signature) sheet.picture(signature, x + 3.2 * 5, y - 1, share - 3.2 * 5, SIGNATURE)
    sheet.text(printed.signed, x, y + CELL + (signature ? SIGNATURE : LINE), 2.8, { width: share })
  }
  footer(sheet, printed, page, margin, height - margin - LINE + 1, inner)
  return made(sheet)
}

/** Company, title and our QR code on top, then the facts of the head in two columns; answers where the table begins. */
function head(sheet: Sheet, printed: Printed, margin: number, inner: number): number {
  const code = drawn(qrSymbol(printed.code))
  const side = 16
  if (code.kind === 'matrix') sheet.matrix(code, margin + inner - side, margin - 2, side / code.rows.length)
  sheet.text(printed.company, margin + side, margin, 4, { width: inner - 2 * side, align: 'center' })
  sheet.text(printed.title, margin + side, margin + 6, 5.5, { width: inner - 2 * side, align: 'center' })
  let y = margin + 15.5
  const half = inner / 2
  let left = true
  for (const [label, text] of printed.head) {
    const fact = `${label}：${text}`
    const lines = wrapped(sheet, fact, half - 2)
    const wide = lines.length > 1
    if (wide && !left) {
      y += LINE
      left = true
    }
    for (const line of wide ? wrapped(sheet, fact, inner) : lines) {
      sheet.text(line, left ? margin : margin + half, y, TEXT, { width: wide ? inner : half - 2 })
      if (wide) y += LINE
    }
    if (!wide) {
      if (!left) y += LINE
      left = !left
    }
  }
  return y + (left ? 0 : LINE) + 1
}

function footer(sheet: Sheet, printed: Printed, page: number, x: number, y: number, inner: number): void {
  sheet.text(`${printed.head[0]?.[1] ?? ''}　第 ${page} 页`, x, y, 2.6, { width: inner, align: 'right' })
}

function columnWidths(columns: readonly Column[], inner: number): number[] {
  const whole = columns.reduce((total, { share }) => total + share, 0)
  return columns.map(({ share }) => (inner * share) / whole)
}

function cells(
  sheet: Sheet,
  columns: readonly Column[],
  widths: readonly number[],
  texts: readonly (readonly string[])[],
  x: number,
  y: number,
): void {
  let at = x
  columns.forEach(({ right }, index) => {
    const width = widths[index]! - 2 * CELL
    texts[index]!.forEach((text, row) => {
      sheet.text(text, at + CELL, y + CELL + row * LINE, TEXT, { width, align: right ? 'right' : 'left' })
    })
    at += widths[index]!
  })
}

/** A text in lines of this width, by the font's own measure; figures in a narrow column are left to be set smaller. */
function wrapped(sheet: Sheet, text: string, width: number): string[] {
  if (!text) return ['']
  if (sheet.widthOf(text, TEXT) <= width || /^[-¥\d.,%]+$/.test(text)) return [text]
  // Latin letters are a little wider than half a square.
  const wide = sheet.widthOf(text, TEXT) / (emsOf(text) * TEXT)
  return broken(text, width / TEXT / Math.max(1, wide), 999)
}
