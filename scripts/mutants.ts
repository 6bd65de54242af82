import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { buildFunctions } from './functions'
import { type Mutant, mutants } from './mutants/list'
import { fromRoot } from './paths'
import { openTestServer, prepareTemplate } from './testServer'

/**
 * Plants a hole in a copy of the source, builds the functions from it and runs the tests that should see it. A mutant
 * that lives shows what the tests do not look at. `npx tsx scripts/mutants.ts [name]`, outside npm test.
 */
const folder = fromRoot('.cache', 'mutants')

/** The source with the hole in it; a text that is not there exactly once means that the list is out of date. */
export function planted({ file, find, put, name }: Mutant): string {
  const source = fs.readFileSync(fromRoot(file), 'utf8')
  const parts = source.split(find)
  if (parts.length !== 2) throw new Error(`${name}: ${file} holds the text ${parts.length - 1} times`)
  return parts.join(put)
}

async function build(mutant: Mutant): Promise<string> {
  const tree = path.join(folder, 'tree')
  fs.rmSync(tree, { recursive: true, force: true })
  for (const part of ['cloudfunctions', 'shared']) fs.cpSync(fromRoot(part), path.join(tree, part), { recursive: true })
  fs.writeFileSync(path.join(tree, mutant.file), planted(mutant))
  const to = path.join(folder, 'functions')
  await buildFunctions({ from: path.join(tree, 'cloudfunctions'), to })
  return to
}

interface Report {
  testResults: { status: string; message: string; assertionResults: { status: string; fullName: string }[] }[]
}

/** Names of the tests that fail on these functions. */
async function failures(functions: string, tests: string): Promise<string[]> {
  const report = path.join(folder, 'report.json')
  fs.rmSync(report, { force: true })
  const args = [
    fromRoot('node_modules/jest/bin/jest.js'),
    '--config',
    fromRoot('jest.config.cjs'),
    '--selectProjects',
    'actions',
    '--testPathPatterns',
    tests,
  ]
  const env = { ...process.env, NODE_ENV: 'test', FUNCTIONS_DIR: functions }
  await new Promise((resolve) =>
    spawn(process.execPath, [...args, '--silent', '--json', '--outputFile', report], { cwd: fromRoot(), env, stdio: 'ignore' }).on(
      'exit',
      resolve,
    ),
  )
  const { testResults } = JSON.parse(fs.readFileSync(report, 'utf8')) as Report
  return testResults.flatMap(({ status: whole, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName)
    // The invariants are checked after the last test of a file: then it is the file that fails.
    return whole === 'failed' && failed.length === 0
      ? [`the file itself: ${/[^\n●]*(?:not sound|rror)[^\n]*\n?[^\n]*/.exec(message)?.[0].trim() ?? message.slice(0, 200)}`]
      : failed
  })
}

async function main() {
  const [wanted = ''] = process.argv.slice(2)
  const server = await openTestServer()
  process.env.DATABASE_SERVER_URL = server.url
  process.env.DATABASE_TEMPLATE = await prepareTemplate(server.url)
  fs.mkdirSync(folder, { recursive: true })
  const living: string[] = []
  for (const mutant of mutants.filter(({ name }) => name.includes(wanted))) {
    const killers = await failures(await build(mutant), mutant.tests)
    if (killers.length === 0) living.push(mutant.name)
    console.log(
      `${killers.length ? 'killed' : 'ALIVE '}  ${mutant.name}\n        ${killers.length ? `${killers.length}: ${killers[0]}` : mutant.tests}`,
    )
  }
  await server.stop()
  fs.rmSync(folder, { recursive: true, force: true })
  console.log(living.length ? `${living.length} mutants live: ${living.join(', ')}` : 'every mutant was killed')
  process.exit(living.length ? 1 : 0)
}

if (require.main === module)
  main().catch((error) => {
    console.error(error)
    process.exit(1)
  })
