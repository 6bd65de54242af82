import fs from 'node:fs'
import path from 'node:path'
import { MiniProgram } from './miniprogram/runtime'
import { Shop } from './shop'

const DIST = path.join(__dirname, '../../dist/weapp')
const LIMIT = 2048 * 1024

let shop: Shop
let phone: MiniProgram
let code: string

beforeEach(() => {
  shop = new Shop()
  code = '6901234505016'
  phone = new MiniProgram(DIST, { cloud: (call) => shop.answer(call), scanned: () => code })
  phone.launch()
})
afterEach(() => {
  phone.end()
  // A page that asks WeChat for something it does not have, or prints an error, is broken even if it looks well.
  expect(phone.errors).toEqual([])
})

const sees = (words: string) => phone.until(() => phone.text().includes(words), words)

test('someone WeChat knows lands on their own home page', async () => {
  await phone.open('/pages/home/index')
  await sees('¥1,234.50')
  expect(phone.text()).toContain('销售出库')
  expect(phone.text()).toContain('好邻居便利店')
  expect(phone.text()).not.toContain('采购入库')
  expect(phone.text()).not.toContain('undefined')
})

test('a stranger is asked for an invitation, which binds their openid', async () => {
  shop.known = false
  await phone.open('/pages/home/index')
  await phone.until(() => phone.top.path === 'pages/login/index', 'the login page')
  await sees('用邀请码加入')
  await phone.fire('login-input', 'input', { value: 'ABCD1234' })
  await phone.tap('button-primary', '加入公司')
  await phone.until(() => phone.top.path === 'pages/home/index', 'the home page')
  await sees('¥1,234.50')
})

test('scanning a case shows the goods with their stock, an unknown code says so', async () => {
  await phone.open('/pages/home/index')
  await sees('¥1,234.50')
  await phone.open('/pages/scan/index')
  await phone.tap('scan-key')
  await sees('1 箱 = 24 瓶')
  expect(phone.text()).toContain('1,382')
  await sees('城东主仓')
  code = '000'
  await phone.tap('scan-key')
  await sees('没有条码是 000 的商品或单据')
})

test('a delivery goes out by scan, stepper, customer and one button', async () => {
  await phone.open('/pages/home/index')
  await sees('¥1,234.50')
  await phone.tap('button-primary', '销售出库')
  await phone.until(() => phone.top.path === 'sales/deliver/index', 'the delivery page')
  await phone.until(() => phone.text().includes('城东主仓'), 'the warehouse')
  await phone.tap('scan-key')
  await phone.until(() => phone.all('entry-line').length === 1, 'the scanned line')
  await phone.tap('button-primary', '出库')
  await sees('还没有选客户')
  await phone.tap('list-row', '好邻居便利店')
  await phone.tap('scan-key')
  await sees('¥91.20')
  await phone.tap('button-primary', '出库')
  await sees('XSCK202611240001')
  expect(shop.told.map(({ action }) => action)).toEqual(['delivery.post'])
  expect(shop.told[0]).toMatchObject({
    company: '7',
    input: { party: '401', warehouse: '101', lines: [{ sku: '201', unit: '302', quantity: '2' }] },
  })
  // Nobody typed a price: the service takes the one that holds when it is posted.
  expect((shop.told[0] as { input: { lines: object[] } }).input.lines[0]).not.toHaveProperty('price')
})

test('a delivery that nobody answers is kept, shown as unconfirmed, and repeated as the same request', async () => {
  await phone.open('/pages/home/index')
  await sees('¥1,234.50')
  await phone.tap('button-primary', '销售出库')
  await phone.until(() => phone.text().includes('城东主仓'), 'the warehouse')
  await phone.tap('scan-key')
  await phone.until(() => phone.all('entry-line').length === 1, 'the scanned line')
  await phone.tap('entry-fact', '选择客户')
  await phone.tap('list-row', '好邻居便利店')
  shop.silent = true
  await phone.tap('button-primary', '出库')
  await sees('结果待确认')
  const kept = [...phone.storage.keys()].filter((key) => key.startsWith('outbox/'))
  expect(kept).toHaveLength(1)
  shop.silent = false
  await phone.open('/system/unsent/index')
  await sees('现在重发')
  await phone.tap('button-primary', '现在重发')
  await sees('都送到了')
  expect(shop.told).toHaveLength(2)
  expect(shop.told[1]!.requestId).toBe(shop.told[0]!.requestId)
  expect([...phone.storage.keys()].filter((key) => key.startsWith('outbox/'))).toEqual([])
})

test('the main package and every subpackage stay within 2 MB', () => {
  const config = JSON.parse(fs.readFileSync(path.join(DIST, 'app.json'), 'utf8'))
  const roots: string[] = config.subPackages.map(({ root }: { root: string }) => root)
  const sizes: Record<string, number> = { main: 0, ...Object.fromEntries(roots.map((root) => [root, 0])) }
  for (const file of fs.readdirSync(DIST, { recursive: true }) as string[]) {
    const { size } = fs.statSync(path.join(DIST, file))
    const owner = roots.find((root) => file.startsWith(`${root}${path.sep}`)) ?? 'main'
    if (fs.statSync(path.join(DIST, file)).isFile()) sizes[owner] = sizes[owner]! + size
  }
  for (const [name, size] of Object.entries(sizes)) expect({ name, tooLarge: size >= LIMIT }).toEqual({ name, tooLarge: false })
})
