/** A document in words, as `document.words` answers it. */
export interface Words {
  company: string
  title: string
  head: { label: string; text: string }[]
  columns: { title: string }[]
  rows: { cells: string[]; under: string[] }[]
  totals: { label: string; text: string }[]
  capital?: string | null
  signed?: string | null
}

/** What stands where on the picture, in its own points. */
export type Stroke =
  | { kind: 'text'; x: number; y: number; size: number; text: string; align: 'left' | 'center' | 'right'; bold?: boolean }
  | { kind: 'rule'; y: number }

/** How wide a text of this size is. */
export type Measure = (text: string, size: number) => number

export interface DrawnDocument {
  width: number
  height: number
  strokes: Stroke[]
}

const WIDTH = 750
export const EDGE = 36
export const INNER = WIDTH - 2 * EDGE
const SMALL = 22
const TEXT = 26
const LINE = 1.45
const GAP = 10

/** A document as a picture for a chat: head, lines, totals and who signed; as high as it must be. Nothing runs over the edge. */
export function drawnDocument(words: Words, measure: Measure): DrawnDocument {
  const strokes: Stroke[] = []
  let y = EDGE
  const wrapped = (text: string, size: number, width: number): string[] => {
    const lines: string[] = []
    let line = ''
    for (const letter of text) {
      if (line && measure(line + letter, size) > width) {
        lines.push(line)
        line = ''
      }
      line += letter
    }
    return line || lines.length === 0 ? [...lines, line] : lines
  }
  const write = (text: string, size: number, align: 'left' | 'center' = 'left', bold = false): void => {
    for (const line of wrapped(text, size, INNER)) {
      strokes.push({ kind: 'text', x: align === 'center' ? WIDTH / 2 : EDGE, y, size, text: line, align, bold })
      y += size * LINE
    }
  }
  const rule = (): void => {
    strokes.push({ kind: 'rule', y: y + GAP / 2 })
    y += GAP * 1.5
  }
  /** Two texts at the ends of a line, beneath each other where they do not fit beside. */
  const beside = (left: string, right: string, size: number, bold = false): void => {
    const narrow = measure(left, size) + measure(right, size) + GAP > INNER
    if (left && narrow) write(left, size)
    else if (left) strokes.push({ kind: 'text', x: EDGE, y, size, text: left, align: 'left', bold })
    strokes.push({ kind: 'text', x: WIDTH - EDGE, y, size, text: right, align: 'right', bold })
    y += size * LINE
  }
  write(words.company, TEXT, 'center')
  write(words.title, 36, 'center', true)
  y += GAP
  for (const { label, text } of words.head) write(`${label}：${text}`, SMALL)
  rule()
  const at = (title: string) => words.columns.findIndex((column) => column.title === title)
  for (const { cells, under } of words.rows) {
    const cell = (title: string): string => cells[at(title)] ?? ''
    write(cell('商品'), TEXT, 'left', true)
    for (const text of [cell('批号／效期'), ...under].filter(Boolean)) write(text, SMALL)
    const price = cell('单价')
    beside([`${cell('数量')} ${cell('单位')}`, price ? `× ${price}` : '', cell('折扣')].filter(Boolean).join(' '), cell('金额'), TEXT)
    rule()
  }
  for (const { label, text } of words.totals) beside(label, text, TEXT, label === '价税合计')
  if (words.capital) write(`大写：${words.capital}`, SMALL)
  if (words.signed) write(`签收：${words.signed}`, SMALL)
  return { width: WIDTH, height: Math.ceil(y + EDGE), strokes }
}
