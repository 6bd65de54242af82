import { createHash } from 'node:crypto'
import fs from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.mp3': 'audio/mpeg',
  '.wasm': 'application/wasm',
}
const PACKABLE = new Set(['.html', '.js', '.css', '.json', '.webmanifest', '.txt', '.svg', '.ttf', '.wasm'])
const HASHED = /[.-][0-9a-f]{8,}\./

interface Kept {
  changed: number
  plain: Buffer
  packed: Buffer | null
  tag: string
}

/** The built H5 app, packed once and kept in memory. */
export function staticFiles(folder: string) {
  const base = path.resolve(folder)
  const kept = new Map<string, Kept>()

  function load(file: string): Kept | null {
    let real: string
    let stat: fs.Stats
    try {
      real = fs.realpathSync(file) // a link must not lead out either
      stat = fs.statSync(real)
    } catch {
      return null
    }
    if (!stat.isFile() || !real.startsWith(fs.realpathSync(base) + path.sep)) return null
    const known = kept.get(file)
    if (known?.changed === stat.mtimeMs) return known
    const plain = fs.readFileSync(real)
    const packed = PACKABLE.has(path.extname(file)) && plain.length > 1024 ? gzipSync(plain) : null
    const entry = { changed: stat.mtimeMs, plain, packed, tag: `"${createHash('sha1').update(plain).digest('base64url')}"` }
    kept.set(file, entry)
    return entry
  }

  /** The file of a decoded path; paths without an extension are pages of the app. */
  function find(pathname: string): { file: string; entry: Kept } | null {
    if (/[\0\\]/.test(pathname) || pathname.split('/').includes('..')) return null
    const file = path.join(base, pathname.endsWith('/') ? `${pathname}index.html` : pathname)
    const entry = load(file)
    if (entry) return { file, entry }
    if (path.extname(pathname)) return null
    const index = path.join(base, 'index.html')
    const page = load(index)
    return page && { file: index, entry: page }
  }

  return function answer(request: IncomingMessage, response: ServerResponse, pathname: string): boolean {
    const found = find(pathname)
    if (!found) return false
    const { file, entry } = found
    response.setHeader('content-type', TYPES[path.extname(file)] ?? 'application/octet-stream')
    response.setHeader('cache-control', HASHED.test(path.basename(file)) ? 'public, max-age=31536000, immutable' : 'no-cache')
    response.setHeader('etag', entry.tag)
    response.setHeader('vary', 'accept-encoding')
    if (request.headers['if-none-match'] === entry.tag) {
      response.writeHead(304).end()
      return true
    }
    const packed = entry.packed && /\bgzip\b/.test(String(request.headers['accept-encoding'])) ? entry.packed : null
    if (packed) response.setHeader('content-encoding', 'gzip')
    const body = packed ?? entry.plain
    response.writeHead(200, { 'content-length': body.length })
    response.end(request.method === 'HEAD' ? undefined : body)
    return true
  }
}
