import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fromRoot, root } from './paths'

function* filesUnder(entry: string): Generator<string> {
  const full = fromRoot(entry)
  if (!fs.existsSync(full)) return
  if (fs.statSync(full).isFile()) yield full
  else for (const name of fs.readdirSync(full).sort()) if (!name.startsWith('.')) yield* filesUnder(path.join(entry, name))
}

/** One number for the contents of files and folders, given relative to the project. */
export function fingerprint(entries: string[]): string {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0] as string)
  for (const entry of entries)
    for (const file of filesUnder(entry)) {
      const content = fs.readFileSync(file)
      hash.update(`\n${path.relative(root, file)} ${content.length}\n`).update(content)
    }
  return hash.digest('hex')
}

const stampOf = (target: string) => fromRoot('.cache', `build-${target}.json`)

export function isFresh(target: string, inputs: string, output: string): boolean {
  try {
    return fs.existsSync(fromRoot(output)) && JSON.parse(fs.readFileSync(stampOf(target), 'utf8')).inputs === inputs
  } catch {
    return false
  }
}

export function markFresh(target: string, inputs: string) {
  fs.mkdirSync(fromRoot('.cache'), { recursive: true })
  fs.writeFileSync(stampOf(target), JSON.stringify({ inputs, at: new Date().toISOString() }))
}

/** Before a build begins, so that an interrupted one is not taken for a finished one. */
export const markStale = (target: string) => fs.rmSync(stampOf(target), { force: true })
