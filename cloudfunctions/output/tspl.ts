import type { Mark } from '../../shared/output/layout'
import type { LabelPaper } from '../../shared/output/paper'
import { Commands, bitmap, printable } from './commands'

/** Dots of a millimetre at 203 dpi, which label printers of this class have. */
const DOTS = 8
const dots = (mm: number): number => Math.round(mm * DOTS)

/** Built-in Chinese fonts by the height of a line in millimetres; the largest is the middle one doubled. */
const FONTS: Record<number, [font: string, scale: number]> = { 2: ['TSS16.BF2', 1], 3: ['TSS24.BF2', 1], 6: ['TSS24.BF2', 2] }

/** What the printer draws itself; GS1 codes travel as a picture, because firmware differs on FNC1. */
const NATIVE: Record<string, string> = { ean13: 'EAN13', ean8: 'EAN8', code128: '128', itf14: 'ITF14' }

// In a TSPL string a quote is written \["].
const quoted = (text: string): string => `"${printable(text).replaceAll('"', '\\["]')}"`

/** One label in TSPL, for a gap of 2 mm between labels, printed `copies` times. */
export function tsplLabel(marks: readonly Mark[], paper: LabelPaper, copies: number, into = new Commands()): Commands {
  into.text(`SIZE ${paper.width} mm,${paper.height} mm`).raw(LINE)
  for (const setting of ['GAP 2 mm,0 mm', 'DIRECTION 1', 'CODEPAGE 936', 'CLS']) into.text(setting).raw(LINE)
  for (const mark of marks) draw(mark, into)
  return into.text(`PRINT 1,${copies}`).raw(LINE)
}

const LINE = Buffer.from('\r\n')

function draw(mark: Mark, into: Commands): void {
  const at = `${dots(mark.x)},${dots(mark.y)}`
  if (mark.kind === 'text') {
    const [font, scale] = FONTS[mark.size]!
    into.text(`TEXT ${at},"${font}",0,${scale},${scale},${quoted(mark.text)}`).raw(LINE)
    return
  }
  const { symbol } = mark.drawn
  const module = dots(mark.module)
  const native = NATIVE[symbol.bcid]
  if (mark.kind === 'bars' && native) {
    into.text(`BARCODE ${at},"${native}",${dots(mark.height)},1,0,${module},${module * 2},${quoted(symbol.text)}`).raw(LINE)
    return
  }
  if (mark.kind === 'matrix' && symbol.bcid === 'qrcode' && isAscii(symbol.text)) {
    into.text(`QRCODE ${at},M,${Math.min(10, module)},A,0,${quoted(symbol.text)}`).raw(LINE)
    return
  }
  const { rowBytes, height, bits } = bitmap(mark.drawn, module, mark.kind === 'bars' ? dots(mark.height) : 0)
  // In TSPL a bit of 1 stays white.
  into
    .text(`BITMAP ${at},${rowBytes},${height},0,`)
    .raw(Buffer.from(bits.map((byte) => byte ^ 0xff)))
    .raw(LINE)
}

const isAscii = (text: string): boolean => /^[\x20-\x7e]*$/.test(text)
