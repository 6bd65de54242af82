import { readFile } from 'node:fs/promises'
import path from 'node:path'

let font: Promise<Buffer> | undefined

/** The font that lies beside the function, read once. */
export const printFont = (): Promise<Buffer> => (font ??= readFile(path.join(__dirname, 'font.ttf')))
