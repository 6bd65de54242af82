import { demoGoods } from './goods'

const AREAS = ['城东', '城西', '城南', '城北', '开发区'] as const
const PLACES = ['幸福', '阳光', '和平', '人民路', '长江路', '大学城', '火车站', '滨河', '建设路', '新华'] as const
const SHOPS = ['便利店', '超市', '小卖部', '餐厅'] as const
const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗']
const GIVEN = ['芳', '伟', '敏', '强', '静', '磊', '洋', '艳', '勇', '杰']

export interface DemoCustomer {
  name: string
  /** Cents; null where there is no limit. */
  limit: number | null
  row: string[]
}

const personOf = (index: number): string => `${SURNAMES[(index * 7) % SURNAMES.length]}${GIVEN[(index * 3) % GIVEN.length]}`
const phoneOf = (head: string, index: number): string => `${head}${String(10000 + index * 37).padStart(8, '0')}`

/** Every third customer pays at once, every third within days of delivery, every third by the month. */
const termsOf = (index: number): [string, string] =>
  [
    ['现结', ''],
    ['货到', index % 2 ? '15' : '30'],
    ['月结', index % 2 ? '10' : '30'],
  ][index % 3] as [string, string]

/** Forty customers; two out of five have a credit limit. */
export const demoCustomers: readonly DemoCustomer[] = Array.from({ length: 40 }, (_, index) => {
  const name = `${PLACES[index % PLACES.length]}${SHOPS[Math.floor(index / PLACES.length)]}`
  const limit = index % 5 < 2 ? (20_000 + (index % 4) * 20_000) * 100 : null
  const [terms, days] = termsOf(index)
  const area = AREAS[index % AREAS.length] as string
  const row = [
    `KH${String(index + 1).padStart(3, '0')}`,
    name,
    personOf(index),
    phoneOf('137', index),
    `${area}${PLACES[index % PLACES.length]} ${index * 3 + 8} 号`,
    area,
    terms,
    days,
    limit === null ? '' : String(limit / 100),
    '',
  ]
  return { name, limit, row }
})

/** The customers as a file for the import. */
export const customerRows = (): string[][] => [
  ['编码', '名称', '联系人', '电话', '地址', '地区', '结算方式', '账期天数', '信用额度', '备注'],
  ...demoCustomers.map(({ row }) => row),
]

/** One supplier for each group of goods, named for its brand. */
export const demoSuppliers: readonly string[] = Array.from({ length: 15 }, (_, index) => {
  const goods = demoGoods.find(({ supplier }) => supplier === index)
  return `${goods?.brand ?? ''}${goods?.category ?? ''}商行`
})

/** The suppliers as a file for the import; two out of three give special invoices. */
export const supplierRows = (): string[][] => [
  ['编码', '名称', '联系人', '电话', '地址', '地区', '结算方式', '账期天数', '税号', '开专票'],
  ...demoSuppliers.map((name, index) => [
    `GY${String(index + 1).padStart(3, '0')}`,
    name,
    personOf(index + 50),
    phoneOf('136', index),
    `批发市场 ${index + 1} 栋`,
    AREAS[index % AREAS.length] as string,
    index % 2 ? '月结' : '货到',
    '30',
    `9133010${String(600000 + index * 7919)}MA2${index}`.slice(0, 18),
    index % 3 ? '是' : '否',
  ]),
]
