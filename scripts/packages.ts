import { execFileSync } from 'node:child_process'
import fs from 'node:fs'

export const isRoot = () => process.getuid?.() === 0

const BINARIES = [
  '/usr/sbin/mariadbd',
  '/usr/sbin/mysqld',
  '/usr/local/sbin/mariadbd',
  '/usr/local/bin/mariadbd',
  '/opt/homebrew/bin/mariadbd',
]

function findServer(): string | null {
  const named = process.env.MARIADBD
  if (named && !fs.existsSync(named)) throw new Error(`MARIADBD=${named} does not exist`)
  return named ?? BINARIES.find((file) => fs.existsSync(file)) ?? null
}

/** Installs Debian packages; only possible as root on a machine with apt. */
export function aptInstall(...packages: string[]) {
  if (process.platform !== 'linux' || !isRoot() || !fs.existsSync('/usr/bin/apt-get'))
    throw new Error(`请先安装 please install first:\n  sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args: string[]) => execFileSync('apt-get', ['-o', 'DPkg::Lock::Timeout=600', ...args], { stdio: ['ignore', 2, 2], env })
  const install = () => apt('install', '-y', '--no-install-recommends', ...packages)
  try {
    install()
  } catch {
    apt('update') // the package lists of a fresh machine are empty or old
    install()
  }
}

export function serverBinary(): string {
  const found = findServer()
  if (found) return found
  console.error('没有找到 MariaDB，正在安装 mariadb-server-core … installing mariadb-server-core …')
  try {
    aptInstall('mariadb-server-core')
  } catch (error) {
    throw new Error(
      `本机没有 MySQL/MariaDB 服务程序，也无法自动安装。No database server here, and it cannot be installed.\n${(error as Error).message}\n` +
        '或者用 DATABASE_URL 指定一个现有的库，用 MARIADBD 指定服务程序。\n' +
        'Or name an existing database in DATABASE_URL (mysql://user:password@host:3306/zhangfang), or a server binary in MARIADBD.',
    )
  }
  const installed = findServer()
  if (!installed) throw new Error('mariadb-server-core is installed, but mariadbd was not found; set MARIADBD')
  return installed
}

const BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The browser of the end-to-end tests, with a font that has Chinese characters. */
export function browserBinary(): string {
  const find = () => process.env.CHROMIUM ?? BROWSERS.find((file) => fs.existsSync(file))
  const fonts = process.platform !== 'linux' || fs.existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc')
  const found = find()
  if (found && fonts) return found
  try {
    aptInstall(...(found ? [] : ['chromium']), 'fonts-noto-cjk')
  } catch (error) {
    if (found) return found // another Chinese font may well be there
    throw error
  }
  const installed = find()
  if (!installed) throw new Error('chromium is installed, but was not found; set CHROMIUM')
  return installed
}
