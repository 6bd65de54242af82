import fs from 'node:fs'
import path from 'node:path'
import { CHART } from '../shared/finance/accounts'
import { functionNames } from '../scripts/functions'
import { root } from '../scripts/paths'
import { contracts } from '../shared/contracts'

/** The rules of the house that a machine can see. An exception stands beside its rule with its reason. */
function filesUnder(folder: string): string[] {
  const full = path.join(root, folder)
  if (!fs.existsSync(full)) return []
  return fs.readdirSync(full, { withFileTypes: true }).flatMap((entry) => {
    const inner = `${folder}/${entry.name}`
    return entry.isDirectory() ? filesUnder(inner) : [inner]
  })
}

const FOLDERS = ['shared', 'cloudfunctions', 'src', 'scripts', 'tests', 'config']
const files = FOLDERS.flatMap(filesUnder)
const sources = files.filter((file) => /\.tsx?$/.test(file))
const texts = new Map(sources.map((file) => [file, fs.readFileSync(path.join(root, file), 'utf8')]))
const inFolder = (...folders: string[]): string[] => sources.filter((file) => folders.some((folder) => file.startsWith(`${folder}/`)))

/** Source without comments; texts stay. */
const code = (file: string): string =>
  texts
    .get(file)!
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|[^:'"`\\])\/\/.*$/gm, '$1')

interface Import {
  from: string
  to: string
  dynamic: boolean
}

/** Relative imports, resolved to a path of the project without its ending. */
function importsOf(file: string): Import[] {
  const found = [...code(file).matchAll(/(?:\bfrom|\bimport)\s*(\()?\s*['"](\.[^'"]*)['"]/g)]
  return found.map((match) => ({
    from: file,
    to: path.posix.normalize(`${path.posix.dirname(file)}/${match[2]}`),
    dynamic: Boolean(match[1]),
  }))
}
const packagesOf = (file: string): string[] =>
  [...code(file).matchAll(/(?:\bfrom|\bimport|\brequire\()\s*\(?['"]([^.'"][^'"]*)['"]/g)].map((match) => match[1]!)

const imports = sources.flatMap(importsOf)
const wrong = (rule: (each: Import) => boolean): string[] => imports.filter(rule).map(({ from, to }) => `${from} → ${to}`)
const matching = (among: string[], pattern: RegExp): string[] =>
  among.flatMap((file) => [...code(file).matchAll(new RegExp(pattern, 'g'))].map((match) => `${file}: ${match[0].slice(0, 80)}`))

describe('imports go one way', () => {
  test('shared imports shared, and of packages only what runs on both sides', () => {
    expect(wrong(({ from, to }) => from.startsWith('shared/') && !to.startsWith('shared/'))).toEqual([])
    const packages = new Set(inFolder('shared').flatMap(packagesOf))
    expect([...packages].filter((name) => !['zod/mini', 'decimal.js', 'dayjs'].includes(name))).toEqual([])
  })

  test('src imports src and shared', () => {
    expect(wrong(({ from, to }) => from.startsWith('src/') && !/^(src|shared)\//.test(to))).toEqual([])
  })

  test('a cloud function imports shared, the kernel and its own folder', () => {
    const ENTRY_POINTS = ['jobs', 'callback']
    const allowed = ({ from, to }: Import): boolean => {
      const [, own] = from.split('/') as [string, string]
      const [top, folder, file] = to.split('/')
      if (top === 'shared') return true
      if (folder === own || (folder === 'kernel' && own !== 'migrations')) return true
      return ENTRY_POINTS.includes(own) && ENTRY_POINTS.includes(file ?? '')
    }
    expect(wrong((each) => each.from.startsWith('cloudfunctions/') && !allowed(each))).toEqual([])
  })

  test('the kernel imports no module, and its large libraries only when they are needed', () => {
    expect(
      wrong(
        ({ from, to }) =>
          from.startsWith('cloudfunctions/kernel/') && to.startsWith('cloudfunctions/') && !to.startsWith('cloudfunctions/kernel/'),
      ),
    ).toEqual([])
    expect(
      wrong(
        ({ from, to, dynamic }) =>
          to.startsWith('cloudfunctions/kernel/lazy/') &&
          !from.startsWith('cloudfunctions/kernel/lazy/') &&
          !dynamic &&
          !isTypeImport(from, to),
      ),
    ).toEqual([])
  })
})

const isTypeImport = (from: string, to: string): boolean =>
  new RegExp(`import type [^;\\n]*${path.posix.basename(to)}['"]`).test(texts.get(from)!)

describe('names and sizes', () => {
  test('no rooms for odds and ends', () => {
    expect(
      files.filter((file) => /(^|[/._-])(utils?|helpers?|common|misc|shared-types)([/._-]|$)/i.test(file.replace(/^shared\//, ''))),
    ).toEqual([])
    expect(files.filter((file) => /\.types?\.ts$|\.d\.ts$/.test(file) && !file.startsWith('src/'))).toEqual([])
  })

  test('an index.ts is the entry of a function or the list of migrations', () => {
    const entries = new Set(functionNames().map((name) => `cloudfunctions/${name}/index.ts`))
    const PAGES = /^config\/index\.ts$|^src\/.*\/index\.(?:h5|weapp)?\.?tsx$|^src\/.*\/index\.config\.ts$/ // Taro's names for a page and its own settings
    expect(
      sources.filter(
        (file) =>
          /\/index(\.\w+)?\.tsx?$/.test(file) && !entries.has(file) && file !== 'cloudfunctions/migrations/index.ts' && !PAGES.test(file),
      ),
    ).toEqual([])
  })

  test('a file is at most 300 lines long', () => {
    const LONG = /^cloudfunctions\/(migrations\/|kernel\/tables\.ts$)/ // lists of columns, read one table at a time
    expect(
      sources
        .filter((file) => !LONG.test(file))
        .flatMap((file) => ((lines) => (lines > 300 ? [`${file}: ${lines}`] : []))(texts.get(file)!.split('\n').length)),
    ).toEqual([])
  })

  test('nothing is put off, skipped or singled out', () => {
    const marks = new RegExp(['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX:', 'HA' + 'CK'].map((word) => `\\b${word}\\b`).join('|'))
    expect(sources.filter((file) => marks.test(texts.get(file)!))).toEqual([])
    expect(matching(inFolder('tests'), /\b(?:test|it|describe)\.(?:only|skip|todo|failing)\b|\bx(?:test|it|describe)\(/)).toEqual([])
  })

  test('what people read in the app stands in the catalogue', () => {
    const DATES = 'src/day.ts' // 11月24日 is a form, not a sentence
    const app = inFolder('src').filter((file) => !file.startsWith('src/messages') && !/\.config\.ts$/.test(file) && file !== DATES)
    expect(matching(app, /[\u4e00-\u9fff]+/)).toEqual([])
  })

  test('no path of one machine', () => {
    expect(matching(sources, /['"`](?:\/home\/|\/root\/|\/Users\/|\/work\/|C:\\)/)).toEqual([])
  })
})

describe('every export is used', () => {
  const exported = inFolder('shared', 'cloudfunctions', 'src', 'scripts').flatMap((file) =>
    [
      ...code(file).matchAll(/^export (?:declare )?(?:async )?(?:abstract )?(?:const|let|function\*?|class|interface|type|enum) (\w+)/gm),
    ].map((match) => ({ file, name: match[1]! })),
  )
  // `main` is what the cloud calls; a migration is found by its class.
  const ENTRY = (file: string, name: string) =>
    name === 'main' || /^cloudfunctions\/migrations\//.test(file) || /\.config\.tsx?$/.test(file)

  test('by another file, or at least in its own', () => {
    const words = new Map(sources.map((file) => [file, code(file).match(/\b\w+\b/g) ?? []]))
    const uses = (file: string, name: string): number => words.get(file)!.filter((word) => word === name).length
    const users = new Map<string, Set<string>>()
    for (const [file, list] of words) for (const word of new Set(list)) users.set(word, (users.get(word) ?? new Set()).add(file))
    const dead = exported.filter(({ file, name }) => !ENTRY(file, name) && users.get(name)!.size === 1 && uses(file, name) === 1)
    expect(dead.map(({ file, name }) => `${file}: ${name}`)).toEqual([])
  })
})

describe('money and decimals', () => {
  test('floating-point numbers stay out; only money.ts rounds and formats', () => {
    const among = inFolder('shared', 'cloudfunctions').filter((file) => file !== 'shared/kernel/money.ts')
    expect(matching(among, /\bNumber\(|\bparseFloat\(|\.toFixed\(|\.toNumber\(|Math\.round\([^)]*(?:price|amount|money)/)).toEqual([])
    // A plus before a name makes it a number, wherever a value may begin.
    expect(matching(among, /(?:[=(,:?{&|]|=>|\breturn)\s*\+\s*[\w([]/)).toEqual([])
  })
})

describe('SQL', () => {
  const functions = inFolder('cloudfunctions').filter((file) => !file.startsWith('cloudfunctions/migrations/'))
  const templates = functions.flatMap((file) =>
    [...code(file).matchAll(/\bsql`((?:[^`\\$]|\\.|\$(?!\{)|\$\{(?:[^{}`]|\{[^{}]*\}|`[^`]*`)*\})*)`/g)].map((match) => ({
      file,
      text: match[1]!,
    })),
  )

  test('there is SQL to look at', () => expect(templates.length).toBeGreaterThan(60))

  test('every statement on a table names the company', () => {
    // People, their sessions and counted attempts belong to no company.
    const ACROSS = /\b(?:FROM|INTO|UPDATE|JOIN)\s+(?:person|session|attempt)\b/
    const EXCEPTIONS = [
      /FROM invitation WHERE code = /, // the code is what says which company
      /FROM member m JOIN book b ON b\.company = m\.company WHERE m\.person = /, // the companies of one person
      /FROM job\b|UPDATE job\b/, // the timer takes due jobs of all companies
    ]
    const touches = templates.filter(({ text }) => /\b(?:FROM|INTO|UPDATE)\s+(?:[a-z_]|\$\{)/.test(text))
    const loose = touches.filter(
      ({ text }) => !/\bcompany\b/.test(text) && !ACROSS.test(text) && !EXCEPTIONS.some((known) => known.test(text)),
    )
    const WITHIN = /\$\{(?:join\(where|where|visible|narrowed|FROM|from|HEAD)/ // conditions that begin with the company
    expect(
      loose.filter(({ text }) => !WITHIN.test(text)).map(({ file, text }) => `${file}: ${text.replace(/\s+/g, ' ').slice(0, 90)}`),
    ).toEqual([])
  })

  test('text becomes SQL only in the tag: nothing is pasted together', () => {
    const RUNNERS = 'cloudfunctions/kernel/db.ts'
    expect(
      matching(
        functions.filter((file) => file !== RUNNERS),
        /\.query\(|\.execute\(|createQueryBuilder|getRepository|manager\.save/,
      ),
    ).toEqual([])
    const FIXED = /^cloudfunctions\/kernel\/(?:sql|query)\.ts$/ // the text of declared datasets
    expect(
      matching(
        functions.filter((file) => !FIXED.test(file)),
        /\bfixed\((?!\s*['"])/,
      ),
    ).toEqual([])
  })

  test('packets of several statements are sent by kernel/db.ts alone', () => {
    expect(matching(inFolder('cloudfunctions'), /multipleStatements/).map((hit) => hit.split(':')[0])).toEqual([
      'cloudfunctions/kernel/db.ts',
    ])
  })

  test('the ledgers are written by kernel/books.ts and its part for goods alone', () => {
    const LEDGERS = 'posting|stock_move|stock_balance|party_entry|party_match|journal_line|account_balance|cash_flow'
    const among = functions.filter((file) => !/^cloudfunctions\/kernel\/(?:books|goodsBooks)\.ts$/.test(file))
    expect(
      matching(
        among,
        new RegExp(
          `\\b(?:INSERT INTO|UPDATE|DELETE FROM|REPLACE INTO)\\s+(?:${LEDGERS})\\b|\\b(?:insert|update)\\(\\s*['"](?:${LEDGERS})['"]`,
        ),
      ),
    ).toEqual([])
  })
})

describe('the registry', () => {
  test('every action has a handler, and every handler an action', () => {
    for (const [module, contract] of Object.entries(contracts)) {
      expect(contract.module).toBe(module)
      expect(functionNames()).toContain(module)
    }
    const ENTRY_POINTS = new Set(['jobs', 'callback', 'output'])
    expect(functionNames().filter((name) => !(name in contracts) && !ENTRY_POINTS.has(name))).toEqual([])
  })

  test('the chart holds the 66 accounts of 小企业会计准则', () => {
    const statutory = CHART.filter((account) => account.code.length === 4)
    expect(statutory).toHaveLength(66)
    expect(new Set(CHART.map((account) => account.code)).size).toBe(CHART.length)
    for (const { code: own } of CHART.filter((account) => account.code.length > 4))
      expect(CHART.some((account) => own.startsWith(account.code) && account.code.length === own.length - 2)).toBe(true)
  })
})
