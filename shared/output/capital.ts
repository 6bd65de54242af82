import { type Decimal, moneyText } from '../kernel/money'

const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const PLACES = ['', '拾', '佰', '仟']
const GROUPS = ['', '万', '亿', '万亿']

/**
 * An amount as it is written on bills (大写金额), rounded to the cent: 壹仟贰佰叁拾肆元伍角整, 负 before what is owed back.
 * Four groups of four digits: below ten quadrillion yuan.
 */
export function capitalMoney(value: Decimal.Value): string {
  const text = moneyText(value)
  const negative = text.startsWith('-')
  const [whole, cents] = (negative ? text.slice(1) : text).split('.') as [string, string]
  if (whole.length > 16) throw new Error(`an amount of ${whole.length} digits`)
  const yuan = wholeWords(whole)
  const [jiao, fen] = [cents[0]!, cents[1]!]
  const parts = [
    yuan && `${yuan}元`,
    jiao !== '0' ? `${DIGITS[+jiao]}角` : yuan && fen !== '0' ? '零' : '',
    fen !== '0' ? `${DIGITS[+fen]}分` : yuan || jiao !== '0' ? '整' : '',
  ]
  return `${negative ? '负' : ''}${parts.join('') || '零元整'}`
}

function wholeWords(whole: string): string {
  const padded = whole.padStart(Math.ceil(whole.length / 4) * 4, '0')
  const count = padded.length / 4
  let words = ''
  let gap = false
  for (let group = 0; group < count; group++) {
    const digits = padded.slice(group * 4, group * 4 + 4)
    if (digits === '0000') {
      gap = words !== ''
      continue
    }
    if (words && (gap || digits.startsWith('0'))) words += '零'
    words += groupWords(digits) + GROUPS[count - 1 - group]
    gap = false
  }
  // 万亿 and 亿 share their 亿.
  return words.replace(/万亿(?=.*亿)/, '万')
}

function groupWords(digits: string): string {
  let words = ''
  let zero = false
  for (let index = 0; index < 4; index++) {
    const digit = digits[index]!
    if (digit === '0') zero = words !== ''
    else {
      words += `${zero ? '零' : ''}${DIGITS[+digit]}${PLACES[3 - index]}`
      zero = false
    }
  }
  return words
}
