import { bare, type Field, metaOf } from '../kernel/fields'
import { dec } from '../kernel/money'

type Wire = { ok: true; value: string | number | boolean } | { ok: false; message: string }

const EXCEL_ERROR = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)$/
const YES = new Set(['是', '√', 'y', 'yes', 'true', '1'])
const NO = new Set(['否', '×', 'n', 'no', 'false', '0'])

/** The wire value of a cell as people write it: 13% for a rate, ¥1,234.50 for money, 是 and 否, the Chinese word of a choice. */
export function wireOf(field: Field, text: string): Wire {
  if (EXCEL_ERROR.test(text)) return { ok: false, message: `单元格里是公式错误 ${text}` }
  const meta = metaOf(bare(field))
  switch (meta.kind) {
    case 'integer':
      return /^-?\d{1,9}(?:\.0+)?$/.test(text) ? { ok: true, value: parseInt(text, 10) } : { ok: false, message: '应为整数' }
    case 'boolean':
      if (YES.has(text.toLowerCase())) return { ok: true, value: true }
      return NO.has(text.toLowerCase()) ? { ok: true, value: false } : { ok: false, message: '应为 是 或 否' }
    case 'enum':
      return choiceOf(meta.options!, text)
    case 'rate':
      return rateOf(text)
    case 'date':
      return { ok: true, value: dateOf(text) }
    case 'money':
    case 'price':
    case 'quantity':
      return { ok: true, value: ungrouped(text) }
    default:
      return { ok: true, value: text }
  }
}

// 月结 30 天 is written 月结 with the days in a column of their own.
function choiceOf(options: Record<string, string>, text: string): Wire {
  const found = Object.entries(options).find(([value, label]) => value === text || label === text || label.split(' ')[0] === text)
  return found ? { ok: true, value: found[0] } : { ok: false, message: `应为其中之一：${Object.values(options).join('、')}` }
}

function rateOf(text: string): Wire {
  const percent = /^(\d{1,3}(?:\.\d{1,4})?)\s*[%％]$/.exec(text)
  if (percent) return { ok: true, value: dec(percent[1]!).div(100).toString() }
  return /^[01](?:\.\d+)?$/.test(text) ? { ok: true, value: text } : { ok: false, message: '应为 13% 或 0.13 这样的比率' }
}

/** A day as people write it: 2026-6-1, 2026/06/01, 2026.6.1, 2026年6月1日; anything else is left for the field to refuse. */
function dateOf(text: string): string {
  const day = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]00:00(?::00(?:\.000)?Z?)?)?$/.exec(text)
  return day ? `${day[1]}-${day[2]!.padStart(2, '0')}-${day[3]!.padStart(2, '0')}` : text
}

const ungrouped = (text: string): string => {
  const bareText = text.replace(/^[¥￥]\s*/, '')
  return /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(bareText) ? bareText.replaceAll(',', '') : bareText
}
