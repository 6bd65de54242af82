import { streamXlsxRows } from 'hucre/xlsx'
import { fromBuffer, type ZipFile } from 'yauzl'
import { refuse } from '../../../shared/kernel/refusal'

/** One row as it stands in the file, before its cells become texts. */
export interface Record {
  /** As a spreadsheet counts: the first row is 1. */
  row: number
  cells: readonly (string | number | boolean | Date | null | undefined)[]
}

const MOST_ENTRIES = 256
const LARGEST_ENTRY = 64 * 1024 * 1024
const LARGEST_TOTAL = 128 * 1024 * 1024

const damaged = (reason: string, row?: number) => refuse('FILE_UNREADABLE', { reason, ...(row && { row }) })

/** The rows of the first sheet. No library is safe against hostile files alone, so the archive is weighed first. */
export async function* xlsxRecords(bytes: Uint8Array, maxRows: number): AsyncGenerator<Record> {
  await weigh(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  let row = 0
  try {
    for await (const { index, values } of streamXlsxRows(bytes, { sheet: 0, maxRows })) {
      row = index + 1
      yield { row, cells: values }
    }
  } catch (error) {
    throw damaged(`表格内容损坏：${(error as Error).message.slice(0, 120)}`, row + 1)
  }
}

/** Inflates every entry once, counting, and refuses an archive that is not what it says or grows beyond reason. */
async function weigh(bytes: Buffer): Promise<void> {
  const archive = await opened(bytes)
  let entries = 0
  let total = 0
  let table = false
  try {
    await new Promise<void>((resolve, reject) => {
      archive.on('error', reject).on('end', resolve)
      archive.on('entry', (entry: { fileName: string; uncompressedSize: number }) => {
        entries += 1
        table ||= /^xl\/worksheets\//.test(entry.fileName)
        if (entries > MOST_ENTRIES) return reject(damaged('压缩包里的文件太多'))
        if (entry.uncompressedSize > LARGEST_ENTRY || total + entry.uncompressedSize > LARGEST_TOTAL) return reject(damaged('解压后太大'))
        archive.openReadStream(entry as never, (error, stream) => {
          if (error) return reject(error)
          stream.on('data', (chunk: Buffer) => {
            total += chunk.length
            if (total > LARGEST_TOTAL) stream.destroy(damaged('解压后太大'))
          })
          stream.on('error', reject).on('end', () => archive.readEntry())
        })
      })
      archive.readEntry()
    })
  } catch (error) {
    if ((error as { code?: string }).code === 'FILE_UNREADABLE') throw error
    throw damaged('文件损坏或不完整，不是有效的 XLSX')
  }
  if (!table) throw damaged('压缩包里没有工作表，不是有效的 XLSX')
}

const opened = (bytes: Buffer): Promise<ZipFile> =>
  new Promise((resolve, reject) =>
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, archive) =>
      error ? reject(damaged('文件损坏或不完整，不是有效的 XLSX')) : resolve(archive),
    ),
  )
