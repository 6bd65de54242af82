import { type GoodsLine, LINES } from './catalogue'

export interface DemoGoods {
  code: string
  name: string
  spec: string
  category: string
  brand: string
  taxRate: string
  unit: string
  caseUnit: string
  ratio: number
  barcode: string
  caseBarcode: string
  supplier: number
  /** Cents of one base unit. */
  price: number
  cost: number
  casePrice: number
}

/** An EAN-13: twelve digits and the check digit that makes the weighted sum a multiple of ten. */
export function ean13(digits: string): string {
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index % 2 ? 3 : 1), 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}

const of = ({ names: _names, sizes: _sizes, ...shared }: GoodsLine) => shared

/** The goods, in the order of their codes. */
export const demoGoods: readonly DemoGoods[] = LINES.flatMap((made) =>
  made.names.flatMap((name, kind) =>
    made.sizes.map(([spec, cents]) => ({
      ...of(made),
      name: `${made.brand}${name}`,
      spec,
      price: cents + kind * Math.round(cents / 200) * 10,
    })),
  ),
).map((made, index) => ({
  ...made,
  code: `SP${String(index + 1).padStart(4, '0')}`,
  barcode: ean13(`6901${String(100 + made.supplier)}${String(index + 1).padStart(5, '0')}`),
  caseBarcode: ean13(`6902${String(100 + made.supplier)}${String(index + 1).padStart(5, '0')}`),
  cost: Math.round((made.price * (68 + (index % 11))) / 100),
  casePrice: Math.round((made.price * made.ratio * 0.95) / 10) * 10,
}))

/** The service every delivery may carry. */
export const FREIGHT = { code: 'YF', name: '运费', unit: '次' }

/** Cents as an amount in yuan. */
export const yuan = (cents: number): string =>
  `${cents < 0 ? '-' : ''}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`

/** The goods as a file for the import, the service at its end. */
export const goodsRows = (): string[][] => [
  [
    '编码',
    '名称',
    '类型',
    '规格',
    '分类',
    '品牌',
    '基本单位',
    '条码',
    '售价',
    '进价',
    '税率',
    '大单位',
    '大单位换算',
    '大单位条码',
    '大单位售价',
    '大单位进价',
  ],
  ...demoGoods.map((made) => [
    made.code,
    made.name,
    '商品',
    made.spec,
    made.category,
    made.brand,
    made.unit,
    made.barcode,
    yuan(made.price),
    yuan(made.cost),
    made.taxRate,
    made.caseUnit,
    String(made.ratio),
    made.caseBarcode,
    yuan(made.casePrice),
    yuan(made.cost * made.ratio),
  ]),
  [FREIGHT.code, FREIGHT.name, '服务', '', '', '', FREIGHT.unit, '', '15.00', '', '9%', '', '', '', '', ''],
]
