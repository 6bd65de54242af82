import bwip from 'bwip-js/node'
import type { Drawn } from '../../../shared/output/layout'
import type { CodeSymbol } from '../../../shared/output/symbol'

interface Raw {
  /** Widths of bars and spaces in turn. */
  sbs?: ArrayLike<number>
  pixs?: ArrayLike<number>
  pixx?: number
  pixy?: number
}

/** Draws a code as bars or modules, without the quiet space around it; throws on what the symbology cannot hold. */
export function drawn(symbol: CodeSymbol): Drawn {
  // The ES module's own export of this name is a symbology; the default one draws.
  const options = { bcid: symbol.bcid, text: symbol.text, ...(symbol.bcid.endsWith('qrcode') && { eclevel: 'M' }) }
  const [first] = (bwip as unknown as { raw(options: object): Raw[] }).raw(options)
  const { sbs, pixs, pixx = 0, pixy = 0 } = first!
  if (sbs) {
    const all = Array.from(sbs)
    const widths = all.length % 2 === 0 ? all.slice(0, -1) : all
    return { kind: 'bars', symbol, widths, modules: widths.reduce((total, width) => total + width, 0) }
  }
  const rows = Array.from({ length: pixy }, (_, y) => Array.from({ length: pixx }, (_, x) => pixs![y * pixx + x] === 1))
  return { kind: 'matrix', symbol, rows }
}
