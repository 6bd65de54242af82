import type { Mark } from '../../shared/output/layout'
import { emsOf } from '../../shared/output/layout'
import type { Receipt } from '../../shared/output/receipt'
import { bitmap, Commands } from './commands'

const ESC = 0x1b
const GS = 0x1d
const FS = 0x1c
const LF = 0x0a
const DOTS = 8

/** GS k's numbers (function B) for what a receipt printer draws itself. */
const NATIVE: Record<string, number> = { ean13: 67, ean8: 68, itf14: 70, code128: 73 }

const begin = (): Commands => new Commands().bytes(ESC, 0x40, FS, 0x26)
const size = (into: Commands, large: boolean): Commands => into.bytes(GS, 0x21, large ? 0x11 : 0)
const align = (into: Commands, centred: boolean): Commands => into.bytes(ESC, 0x61, centred ? 1 : 0)
const line = (into: Commands, text: string): Commands => into.text(text).bytes(LF)

/** Labels for a receipt printer: words from top to bottom, the code beneath them, then paper up to the next label. */
export function escposLabel(marks: readonly Mark[], copies: number, into = begin()): Commands {
  const one = new Commands()
  for (const mark of marks) {
    if (mark.kind === 'text') line(size(align(one, false), mark.size > 3), mark.text)
    else code(align(size(one, false), true), mark)
  }
  one.bytes(ESC, 0x64, 3)
  for (let copy = 0; copy < copies; copy++) into.raw(one.content)
  for (const letter of one.missing) into.missing.add(letter)
  return into
}

function code(into: Commands, mark: Exclude<Mark, { kind: 'text' }>): void {
  const { symbol } = mark.drawn
  const module = Math.max(1, Math.min(6, Math.round(mark.module * DOTS)))
  const native = NATIVE[symbol.bcid]
  if (mark.kind === 'bars' && native) {
    // Code 128 begins with its code set; in it a { is doubled.
    const data = Buffer.from(symbol.bcid === 'code128' ? `{B${symbol.text.replaceAll('{', '{{')}` : symbol.text, 'latin1')
    into.bytes(GS, 0x68, Math.round(mark.height * DOTS), GS, 0x77, Math.max(2, module), GS, 0x48, 2)
    into.bytes(GS, 0x6b, native, data.length).raw(data).bytes(LF)
    return
  }
  if (symbol.bcid === 'qrcode') {
    qr(into, Buffer.from(symbol.text, 'utf8'), module)
    return
  }
  const { rowBytes, height, bits } = bitmap(mark.drawn, module, mark.kind === 'bars' ? Math.round(mark.height * DOTS) : 0)
  into.bytes(GS, 0x76, 0x30, 0, rowBytes & 0xff, rowBytes >> 8, height & 0xff, height >> 8).raw(bits)
}

/** GS ( k: model 2, size of a module, correction M, the data, print. */
function qr(into: Commands, data: Buffer, module: number): void {
  const length = data.length + 3
  into.bytes(GS, 0x28, 0x6b, 4, 0, 0x31, 0x41, 0x32, 0)
  into.bytes(GS, 0x28, 0x6b, 3, 0, 0x31, 0x43, module)
  into.bytes(GS, 0x28, 0x6b, 3, 0, 0x31, 0x45, 0x31)
  into.bytes(GS, 0x28, 0x6b, length & 0xff, length >> 8, 0x31, 0x50, 0x30).raw(data)
  into.bytes(GS, 0x28, 0x6b, 3, 0, 0x31, 0x51, 0x30, LF)
}

/** A document as a receipt: title large and centred, its lines, our QR code at the foot, then a cut. */
export function escposReceipt(receipt: Receipt): Commands {
  const into = begin()
  align(into, true)
  if (receipt.company) line(size(into, false), receipt.company)
  line(size(into, true), receipt.title)
  align(size(into, false), false)
  for (const text of receipt.lines) line(into, text)
  align(into, true)
  qr(into, Buffer.from(receipt.code, 'utf8'), 5)
  return into.bytes(LF, GS, 0x56, 66, 0)
}

/** Columns of half-width letters a text takes. */
export const columnsOf = (text: string): number => emsOf(text) * 2
