// Runs a TypeScript program of this folder, after making sure that the installed packages are those of package-lock.json.
// Plain JavaScript, because it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const stamp = path.join(root, 'node_modules', '.zhangfang-lock')

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`账房需要 Node 20.19 或更新的版本，当前是 ${process.versions.node}。`)
  console.error(`Zhangfang needs Node 20.19 or newer; this is ${process.versions.node}.`)
  process.exit(1)
}

const [script, ...args] = process.argv.slice(2)
if (!script) {
  console.error('usage: node scripts/with-dependencies.mjs <script.ts> [arguments]')
  process.exit(1)
}

const wanted = createHash('sha256').update(readFileSync(path.join(root, 'package-lock.json'))).digest('hex')
const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8').trim() : ''
if (installed !== wanted) {
  console.error('正在安装依赖（npm ci）… installing dependencies …')
  // npm's own words go to stderr: the standard output of `npm run -s contract` is data.
  const install = spawnSync('npm', ['ci'], { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
  if (install.status !== 0) {
    console.error('依赖安装失败。 npm ci failed.')
    process.exit(install.status ?? 1)
  }
  writeFileSync(stamp, wanted)
}

// Paths in arguments (an import folder, say) are the caller's, so the working directory stays as it is.
const child = spawn(process.execPath, ['--import', 'tsx', path.resolve(root, script), ...args], { stdio: 'inherit' })

// Ctrl-C reaches the child from the terminal as well; it is the child that decides when to end.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (!(signal === 'SIGINT' && process.stdin.isTTY)) child.kill(signal)
  })
}
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))
