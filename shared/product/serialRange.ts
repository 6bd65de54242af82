import { refuse } from '../kernel/refusal'

/** As many serial numbers as one line holds. */
const MOST = 1000

const invalid = (message: string) => refuse('INVALID', { issues: [{ path: 'serials', message }] })

/**
 * The serial numbers from the first to the last: the same letters, then digits of the same width (SN001 … SN020), of
 * which the last nine count. Refuses INVALID what is no range, runs backwards, or holds more than 1,000 numbers.
 */
export function serialRange(first: string, last: string): string[] {
  const [, prefix, from] = /^(.*?)(\d{1,9})$/.exec(first.trim()) ?? []
  const [, ending, to] = /^(.*?)(\d{1,9})$/.exec(last.trim()) ?? []
  if (from === undefined || to === undefined) throw invalid('序列号要以数字结尾')
  if (prefix !== ending || from.length !== to.length) throw invalid('首尾序列号的前缀和位数要相同')
  const start = parseInt(from, 10)
  const count = parseInt(to, 10) - start + 1
  if (count < 1) throw invalid('最后一个序列号小于第一个')
  if (count > MOST) throw invalid(`一次最多 ${MOST} 个序列号`)
  return Array.from({ length: count }, (_, index) => prefix + String(start + index).padStart(from.length, '0'))
}
