import { refuse } from '../../shared/kernel/refusal'

const at = (bytes: Buffer, offset: number, text: string): boolean =>
  bytes.subarray(offset, offset + text.length).toString('latin1') === text
const wide = (bytes: Buffer): boolean => (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)

interface FileType {
  type: string
  extensions: string[]
  holds(bytes: Buffer): boolean
}

/** What may be stored; the first bytes must say the same as the name. */
const TYPES: FileType[] = [
  {
    type: 'text/csv; charset=utf-8',
    extensions: ['csv'],
    holds: (bytes) => bytes.length > 0 && (wide(bytes) || !bytes.includes(0)) && !at(bytes, 0, 'PK') && !at(bytes, 0, '%PDF-'),
  },
  { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extensions: ['xlsx'], holds: (bytes) => at(bytes, 0, 'PK') },
  { type: 'image/png', extensions: ['png'], holds: (bytes) => at(bytes, 0, '\x89PNG\r\n\x1a\n') },
  { type: 'image/jpeg', extensions: ['jpg', 'jpeg'], holds: (bytes) => at(bytes, 0, '\xff\xd8\xff') },
  { type: 'image/webp', extensions: ['webp'], holds: (bytes) => at(bytes, 0, 'RIFF') && at(bytes, 8, 'WEBP') },
  { type: 'application/pdf', extensions: ['pdf'], holds: (bytes) => at(bytes, 0, '%PDF-') },
]

/** The type of a file by its name, when its content keeps that promise; INVALID otherwise. */
export function typeOf(name: string, bytes: Buffer): string {
  const invalid = (message: string) => refuse('INVALID', { issues: [{ path: 'name', message }] })
  const extension = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase()
  const found = TYPES.find(({ extensions }) => extensions.includes(extension ?? ''))
  if (!found) throw invalid(`只能上传 ${TYPES.flatMap(({ extensions }) => extensions).join('、')} 文件`)
  if (!found.holds(bytes)) throw invalid(bytes.length === 0 ? '文件是空的' : `内容不是 ${extension} 文件`)
  return found.type
}
