import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type Refusal, refuse } from '../../shared/kernel/refusal'
import type { Sheet } from '../../shared/system/importRows'
import type { Context } from './context'
import { reading } from './db'
import { typeOf } from './fileTypes'
import { newId } from './ids'
import { insert, sql } from './sql'

/** CloudBase's own limit for a request; no file a person sends is larger. */
const LARGEST_FILE = 6 * 1024 * 1024

interface StoredFile {
  id: string
  name: string
  type: string
  size: number
  sha256: string
  place: string
  /** The small picture that lists show in its place. */
  thumbnail: string | null
}

/**
 * The file port has two places: a folder beside the local database (DATA_DIR) and WeChat's cloud storage. A row of the
 * table `file` names the place; everybody else knows a file by its id.
 */
const localFolder = (): string | null => (process.env.DATA_DIR ? path.resolve(process.env.DATA_DIR, 'files') : null)
const localPath = (folder: string, place: string): string => path.join(folder, ...place.slice('local:'.length).split('/'))

interface CloudStorage {
  init(options: { env: unknown }): void
  DYNAMIC_CURRENT_ENV: unknown
  uploadFile(options: { cloudPath: string; fileContent: Buffer }): Promise<{ fileID: string }>
  downloadFile(options: { fileID: string }): Promise<{ fileContent: Buffer }>
}

// Loaded on first use: the library takes a quarter of a second to load.
let loaded: CloudStorage | undefined
function cloudStorage(): CloudStorage {
  if (!loaded) {
    loaded = require('wx-server-sdk') as CloudStorage
    loaded.init({ env: loaded.DYNAMIC_CURRENT_ENV })
  }
  return loaded
}

/** Checks a file's content against its name, puts it in its place and queues its row; answers its id. */
export async function keepFile(
  ctx: Context,
  name: string,
  bytes: Buffer,
  { place, thumbnail = null }: { place?: string; thumbnail?: string | null } = {},
): Promise<string> {
  if (bytes.length > LARGEST_FILE) throw refuse('TOO_LARGE', { limit: LARGEST_FILE })
  const type = typeOf(name, bytes)
  const id = newId()
  const kept = place ?? (await put(ctx.company, id, bytes))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  ctx.tx.later(
    insert(
      'file',
      ctx.company,
      ['id', 'name', 'type', 'size', 'sha256', 'place', 'thumbnail', 'createdBy', 'createdAt'],
      [[id, name, type, bytes.length, sha256, kept, thumbnail, ctx.me.id, ctx.now]],
    ),
  )
  ctx.did('file', id, undefined, { name, size: bytes.length, sha256 })
  return id
}

// Written before the row commits: a row always has its file, a file without a row harms nobody.
async function put(company: string, id: string, bytes: Buffer): Promise<string> {
  const folder = localFolder()
  if (!folder) return (await cloudStorage().uploadFile({ cloudPath: `company/${company}/${id}`, fileContent: bytes })).fileID
  const place = `local:${company}/${id}`
  await mkdir(path.dirname(localPath(folder, place)), { recursive: true })
  await writeFile(localPath(folder, place), bytes)
  return place
}

/** The row of a company's file; another company's file does not exist. Read on a connection of its own, before a transaction needs one. */
export async function findFile(company: string, id: string): Promise<StoredFile> {
  const [file] = await reading(false, (tx) =>
    tx.rows<StoredFile>(sql`SELECT id, name, type, size, sha256, place, thumbnail FROM file WHERE company = ${company} AND id = ${id}`),
  )
  if (!file) throw refuse('NOT_FOUND', { what: 'file', id })
  return file
}

/** The content of a stored file. */
export async function contentOf(file: Pick<StoredFile, 'id' | 'place'>): Promise<Buffer> {
  if (!file.place.startsWith('local:')) return fromCloud(file.place)
  const folder = localFolder()
  const missing = () => refuse('NOT_FOUND', { what: 'file', id: file.id })
  if (!folder) throw missing()
  return readFile(localPath(folder, file.place)).catch((error) => {
    throw error.code === 'ENOENT' ? missing() : error
  })
}

/** What a person of this company put into cloud storage; the folder of another company is refused. */
export async function fromCloudOf(company: string, cloudId: string): Promise<Buffer> {
  const [, folder] = /^cloud:\/\/[\w.-]+\/company\/([1-9]\d{0,19})\/[^/\\]{1,200}$/.exec(cloudId) ?? []
  if (folder !== company) throw refuse('NOT_FOUND', { what: 'file' })
  if (localFolder()) throw refuse('INVALID', { issues: [{ path: 'cloudId', message: '本机运行没有云存储，请用 PUT /file 上传' }] })
  return fromCloud(cloudId)
}

async function fromCloud(cloudId: string): Promise<Buffer> {
  const { fileContent } = await cloudStorage().downloadFile({ fileID: cloudId })
  return fileContent
}

/** A CSV or XLSX file as texts. The libraries are loaded on the first import, not at the function's start. */
export async function readSheet(bytes: Buffer, maxRows: number): Promise<Sheet> {
  const sheet = await import('./lazy/sheet')
  try {
    return await sheet.readSheet(bytes, maxRows)
  } catch (error) {
    // What is loaded from a file of its own has a Refusal class of its own.
    const { name, code, data } = error as Refusal
    throw name === 'Refusal' ? refuse(code, data) : error
  }
}
