import fs from 'node:fs'

const LEFT = ['0001101', '0011001', '0010011', '0111101', '0100011', '0110001', '0101111', '0111011', '0110111', '0001011']
const PARITY = ['LLLLLL', 'LLGLGG', 'LLGGLG', 'LLGGGL', 'LGLLGG', 'LGGLLG', 'LGGGLL', 'LGLGLG', 'LGLGGL', 'LGGLGL']
const flipped = (bars: string) => bars.replace(/[01]/g, (bar) => (bar === '1' ? '0' : '1'))
const reversed = (bars: string) => [...bars].reverse().join('')

/** The 95 modules of an EAN-13, 1 for a bar. */
function ean13(code: string): string {
  const digits = [...code].map(Number)
  const parity = PARITY[digits[0]!]!
  const left = digits.slice(1, 7).map((digit, index) => (parity[index] === 'L' ? LEFT[digit]! : reversed(flipped(LEFT[digit]!))))
  const right = digits.slice(7).map((digit) => flipped(LEFT[digit]!))
  return `101${left.join('')}01010${right.join('')}101`
}

/** A film of a camera that looks at a barcode, in the raw form Chromium plays as its fake camera. */
export function filmBarcode(code: string, file: string): void {
  const [width, height, module] = [640, 480, 4]
  const bars = ean13(code)
  const start = Math.floor((width - bars.length * module) / 2)
  const row = Buffer.alloc(width, 235)
  for (const [index, bar] of [...bars].entries()) if (bar === '1') row.fill(16, start + index * module, start + (index + 1) * module)
  const quiet = Buffer.alloc(width, 235)
  const luma = Buffer.concat(Array.from({ length: height }, (_, y) => (y > 120 && y < 360 ? row : quiet)))
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((width * height) / 2, 128)])
  fs.writeFileSync(
    file,
    Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420\n`), ...Array.from({ length: 5 }, () => frame)]),
  )
}
