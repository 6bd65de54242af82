import { pinyin } from 'pinyin-pro'

/** Initials of a Chinese text in its readings, for search: 重庆火锅 → "cqhg"; other letters and digits stay. */
export function initials(text: string): string {
  return pinyin(text, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' })
    .join('')
    .toLowerCase()
    .replace(/\s+/g, '')
    .slice(0, 200)
}
