import { fitted, jpegName } from '../../src/platform/fitted'

test.each([
  [4000, 3000, 1600, 1600, 1200],
  [3000, 4000, 240, 180, 240],
  [200, 100, 240, 200, 100],
  [5000, 1, 240, 240, 1],
])('%d×%d within %d', (width, height, side, fitWidth, fitHeight) => {
  expect(fitted(width, height, side)).toEqual({ width: fitWidth, height: fitHeight })
})

test.each([
  ['茶.png', '茶.jpg'],
  ['a.b.webp', 'a.b.jpg'],
  ['照片', '照片.jpg'],
  ['.png', 'picture.jpg'],
])('%s becomes %s', (name, expected) => expect(jpegName(name)).toBe(expected))
