import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import esbuild from 'esbuild'
import mysql from 'mysql2/promise'
import type { TestServer } from '../database'
import { functionNames, slim } from '../functions'
import { migrate } from '../migrate'
import { fromRoot, functionsFolder } from '../paths'
import { call } from './world'

const RUNS = 9

/** Load and first query of each function in a new process, beside mysql2 alone connecting and reading one row. */
export async function benchCold(server: TestServer) {
  const url = await server.createDatabase('bench_cold')
  await migrate(url)
  Object.assign(process.env, { DATABASE_URL: url, TOKEN_SECRET: 'a secret of the benchmark, long enough' })
  const phone = `137${String(Date.now() % 100_000_000).padStart(8, '0')}`
  const { token } = await call(null, null, 'access', 'session.register', { name: '老板', phone, password: 'benchmark-1' })
  const { id: company } = await call(token, null, 'access', 'company.create', { name: '冷启动' })
  const floor = await mysqlAlone()
  const queries: Record<string, string> = {
    access: 'member.list',
    product: 'category.list',
    sales: 'customer.list',
    purchase: 'supplier.list',
    inventory: 'warehouse.list',
    finance: 'fund.list',
    report: 'home.show',
    system: 'region.list',
  }
  console.log('  function      loaded KB   require ms   first call ms   total ms   × mysql2 alone')
  const times: Record<string, { load: number[]; call: number[] }> = {}
  const names = functionNames().filter((name) => queries[name])
  for (const name of [...names, 'floor']) times[name] = { load: [], call: [] }
  for (let run = 0; run < RUNS; run++) {
    for (const name of [...names, 'floor']) {
      const [load, first] =
        name === 'floor'
          ? start(floor, {})
          : start(path.join(functionsFolder(), name, 'index.js'), { action: queries[name], company, token })
      times[name]?.load.push(load)
      times[name]?.call.push(first)
    }
  }
  const base = median(times.floor!.load) + median(times.floor!.call)
  for (const name of [...names, 'floor']) {
    const file = name === 'floor' ? floor : path.join(functionsFolder(), name, 'index.js')
    const load = median(times[name]!.load)
    const first = median(times[name]!.call)
    const cells = [
      (fs.statSync(file).size / 1024).toFixed(0).padStart(9),
      load.toFixed(0).padStart(10),
      first.toFixed(0).padStart(13),
      (load + first).toFixed(0).padStart(11),
      ((load + first) / base).toFixed(2).padStart(10),
    ]
    console.log(`  ${(name === 'floor' ? 'mysql2 alone' : name).padEnd(12)} ${cells.join('   ')}`)
  }
  const db = await mysql.createConnection(url)
  await db.end()
}

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number

async function mysqlAlone(): Promise<string> {
  const outfile = fromRoot('.cache/bench/mysql2.js')
  const contents = `const mysql = require('mysql2'); exports.main = () => new Promise((done, fail) => { const c = mysql.createConnection(process.env.DATABASE_URL);
    c.query('SELECT company, name FROM book LIMIT 1', (error, rows) => { c.destroy(); error ? fail(error) : done(rows) }) })`
  await esbuild.build({
    stdin: { contents, resolveDir: fromRoot('.') },
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node18',
    format: 'cjs',
    minify: true,
    keepNames: true,
    plugins: [slim],
    logLevel: 'error',
  })
  return outfile
}

const PROBE = `const t0 = performance.now(); const { main } = require(process.argv[1]); const t1 = performance.now();
const { action, company, token } = JSON.parse(process.argv[2]);
const event = { httpMethod: 'POST', path: '/', headers: { authorization: 'Bearer ' + token }, body: JSON.stringify({ action, company, input: {} }) };
main(event, {}).then((answer) => { const t2 = performance.now(); if (action && !JSON.parse(answer.body).ok) { console.error(answer.body); process.exit(1) } console.log(JSON.stringify([t1 - t0, t2 - t1])); process.exit(0) })`

function start(file: string, event: object): [number, number] {
  const env = { ...process.env, TCB_SOURCE: 'wx_http' }
  const child = spawnSync(process.execPath, ['-e', PROBE, file, JSON.stringify(event)], { env, encoding: 'utf8' })
  if (child.status !== 0) throw new Error(child.stderr)
  return JSON.parse(child.stdout)
}
