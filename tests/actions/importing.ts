import esbuild from 'esbuild'
import { fromHttp } from '../../scripts/invoke'
import type { Caller } from '../company'
import type { TestDatabase } from '../database'

interface Answered {
  statusCode: number
  headers: Record<string, string>
  body: string
  isBase64Encoded?: boolean
}

/** The file port and the import as a person uses them, on one test's database. */
export function importing(invoke: TestDatabase['invoke']) {
  const http = async (
    caller: Pick<Caller, 'token'>,
    httpMethod: string,
    path: string,
    query: Record<string, string>,
    bytes = Buffer.alloc(0),
  ) => {
    const headers = caller.token ? { authorization: `Bearer ${caller.token}` } : {}
    const event = { httpMethod, path, headers, queryStringParameters: query, body: bytes.toString('base64'), isBase64Encoded: true }
    return (await invoke('system', event, fromHttp())) as Answered
  }
  const put = async (caller: Caller, name: string, content: string | Uint8Array) =>
    JSON.parse((await http(caller, 'PUT', '/file', { company: caller.company, name }, Buffer.from(content as string))).body)
  const upload = async (caller: Caller, name: string, content: string | Uint8Array): Promise<string> => {
    const answer = await put(caller, name, content)
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`)
    return answer.data.id
  }
  return {
    http,
    put,
    upload,
    load: async (caller: Caller, kind: string, content: string | Uint8Array, name = 'a.csv') =>
      caller.do('system', 'import.apply', { kind, file: await upload(caller, name, content) }),
    refusedLoad: async (caller: Caller, kind: string, content: string | Uint8Array, name = 'a.csv') =>
      caller.refused('system', 'import.apply', { kind, file: await upload(caller, name, content) }),
    skus: async (caller: Caller, text: string) => (await caller.do('product', 'sku.list', { text, limit: 200 })).rows,
  }
}

/** A file of many goods; `make` writes a row of its own for some. */
export const goodsRows = (from: number, count: number, make: (code: number) => string | null = () => null): string => {
  const rows = Array.from({ length: count }, (_, index) => make(from + index) ?? `P${from + index},货品${from + index},个,13%,1.00`)
  return `编码,名称,基本单位,税率,售价\n${rows.join('\n')}\n`
}

interface Hucre {
  writeXlsx(options: { sheets: { name: string; rows: unknown[][] }[] }): Promise<Uint8Array>
}

/** hucre is an ES module and jest runs CommonJS. */
export async function hucre(): Promise<Hucre> {
  const stdin = { contents: "export { writeXlsx } from 'hucre/xlsx'", resolveDir: __dirname }
  const { outputFiles } = await esbuild.build({ stdin, bundle: true, platform: 'node', format: 'cjs', write: false })
  const found = { exports: {} as Hucre }
  new Function('module', 'exports', 'require', outputFiles[0]?.text ?? '')(found, found.exports, require)
  return found.exports
}
