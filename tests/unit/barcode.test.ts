import fc from 'fast-check'
import { checkDigit, gtinOf, insideCase, isChecked, ownBarcode, plainBarcode, spellingsOf } from '../../shared/product/barcode'

test.each([
  ['6901234567892', true],
  ['6901234567893', false],
  ['96385074', true],
  ['036000291452', true],
  ['16901234567899', true],
  ['106141412345678908', true],
  ['690123456789', false],
  ['69012345678X2', false],
  ['', false],
])('%s has its check digit: %s', (code, expected) => expect(isChecked(code)).toBe(expected))

test('one wrong digit is always noticed', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{12}$/), fc.nat({ max: 12 }), fc.integer({ min: 1, max: 9 }), (digits, place, more) => {
      const code = digits + checkDigit(digits)
      const wrong = code.slice(0, place) + String((+code[place]! + more) % 10) + code.slice(place + 1)
      expect(isChecked(code)).toBe(true)
      expect(isChecked(wrong)).toBe(false)
    }),
  )
})

test.each([
  ['036000291452', '0036000291452'],
  ['036000291453', '036000291453'],
  ['06901234567892', '6901234567892'],
  ['16901234567899', '16901234567899'],
  [']E06901234567892', '6901234567892'],
  [']C0AB-1', 'AB-1'],
  [' AB-1 ', 'AB-1'],
])('%s is kept as %s', (code, plain) => expect(plainBarcode(code)).toBe(plain))

test.each([
  ['16901234567899', '6901234567892'],
  ['16901234567890', null],
  ['06901234567892', null],
  ['96901234567893', null],
])('inside the case %s is %s', (code, inside) => expect(insideCase(code)).toBe(inside))

test.each([
  ['036000291452', ['036000291452', '0036000291452', '00036000291452']],
  ['0036000291452', ['0036000291452', '036000291452', '00036000291452']],
  ['16901234567899', ['16901234567899', '6901234567892']],
  ['AB-1', ['AB-1']],
])('%s may be kept as %j', (code, spellings) => expect(spellingsOf(code)).toEqual(spellings))

test('a code of the company itself', () => {
  expect(ownBarcode('20', 1)).toBe('2000000000015')
  expect(ownBarcode('29', 9_999_999_999)).toHaveLength(13)
  fc.assert(fc.property(fc.nat({ max: 9_999_999 }), (number) => expect(isChecked(ownBarcode('23', number))).toBe(true)))
})

test.each([
  ['6901234567892', '06901234567892'],
  ['96385074', '00000096385074'],
  ['16901234567899', '16901234567899'],
  ['6901234567893', null],
  ['AB', null],
])('the GTIN of %s is %s', (code, gtin) => expect(gtinOf(code)).toBe(gtin))
