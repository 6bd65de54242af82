import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { stripVTControlCharacters } from 'node:util'
import { fingerprint, isFresh, markFresh, markStale } from './freshness'
import { buildFunctions } from './functions'
import { withLock } from './lock'
import { fromRoot } from './paths'

export type Target = 'functions' | 'h5' | 'weapp'

const APP = ['src', 'shared', 'config', 'types', 'babel.config.js', 'tsconfig.json', 'package.json', 'package-lock.json']

const TARGETS: Record<Target, { inputs: string[]; output: string; build(): Promise<string> }> = {
  functions: {
    inputs: ['cloudfunctions', 'shared', 'scripts/functions.ts', 'scripts/font.ts', 'tsconfig.json', 'package.json', 'package-lock.json'],
    output: 'dist/cloudfunctions',
    async build() {
      const sizes = await buildFunctions()
      return sizes.map(({ name, bytes }) => `  ${name.padEnd(16)}${Math.ceil(bytes / 1024)} KB`).join('\n')
    },
  },
  h5: { inputs: APP, output: 'dist/h5/index.html', build: () => buildApp('h5') },
  weapp: { inputs: [...APP, 'project.config.json'], output: 'dist/weapp/app.json', build: () => buildApp('weapp') },
}

/** Taro redraws a progress bar all the time, so what it says goes to a file, and only its end is shown if it fails. */
async function buildApp(type: 'h5' | 'weapp'): Promise<string> {
  const file = fromRoot('.cache', `build-${type}.log`)
  fs.mkdirSync(fromRoot('.cache'), { recursive: true })
  const log = fs.openSync(file, 'w')
  const env = { ...process.env, NODE_ENV: 'production', CI: '1' }
  const taro = spawn(process.execPath, [fromRoot('node_modules/@tarojs/cli/bin/taro'), 'build', '--type', type], {
    cwd: fromRoot(),
    env,
    stdio: ['ignore', log, log],
  })
  const kill = () => taro.kill()
  process.once('exit', kill) // it must not outlive who asked for it
  const code = await new Promise((resolve, reject) => taro.on('error', reject).on('exit', resolve))
  process.off('exit', kill)
  fs.closeSync(log)
  const words = stripVTControlCharacters(fs.readFileSync(file, 'utf8'))
  // Taro may report errors and still exit with 0.
  if (code !== 0 || !fs.existsSync(fromRoot(TARGETS[type].output)))
    throw new Error(
      `taro build --type ${type} failed (exit ${code}); all of it in .cache/build-${type}.log\n${words
        .split(/[\r\n]+/)
        .slice(-60)
        .join('\n')}`,
    )
  return `  .cache/build-${type}.log`
}

/** Builds a target unless its inputs are those of the last build; answers whether it built. */
export function buildIfStale(target: Target, { force = false } = {}): Promise<boolean> {
  const { inputs, output, build } = TARGETS[target]
  // Two programs of one checkout (a start and a test run) build one after the other.
  return withLock(
    fromRoot('.cache', `build-${target}.lock`),
    async () => {
      const now = fingerprint(inputs)
      if (!force && isFresh(target, now, output)) return false
      markStale(target)
      const begun = Date.now()
      const report = await build()
      markFresh(target, now)
      console.log(`构建 built ${target} ${((Date.now() - begun) / 1000).toFixed(1)} s\n${report}`)
      return true
    },
    15 * 60_000,
  )
}

async function main() {
  const wanted = process.argv.slice(2)
  const targets = wanted.length ? wanted : Object.keys(TARGETS)
  for (const target of targets) {
    if (!(target in TARGETS)) throw new Error(`unknown target ${target}; there are ${Object.keys(TARGETS).join(', ')}`)
    await buildIfStale(target as Target, { force: true })
  }
}

if (require.main === module)
  main().catch((error) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
