import { serialRange } from '../../shared/product/serialRange'

test('counts from the first to the last and keeps prefix and width', () => {
  const range = serialRange('SN001', 'SN020')
  expect(range).toHaveLength(20)
  expect([range[0], range[8], range[9], range[19]]).toEqual(['SN001', 'SN009', 'SN010', 'SN020'])
  expect(serialRange(' 098 ', '101')).toEqual(['098', '099', '100', '101'])
  expect(serialRange('A1-7', 'A1-7')).toEqual(['A1-7'])
  expect(serialRange('X99999999999999999998', 'X99999999999999999999')).toEqual(['X99999999999999999998', 'X99999999999999999999'])
  expect(serialRange('N0001', 'N1000')).toHaveLength(1000)
})

test.each([
  ['SN', 'SN2', '数字结尾'],
  ['SN001', 'SX002', '前缀和位数'],
  ['SN1', 'SN10', '前缀和位数'],
  ['SN020', 'SN001', '小于'],
  ['N0000', 'N1000', '1000'],
])('%s to %s is refused', (first, last, word) => {
  expect(() => serialRange(first, last)).toThrow(
    expect.objectContaining({ code: 'INVALID', data: { issues: [{ path: 'serials', message: expect.stringContaining(word) }] } }),
  )
})
