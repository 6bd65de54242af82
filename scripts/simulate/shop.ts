import { chinaDay } from '../../shared/kernel/fields'
import type { invoke as Invoke } from '../invoke'
import { ask, Phone, type Surprise } from './phone'
import { Chance } from './random'

interface Posted {
  module: string
  kind: string
  id: string
  version: number
  /** What it did to the stock, by goods. */
  moved: [sku: string, quantity: number][]
}

/** A company with its phones, and what they were told that they did: the model its books are held against. */
export class SimulatedShop {
  readonly phones: Phone[] = []
  /** Bottles on hand, by goods, as acknowledged. */
  readonly onHand = new Map<string, number>()
  /** Approvals and voids that were acknowledged. */
  postings = 0
  private readonly posted: Posted[] = []
  private goods: { id: string; unit: string }[] = []
  private warehouses: string[] = []
  private customers: string[] = []
  private supplier = ''

  private constructor(readonly company: string) {}

  static async open(
    invoke: typeof Invoke,
    no: number,
    phones: number,
    seed: number,
    surprises: Surprise[],
    onAnswer: () => void,
  ): Promise<SimulatedShop> {
    const number = (index: number) => `137${String(process.pid % 10_000).padStart(4, '0')}${no % 10}${String(index).padStart(3, '0')}`
    const password = 'zhangfang-1'
    const { token } = await ask(invoke, null, '', 'access', 'session.register', { name: '老板', phone: number(0), password })
    const { id: company } = await ask(invoke, token, '', 'access', 'company.create', { name: `演练商贸 ${no}` })
    const shop = new SimulatedShop(company)
    const owner = (module: string, action: string, input: unknown = {}) => ask(invoke, token, company, module, action, input)
    const { id: second } = await owner('inventory', 'warehouse.save', { name: '二号仓' })
    shop.warehouses = [(await owner('inventory', 'warehouse.list')).rows.find((row: { id: string }) => row.id !== second).id, second]
    shop.supplier = (await owner('purchase', 'supplier.save', { name: '厂家', specialInvoice: true })).id
    for (const name of ['老王', '老李', '老张'])
      shop.customers.push(
        (await owner('sales', 'customer.save', { name, terms: 'net', termDays: 30, creditLimit: name === '老张' ? '500' : undefined })).id,
      )
    for (let index = 0; index < 12; index++) shop.goods.push(await shop.newGoods(owner, index))
    for (let index = 1; index <= phones; index++) {
      const { code } = await owner('access', 'invitation.create', { name: `店员 ${index}`, roles: ['accountant'] })
      const session = await ask(invoke, null, '', 'access', 'invitation.accept', { code, phone: number(index), password })
      shop.phones.push(new Phone(invoke, company, session.token, new Chance(seed + index), surprises, onAnswer))
    }
    return shop
  }

  private async newGoods(owner: (module: string, action: string, input?: unknown) => Promise<any>, index: number) {
    const units = [{ name: '瓶', numerator: 1, denominator: 1, salePrice: '3.00', purchasePrice: '2.00' }]
    const { id } = await owner('product', 'sku.save', {
      code: `S${index}`,
      name: `商品 ${index}`,
      skuKind: 'goods',
      taxRate: '0.13',
      units,
    })
    return { id, unit: (await owner('product', 'sku.detail', { id })).units[0].id }
  }

  /** One thing a phone does; a few favourites of the goods, so that the last units are fought for. */
  async step(phone: Phone): Promise<void> {
    const { chance } = phone
    const roll = chance.next()
    if (roll < 0.3) return this.post(phone, 'purchase', 'receipt', 1)
    if (roll < 0.6) return this.post(phone, 'sales', 'delivery', -1)
    if (roll < 0.75) return this.approve(phone)
    if (roll < 0.87) return this.void(phone)
    return phone.replay()
  }

  private content(phone: Phone, sign: number) {
    const { chance } = phone
    const lines = Array.from({ length: chance.whole(1, 4) }, () => {
      const goods = chance.happens(0.6) ? this.goods[chance.whole(0, 2)]! : chance.one(this.goods)
      return { sku: goods.id, unit: goods.unit, quantity: String(chance.whole(1, 9)), price: (chance.whole(0, 999) / 100).toFixed(2) }
    })
    const party = sign > 0 ? this.supplier : chance.one(this.customers)
    return { date: chinaDay(new Date()), party, warehouse: chance.one(this.warehouses), lines }
  }

  private took(content: { lines: { sku: string; quantity: string }[] }, sign: number): Posted['moved'] {
    return content.lines.map(({ sku, quantity }) => [sku, sign * parseInt(quantity, 10)])
  }

  private count(moved: Posted['moved'], sign: number): void {
    this.postings += 1
    for (const [sku, quantity] of moved) this.onHand.set(sku, (this.onHand.get(sku) ?? 0) + sign * quantity)
  }

  private async post(phone: Phone, module: string, kind: string, sign: number): Promise<void> {
    const content = this.content(phone, sign)
    const answer = await phone.command(module, `${kind}.post`, content)
    if (!answer.ok) return
    const { id, version } = answer.data as Posted
    const moved = this.took(content, sign)
    this.count(moved, 1)
    this.posted.push({ module, kind, id, version, moved })
  }

  private async approve(phone: Phone): Promise<void> {
    const content = this.content(phone, -1)
    let document: { id: string; version: number } | null = null
    for (const verb of ['save', 'submit', 'approve']) {
      const answer = await phone.command('sales', `delivery.${verb}`, document ?? content)
      if (!answer.ok) return
      const { id, version } = answer.data as Posted
      document = { id, version }
    }
    const moved = this.took(content, -1)
    this.count(moved, 1)
    this.posted.push({ module: 'sales', kind: 'delivery', ...document!, moved })
  }

  private async void(phone: Phone): Promise<void> {
    if (this.posted.length === 0) return
    const { module, kind, id, version, moved } = phone.chance.one(this.posted)
    const answer = await phone.command(module, `${kind}.void`, { id, version, reason: '开错了' })
    if (answer.ok) this.count(moved, -1)
  }
}
