import fc from 'fast-check'
import { capitalMoney } from '../../shared/output/capital'

test.each([
  ['0', '零元整'],
  ['0.01', '壹分'],
  ['0.10', '壹角整'],
  ['0.15', '壹角伍分'],
  ['1', '壹元整'],
  ['10', '壹拾元整'],
  ['12.30', '壹拾贰元叁角整'],
  ['100', '壹佰元整'],
  ['101', '壹佰零壹元整'],
  ['110', '壹佰壹拾元整'],
  ['1001', '壹仟零壹元整'],
  ['1010', '壹仟零壹拾元整'],
  ['1680.32', '壹仟陆佰捌拾元叁角贰分'],
  ['1409.50', '壹仟肆佰零玖元伍角整'],
  ['6007.14', '陆仟零柒元壹角肆分'],
  ['325.04', '叁佰贰拾伍元零肆分'],
  ['16409.02', '壹万陆仟肆佰零玖元零贰分'],
  ['107000.53', '壹拾万柒仟元伍角叁分'],
  ['100007', '壹拾万零柒元整'],
  ['1000000', '壹佰万元整'],
  ['10000001', '壹仟万零壹元整'],
  ['100000000', '壹亿元整'],
  ['100001000', '壹亿零壹仟元整'],
  ['100010000', '壹亿零壹万元整'],
  ['1234567890.12', '壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元壹角贰分'],
  ['1000000000000', '壹万亿元整'],
  ['1234500000000', '壹万贰仟叁佰肆拾伍亿元整'],
  ['-30.05', '负叁拾元零伍分'],
  ['2.345', '贰元叁角伍分'],
])('%s is written %s', (amount, words) => expect(capitalMoney(amount)).toBe(words))

const VALUE: Record<string, bigint> = { 拾: 10n, 佰: 100n, 仟: 1000n }

/** Reads the words back by another road: digit times place, group by group. */
function cents(words: string): bigint {
  const [, whole = '', rest = ''] = /^(?:(.*)元)?(.*)$/.exec(words)!
  let total = 0n
  for (const [group, factor] of [
    [/^(.*)亿/.exec(whole)?.[1] ?? '', 100_000_000n],
    [whole.replace(/^.*亿/, ''), 1n],
  ] as const) {
    let sum = 0n
    let part = 0n
    let digit = 0n
    for (const letter of group) {
      if (letter === '万') {
        sum += (part + digit) * 10_000n
        part = digit = 0n
      } else if (VALUE[letter]) {
        part += digit * VALUE[letter]!
        digit = 0n
      } else digit = BigInt('零壹贰叁肆伍陆柒捌玖'.indexOf(letter))
    }
    total += (sum + part + digit) * factor
  }
  const small = (unit: string) => BigInt(Math.max(0, '零壹贰叁肆伍陆柒捌玖'.indexOf(new RegExp(`(.)${unit}`).exec(rest)?.[1] ?? '零')))
  return total * 100n + small('角') * 10n + small('分')
}

test('every amount is said so that it can be read back', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 999_999_999_999_999_999n }), (amount) => {
      const text = `${amount / 100n}.${String(amount % 100n).padStart(2, '0')}`
      expect(cents(capitalMoney(text))).toBe(amount)
      expect(capitalMoney(text)).not.toMatch(/零零|零元(?!整)|零$/)
    }),
    { numRuns: 2000 },
  )
})
