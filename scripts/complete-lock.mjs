// Adds to package-lock.json what `npm ci` asks for and a registry mirror may not list: the binaries of other systems, which
// are optional and never installed here. Run it after `npm install --package-lock-only`.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

const SYSTEMS = ['android', 'darwin', 'linux', 'win32', 'freebsd', 'openharmony', 'netbsd', 'openbsd', 'sunos', 'aix']
const PROCESSORS = ['arm64', 'x64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32']

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const { stderr } = spawnSync('npm', ['ci', '--dry-run'], { encoding: 'utf8', shell: process.platform === 'win32' })
const missing = [...new Set([...stderr.matchAll(/Missing: (\S+?)@ from lock/g)].map((match) => match[1]))].sort()
for (const name of missing) {
  const parent = Object.values(lock.packages).find((entry) => entry.optionalDependencies?.[name])
  if (!parent) throw new Error(`nobody asks for ${name} as an option`)
  const os = SYSTEMS.find((system) => name.includes(`-${system}`))
  lock.packages[`node_modules/${name}`] = {
    version: parent.optionalDependencies[name],
    cpu: [PROCESSORS.find((processor) => name.includes(processor)) ?? 'arm'],
    ...(parent.dev && { dev: true }),
    optional: true,
    os: [os],
    ...(os === 'linux' && { libc: [name.includes('musl') ? 'musl' : 'glibc'] }),
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${missing.length} entries added`)
