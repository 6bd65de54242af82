import fc from 'fast-check'
import { drawnDocument, type Words } from '../../shared/output/drawn'

const columns = ['序', '编码', '商品', '批号／效期', '数量', '单位', '单价', '金额'].map((title) => ({ title, share: 10, right: false }))
const row = (name: string, amount = '¥36.00') => ({
  cells: ['1', 'A1', name, 'L1 2027-01-01', '12', '瓶', '¥3.00', amount],
  under: ['序列号 S1'],
})
const words = (more: Partial<Words> = {}): Words =>
  ({
    company: '小满商贸',
    title: '销售出库单',
    code: 'zf:delivery:7',
    head: [{ label: '客户', text: '好邻居便利店' }],
    columns,
    rows: [row('矿泉水 550ml')],
    totals: [{ label: '价税合计', text: '¥36.00' }],
    capital: '叁拾陆元整',
    signed: '王五 2026-11-24 10:00',
    ...more,
  }) as Words
// A Chinese character is a square, a Latin letter half of one.
const measure = (text: string, size: number) => [...text].reduce((sum, letter) => sum + (letter > '\x7f' ? size : size / 2), 0)

test('everything that is printed is on the picture, in its order', () => {
  const { strokes } = drawnDocument(words(), measure)
  expect(strokes.flatMap((stroke) => (stroke.kind === 'text' ? [stroke.text] : []))).toEqual([
    '小满商贸',
    '销售出库单',
    '客户：好邻居便利店',
    '矿泉水 550ml',
    'L1 2027-01-01',
    '序列号 S1',
    '12 瓶 × ¥3.00',
    '¥36.00',
    '价税合计',
    '¥36.00',
    '大写：叁拾陆元整',
    '签收：王五 2026-11-24 10:00',
  ])
})

test('however long the words, nothing leaves the sheet, no two lines share a place, and the sheet ends below the last', () => {
  const text = fc.string({ minLength: 1, maxLength: 120, unit: fc.constantFrom('水', 'W', '1', ' ', '瓶', '¥') })
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { maxLength: 30 }), text, (goods, note) => {
      const drawn = drawnDocument(
        words({ rows: goods.map(([name, amount]) => row(name, amount.slice(0, 20))), head: [{ label: '备注', text: note }] }),
        measure,
      )
      const ends = new Map<string, number>()
      for (const stroke of drawn.strokes) {
        if (stroke.kind === 'rule') continue
        const width = measure(stroke.text, stroke.size)
        const left = stroke.align === 'left' ? stroke.x : stroke.align === 'right' ? stroke.x - width : stroke.x - width / 2
        expect(left).toBeGreaterThanOrEqual(0)
        expect(left + width).toBeLessThanOrEqual(drawn.width)
        expect(stroke.y + stroke.size).toBeLessThan(drawn.height)
        const before = ends.get(String(stroke.y))
        if (before !== undefined) expect(left).toBeGreaterThanOrEqual(before)
        ends.set(String(stroke.y), left + width)
      }
    }),
  )
})
