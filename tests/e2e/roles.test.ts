import { firstWarehouse, today } from '../company'
import type { Hand } from './hand'
import { PASSWORD } from './shop'
import { stage } from './stage'

const NEWCOMER = '13700000008'
let hand: Hand

const set = stage('e2e_roles', {
  async prepare({ owner }) {
    const [goods] = (await owner.do('product', 'sku.list', {})).rows
    const [supplier] = (await owner.do('purchase', 'supplier.list', {})).rows
    await owner.do('purchase', 'receipt.post', {
      date: today(),
      party: supplier.id,
      warehouse: await firstWarehouse(owner),
      lines: [{ sku: goods.id, unit: goods.units[0].id, quantity: '24', price: '1.37' }],
    })
  },
})

test('a role without costs is copied, given by an invitation, and holds wherever its member looks', async () => {
  hand = await set.handOf('13700000001')
  await hand.open('/access/roles/index')
  await hand.tap('仓管', '.list-row')
  await hand.tap('复制成自己的角色')
  await hand.page.locator('.field-input input').locator('visible=true').first().fill('店长')
  await hand.tap('成员和日志', '.role-module')
  await hand.tap('查询操作日志', '.role-permission')
  await hand.tap('保存')
  await hand.page.locator('.list-row', { hasText: '店长' }).locator('visible=true').first().waitFor()
  await hand.open('/access/invite/index')
  await hand.page.locator('.field-input input').locator('visible=true').first().fill('许婷')
  await hand.tap('店长', '.chip')
  await hand.tap('生成邀请码')
  const code = await hand.page.locator('.invite-code').locator('visible=true').textContent()

  const person = await set.strangerHand()
  await person.open(`/pages/login/index?code=${code}`)
  await person.page.fill('input[name=phone]', NEWCOMER)
  await person.page.fill('input[name=password]', PASSWORD)
  await person.tap('加入', '.login-go .button')
  await person.sees('工作台')
  await person.open('/pages/me/index')
  await person.sees('店长')
  await person.open('/inventory/stock/index')
  await person.sees('农夫山泉')
  expect(await person.text()).not.toMatch(/1\.37|32\.88|29\.1/)
  await person.open('/finance/trial-balance/index')
  await person.sees('你没有“科目余额表”的权限')
  await person.sees('可以请陈国栋')
  await person.open('/access/audit/index')
  await person.sees('拒绝')
})
