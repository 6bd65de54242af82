import fs from 'node:fs'
import path from 'node:path'

/** State and moment of birth of a process, where the system tells. */
function statusOf(pid: number): { state: string; birth: string } {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state = '', ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return { state, birth: rest[18] ?? '' }
  } catch {
    return { state: '', birth: '' }
  }
}

/** A pid alone may since belong to another program; with its birth it is one process. */
const birth = (pid: number) => statusOf(pid).birth

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return statusOf(pid).state !== 'Z' // dead already, only its parent has not looked yet
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const mark = () => `${process.pid} ${birth(process.pid)}`

function isHeld(text: string): boolean {
  const [pid, born = ''] = text.split(' ')
  return isAlive(Number(pid)) && birth(Number(pid)) === born
}

const read = (file: string) => {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

/** A lock of a process that has died is moved away under a name of its own, so that two finders cannot both take it. */
function clearStale(file: string, seen: string) {
  const aside = `${file}.${process.pid}`
  try {
    fs.renameSync(file, aside)
    if (read(aside) !== seen) fs.linkSync(aside, file) // somebody took it in between: put it back
  } catch {
    // the other finder was faster
  }
  fs.rmSync(aside, { force: true })
}

/** Runs `work` while no other process of this machine runs under the same lock file. */
export async function withLock<T>(file: string, work: () => Promise<T>, waitMs = 120_000): Promise<T> {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  const fresh = `${file}.new.${process.pid}`
  const until = Date.now() + waitMs
  for (;;) {
    fs.writeFileSync(fresh, mark())
    try {
      fs.linkSync(fresh, file) // appears whole or not at all
      break
    } catch {
      const holder = read(file)
      if (holder !== null && !isHeld(holder)) clearStale(file, holder)
      else if (Date.now() > until) throw new Error(`${file} is held by process ${holder?.split(' ')[0]}`)
      else await new Promise((resolve) => setTimeout(resolve, 50))
    } finally {
      fs.rmSync(fresh, { force: true })
    }
  }
  try {
    return await work()
  } finally {
    fs.rmSync(file, { force: true })
  }
}

/** The processes that use one thing together: the last to leave puts out the light. */
export class Users {
  private static count = 0
  private readonly mine: string

  constructor(private readonly folder: string) {
    this.mine = path.join(folder, `${process.pid}-${Users.count++}`)
  }

  enter() {
    fs.mkdirSync(this.folder, { recursive: true })
    fs.writeFileSync(this.mine, mark())
  }

  /** Leaves; true when nobody alive is left. */
  leave(): boolean {
    fs.rmSync(this.mine, { force: true })
    let others = 0
    for (const name of fs.existsSync(this.folder) ? fs.readdirSync(this.folder) : []) {
      const file = path.join(this.folder, name)
      if (isHeld(read(file) ?? '0 -')) others++
      else fs.rmSync(file, { force: true })
    }
    return others === 0
  }
}
