import fs from 'node:fs'
import path from 'node:path'
import { fromRoot } from './paths'

const SOURCE = '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'

type Subset = (font: Buffer, text: string, options: { targetFormat: 'truetype' }) => Promise<Buffer>

/** Latin, and every two-byte character of GBK: names of people and shops need more than GB2312. */
function characters(): string {
  const decoder = new TextDecoder('gb18030')
  let all = ''
  for (let code = 0x20; code < 0x17f; code++) if (code < 0x7f || code > 0xa0) all += String.fromCharCode(code)
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++)
      if (trail !== 0x7f) all += decoder.decode(Uint8Array.of(lead, trail)).replaceAll('\ufffd', '')
  return all
}

/** Noto Sans SC cut down to GBK, 7.5 MB instead of 10.6; made once and kept in the cache. Answers where it lies. */
export async function printFont(): Promise<string> {
  const source = require.resolve(SOURCE, { paths: [fromRoot()] })
  const { version } = JSON.parse(fs.readFileSync(fromRoot('node_modules/@expo-google-fonts/noto-sans-sc/package.json'), 'utf8'))
  const made = fromRoot('.cache', `noto-sans-sc-gbk-${version}.ttf`)
  if (fs.existsSync(made)) return made
  const subset = require('subset-font') as Subset
  const font = await subset(fs.readFileSync(source), characters(), { targetFormat: 'truetype' })
  fs.mkdirSync(path.dirname(made), { recursive: true })
  fs.writeFileSync(`${made}.new`, font)
  fs.renameSync(`${made}.new`, made)
  return made
}

/** The font's licence, which goes where the font goes. */
export const fontLicence = (): string => fromRoot('node_modules/@expo-google-fonts/noto-sans-sc/LICENSE_FONT')
