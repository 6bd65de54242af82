import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import { fromRoot } from './paths'

export interface Result {
  passed: number
  failed: number
  skipped: number
}

const children = new Set<ChildProcess>()

/** Ends what is still running when the whole run is broken off. */
export const endChildren = () => {
  for (const child of children) child.kill('SIGTERM')
}

function run(program: string, args: string[], env: NodeJS.ProcessEnv = process.env): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [fromRoot('node_modules', program), ...args], {
      cwd: fromRoot(),
      stdio: ['ignore', 'inherit', 'inherit'],
      env,
    })
    children.add(child)
    child.on('error', reject)
    child.on('exit', (code) => {
      children.delete(child)
      resolve(code ?? 1)
    })
  })
}

const one = (ok: boolean): Result => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 })

/** A tool that says yes or no counts as one test. */
export const program = async (file: string, ...args: string[]): Promise<Result> => one((await run(file, args)) === 0)

/** Work that either succeeds or throws counts as one test. */
export async function task(work: () => Promise<unknown>): Promise<Result> {
  try {
    await work()
    return one(true)
  } catch (error) {
    console.error(error instanceof Error ? (error.stack ?? error.message) : error)
    return one(false)
  }
}

interface JestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  numRuntimeErrorTestSuites: number
}

/** Runs jest projects; a file that cannot even be loaded counts as one failed test. */
export async function jestProjects(names: string[], pattern: string[]): Promise<Result> {
  fs.mkdirSync(fromRoot('.cache'), { recursive: true })
  const report = fromRoot('.cache', `jest-${names[0]}-${process.pid}.json`)
  try {
    const args = ['--config', fromRoot('jest.config.cjs'), '--selectProjects', ...names, '--json', '--outputFile', report]
    const code = await run('jest/bin/jest.js', [...args, ...(pattern.length ? ['--testPathPatterns', ...pattern] : [])], {
      ...process.env,
      NODE_ENV: 'test',
    })
    const found = JSON.parse(fs.readFileSync(report, 'utf8')) as JestReport
    const failed = found.numFailedTests + found.numRuntimeErrorTestSuites
    return {
      passed: found.numPassedTests,
      failed: code !== 0 && failed === 0 ? 1 : failed,
      skipped: found.numPendingTests + found.numTodoTests,
    }
  } catch (error) {
    console.error(error)
    return one(false)
  } finally {
    fs.rmSync(report, { force: true })
  }
}
