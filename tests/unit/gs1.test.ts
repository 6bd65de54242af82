import fc from 'fast-check'
import { checkDigit } from '../../shared/product/barcode'
import { gs1Text, readGs1 } from '../../shared/product/gs1'

const TODAY = '2026-11-24'
const GTIN = '06901234567892'
const GS = '\x1d'
const read = (text: string) => readGs1(text, TODAY)
const data = (text: string) => {
  const reading = read(text)
  if (!reading?.ok) throw new Error(`${text}: ${reading?.problem ?? 'not GS1'}`)
  return reading.data
}

test.each([
  ['GS1-128', `]C101${GTIN}172712311${'0'}LOT-A${GS}21S1`],
  ['GS1 DataMatrix', `]d201${GTIN}1727123110LOT-A${GS}21S1`],
  ['GS1 QR', `]Q301${GTIN}1727123110LOT-A${GS}21S1`],
  ['FNC1 first', `${GS}01${GTIN}1727123110LOT-A${GS}21S1`],
  ['no prefix', `01${GTIN}1727123110LOT-A${GS}21S1`],
  ['as printed', `(01)${GTIN}(17)271231(10)LOT-A(21)S1`],
  ['a scan gun that spells GS', `]C101${GTIN}1727123110LOT-A<GS>21S1`],
  ['a separator after a fixed length', `01${GTIN}${GS}17271231${GS}10LOT-A${GS}21S1`],
])('%s', (_name, text) => {
  expect(data(text)).toEqual({ gtin: GTIN, expiresAt: '2027-12-31', lot: 'LOT-A', serial: 'S1', rest: {} })
})

test.each([
  ['(00)069012345678901230', { problem: '校验位不对' }],
  [`(00)${'06901234567890123'}${checkDigit('06901234567890123')}`, { sscc: `06901234567890123${checkDigit('06901234567890123')}` }],
  [`(02)${GTIN}(37)0024`, { content: GTIN, count: '24' }],
  [`(01)${GTIN}(30)12`, { count: '12' }],
  [`(01)${GTIN}(11)260228(15)260301`, { producedAt: '2026-02-28', bestBefore: '2026-03-01' }],
  [`(01)${GTIN}(13)260228(16)260301`, { packedAt: '2026-02-28', sellBy: '2026-03-01' }],
  [`(01)${GTIN}(3103)001250`, { weight: '1.25' }],
  [`(01)${GTIN}(3100)000012`, { weight: '12' }],
  [`(01)${GTIN}(3922)1990`, { price: '19.9' }],
  [`(01)${GTIN}(3920)0`, { price: '0' }],
  [`(400)PO-1(8005)000199`, { customerOrder: 'PO-1', unitPrice: '199' }],
  [`(01)${GTIN}(7003)2611241200(99)X`, { rest: { '7003': '2611241200', '99': 'X' } }],
  [`(01)${GTIN}(17)270200`, { expiresAt: '2027-02-28' }],
  [`(01)${GTIN}(17)280200`, { expiresAt: '2028-02-29' }],
  [`(01)${GTIN}(17)991231`, { expiresAt: '1999-12-31' }],
  [`(01)${GTIN}(17)751231`, { expiresAt: '2075-12-31' }],
  [`(01)${GTIN}(10)甲批`, { lot: '甲批' }],
  [`(01)${GTIN}(17)261301`, { problem: '日期 261301 不存在' }],
  [`(01)${GTIN}(17)260231`, { problem: '日期 260231 不存在' }],
  [`(01)${GTIN}(17)260001`, { problem: '日期 260001 不存在' }],
  ['(01)06901234567893', { problem: '校验位不对' }],
  ['(01)0690123456789', { problem: '应为 14 位' }],
  [`(01)${GTIN}(10)`, { problem: '应为 1 到 20 位' }],
  [`(01)${GTIN}(10)${'A'.repeat(21)}`, { problem: '应为 1 到 20 位' }],
  [`(01)${GTIN}(30)1A`, { problem: '应为数字' }],
  [`(01)${GTIN}(5555)1`, { problem: '(5555)' }],
  [`]C1${'55551'}`, { problem: '5555' }],
  [`(01)${GTIN}(10)A(10)B`, { problem: '出现了两次' }],
  [`(01)${GTIN}(10)A(10)A`, { lot: 'A' }],
  [']C1', { problem: '没有内容' }],
])('%s', (text, expected: Record<string, unknown>) => {
  const reading = read(text)!
  if ('problem' in expected) expect(reading).toMatchObject({ ok: false, problem: expect.stringContaining(expected.problem as string) })
  else expect(reading).toMatchObject({ ok: true, data: expected })
})

test.each(['6901234567892', '690123456789', 'ABC-01', '0169012345678931', '01', '', 'zf:sku:1', '123456'])('%s is not GS1', (text) => {
  expect(read(text)).toBeNull()
})

test('what is written is read back, whatever the batch and serial number', () => {
  const name = fc.stringMatching(/^[!-"%-/0-9:-?A-Z_a-z]{1,20}$/).filter((text) => !/\(\d{2,4}\)/.test(text))
  const day = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2070-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  const digits = fc.stringMatching(/^\d{13}$/)
  fc.assert(
    fc.property(digits, name, name, day, day, (body, lot, serial, producedAt, expiresAt) => {
      const gtin = body + checkDigit(body)
      const human = gs1Text({ gtin, lot, serial, producedAt, expiresAt })!
      const wire = human
        .replace(/\((01|11|17)\)/g, '$1')
        .replace('(10)', '10')
        .replace('(21)', `${GS}21`)
      for (const text of [human, `]C1${wire}`]) expect(data(text)).toEqual({ gtin, lot, serial, producedAt, expiresAt, rest: {} })
    }),
    { numRuns: 500 },
  )
  expect(gs1Text({ gtin: GTIN, lot: '甲批' })).toBeNull()
})

test('no text brings it down', () => {
  const piece = fc.constantFrom('01', '(', ')', '10', GS, ']C1', '17', '3103', '392', GTIN, '0', '9', 'A', '批', '(01)', '(10)')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const reading = read(pieces.join(''))
      if (reading && !reading.ok) expect(reading.problem).not.toBe('')
    }),
    { numRuns: 2000 },
  )
})
