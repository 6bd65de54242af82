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

/** What npm says it installed, against what the lock asks for; a package for other machines only may be absent. */
function isInstalled() {
  try {
    const there = JSON.parse(readFileSync(path.join(root, 'node_modules', '.package-lock.json'), 'utf8')).packages
    return Object.entries(JSON.parse(lock).packages).every(
      ([name, { version, optional }]) => !name || (there[name] ? there[name].version === version : optional),
    )
  } catch {
    return false
  }
}

const lock = readFileSync(path.join(root, 'package-lock.json'), 'utf8')
const wanted = createHash('sha256').update(lock).digest('hex')
const stamped = existsSync(stamp) ? readFileSync(stamp, 'utf8').trim() : ''
if (stamped !== wanted) {
  if (!isInstalled()) {
    console.error('正在安装依赖… installing dependencies …')
    // npm's own words go to stderr: the standard output of `npm run -s contract` is data.
    const npm = (...args) =>
      spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' }).status === 0
    // `npm ci` refuses a lock that lacks some other system's packages; `npm install` passes over them, and says what is wrong if anything is.
    if (!npm('ci', '--loglevel=silent') && !npm('install', '--no-save')) {
      console.error('依赖安装失败。 The dependencies could not be installed.')
      process.exit(1)
    }
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
