import { changeOfSku } from '../../shared/masters/sku'
import { csv } from './caller'
import { goodsPicture } from './picture'
import type { Stocked } from './stock'
import type { Trade } from './trade'

/** Where the makers of the demo goods are, and how their goods are kept. */
const ORIGINS = ['浙江', '福建', '内蒙古', '河南', '广东', '黑龙江', '四川']
const PICTURED = 24

/**
 * What a shop keeps of its goods beside trade: fields of its own, weights, units it buys in, pictures, a label of its
 * own; and the same goods twice under two codes, as happens.
 */
export async function seedShelf({ people, goods }: Trade): Promise<void> {
  const owner = people.owner!.caller
  await owner.do('product', 'customField.save', { name: '产地', fieldKind: 'text' })
  await owner.do('product', 'customField.save', { name: '储存', fieldKind: 'choice', options: '常温；冷藏；冷冻' })
  const kept = ({ category, name }: Stocked) => (category === '乳品' ? '冷藏' : /水饺|汤圆/.test(name) ? '冷冻' : '常温')
  const known = goods.map((made, index) => [made.code, ORIGINS[index % ORIGINS.length]!, kept(made), weightOf(made.spec)])
  await owner.importFile('sku', '商品资料.csv', csv([['编码', '自定义：产地', '自定义：储存', '重量'], ...known]))
  const units = goods.map((made) => [made.code, made.caseUnit, '是'])
  await owner.importFile('unit', '采购单位.csv', csv([['商品编码', '单位', '默认采购单位'], ...units]))
  for (const [index, made] of goods.slice(0, PICTURED).entries()) {
    const picture = await owner.putFile(`${made.code}.png`, goodsPicture(made.unit, (index * 47) % 360))
    const sku = await owner.do<{ id: string }>('product', 'sku.detail', { id: made.id })
    await owner.do('product', 'sku.save', { ...changeOfSku(sku), pictures: [picture] })
  }
  const twin = goods[12]!
  await owner.do('product', 'sku.save', {
    code: 'LS0001',
    name: twin.name,
    spec: twin.spec,
    brand: twin.brand,
    skuKind: 'goods',
    taxRate: '0.13',
    units: [{ name: twin.unit, numerator: 1, denominator: 1, salePrice: '4.50' }],
  })
  await owner.do('output', 'label.save', {
    name: '货架价签',
    paper: 'roll60x40',
    symbol: 'barcode',
    withCompany: true,
    withName: true,
    withPrice: true,
    withSpec: true,
    withCode: true,
  })
}

/** Kilograms of what the specification says, with a little for what it is packed in; empty where it says none. */
function weightOf(spec: string): string {
  const match = /^(\d+(?:\.\d+)?)(ml|g|kg|L)$/.exec(spec)
  if (!match) return ''
  const figure = Number(match[1]) * (match[2] === 'ml' || match[2] === 'g' ? 0.001 : 1)
  return (figure * 1.05).toFixed(3)
}
