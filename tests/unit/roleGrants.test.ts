import { groupsOf, type Permission, toggled, withAll } from '../../src/access/role/grants'

const permission = (name: string, module: string, ...words: string[]): Permission => ({
  name,
  module,
  words,
  changes: true,
  mayBeOwn: false,
})
const all = [
  permission('sku.view', 'product', '查询商品', '查看商品'),
  permission('delivery.void', 'sales', '红冲销售出库'),
  permission('delivery.approve', 'sales', '审核销售出库', '驳回销售出库'),
]
const modules = ['sales', 'product', 'finance']
const shown = (text: string) => groupsOf(all, modules, text).map((group) => [group.module, ...group.permissions.map(({ name }) => name)])

test('permissions stand by module in a fixed order, and a search looks at every word', () => {
  expect(shown('')).toEqual([
    ['sales', 'delivery.void', 'delivery.approve'],
    ['product', 'sku.view'],
  ])
  expect(shown('驳回')).toEqual([['sales', 'delivery.approve']])
  expect(shown('没有')).toEqual([])
})

test('all of a module are given at once and taken back at once; what was limited to one’s own stays so', () => {
  const sales = all.slice(1)
  const given = withAll({ 'sku.view': 'all', 'delivery.void': 'own' }, sales)
  expect(given).toEqual({ 'sku.view': 'all', 'delivery.void': 'own', 'delivery.approve': 'all' })
  expect(withAll(given, sales)).toEqual({ 'sku.view': 'all' })
})

test('one is given and taken back', () => {
  expect(toggled({}, 'sku.view')).toEqual({ 'sku.view': 'all' })
  expect(toggled({ 'sku.view': 'own', 'delivery.void': 'all' }, 'sku.view')).toEqual({ 'delivery.void': 'all' })
})
