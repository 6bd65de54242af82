import type { CodeSymbol } from './symbol'
import type { Label, LabelText } from './label'

/** A drawn code: bars and spaces in turn as counts of modules, or rows of modules. */
export type Drawn =
  | { kind: 'bars'; symbol: CodeSymbol; widths: number[]; modules: number }
  | { kind: 'matrix'; symbol: CodeSymbol; rows: boolean[][] }

/** What stands where on a label, in millimetres from its upper left corner. */
export type Mark =
  | { kind: 'text'; x: number; y: number; width: number; size: number; text: string }
  | { kind: 'bars'; x: number; y: number; height: number; module: number; drawn: Extract<Drawn, { kind: 'bars' }> }
  | { kind: 'matrix'; x: number; y: number; module: number; drawn: Extract<Drawn, { kind: 'matrix' }> }

/** A label of this size, painted in steps of one dot (0.125 mm at 203 dpi); 0 paints anywhere. */
export interface Canvas {
  width: number
  height: number
  dot: number
  /** White edge, where the paper needs more than usual. */
  margin?: number
}

const MARGIN = 1.5
const GAP = 0.6
const SMALL = 2
const NORMAL = 3
const LARGE = 6
/** Spaces beside bars, in modules; a scanner needs them to find the ends. */
const QUIET = 10
const THINNEST = 0.19
const WIDEST = 0.5

/** Width of a text in units of its height: a Latin letter is half a square; ¥, × and … are square on printers, as Chinese is. */
export const emsOf = (text: string): number => [...text].reduce((sum, letter) => sum + (letter.codePointAt(0)! < 0x80 ? 0.5 : 1), 0)

const onDots = (size: number, dot: number): number => (dot ? Math.floor(size / dot + 1e-6) * dot : size)

/** Width of one module of bars on this canvas; 0 where a scanner could not tell them apart. */
function moduleOf(drawn: Extract<Drawn, { kind: 'bars' }>, { width, dot, margin = MARGIN }: Canvas): number {
  const module = onDots(Math.min(WIDEST, (width - 2 * margin) / (drawn.modules + 2 * QUIET)), dot)
  return module >= Math.max(THINNEST, dot * 2 - 1e-6) ? module : 0
}

/** Whether the code can be read on this canvas; bars that are too thin should become a square code. */
export const fits = (drawn: Drawn, canvas: Canvas): boolean => drawn.kind === 'matrix' || moduleOf(drawn, canvas) > 0

/** Places a label: bars across the foot with their text beneath, a square code at the right, words in what is left. */
export function placed(label: Label, drawn: Drawn | null, canvas: Canvas): Mark[] {
  const { width, height, dot, margin = MARGIN } = canvas
  const inner = { width: width - 2 * margin, height: height - 2 * margin }
  if (!drawn) return words(label.texts, margin, inner.width, inner.height)
  if (drawn.kind === 'bars') {
    const module = moduleOf(drawn, canvas)
    const bars = onDots(Math.min(14, Math.max(6, height * 0.28)), dot)
    const y = onDots(height - margin - SMALL - 1 - bars, dot)
    const x = onDots((width - drawn.modules * module) / 2, dot)
    return [...words(label.texts, margin, inner.width, y - margin - GAP), { kind: 'bars', x, y, height: bars, module, drawn }]
  }
  const side = Math.min(inner.height, label.texts.length ? width * 0.45 : inner.width)
  const module = onDots(Math.min(1, side / drawn.rows.length), dot)
  const size = module * drawn.rows.length
  const x = onDots(width - margin - size, dot)
  const y = onDots((height - size) / 2, dot)
  return [...words(label.texts, margin, x - margin - MARGIN, inner.height), { kind: 'matrix', x, y, module, drawn }]
}

function words(texts: readonly LabelText[], margin: number, width: number, height: number): Mark[] {
  const marks: Mark[] = []
  let y = margin
  for (const { text, large, rows = 1 } of texts) {
    const size = large && emsOf(text) * LARGE <= width && height >= 16 ? LARGE : NORMAL
    const smaller = emsOf(text) * size > width * rows ? SMALL : size
    for (const line of broken(text, width / smaller, rows)) {
      if (y + smaller > margin + height) return marks
      marks.push({ kind: 'text', x: margin, y, width, size: smaller, text: line })
      y += smaller + GAP
    }
  }
  return marks
}

/** A text in at most so many lines of so many ems, broken between words where it can be; what is left over becomes an ellipsis. */
export function broken(text: string, ems: number, rows: number): string[] {
  const lines: string[] = ['']
  const put = (piece: string) => {
    const last = lines.length - 1
    if (emsOf(lines[last]! + piece) <= ems) lines[last] += piece
    else if (emsOf(piece.trimStart()) <= ems) lines.push(piece.trimStart())
    else for (const letter of piece) put(letter)
  }
  for (const piece of text
    .replace(/\s+/g, ' ')
    .trim()
    .match(/ ?[!-~]+|./gsu) ?? [])
    put(piece)
  const shown = lines[0] === '' && lines.length > 1 ? lines.slice(1) : lines
  if (shown.length <= rows) return shown
  const last = [...shown[rows - 1]!]
  while (last.length && emsOf(`${last.join('')}…`) > ems) last.pop()
  return [...shown.slice(0, rows - 1), `${last.join('')}…`]
}
