import { addDays } from '../../shared/kernel/fields'
import { changeOfParty } from '../../shared/masters/partyActions'
import { yuan } from './goods'
import type { Caller } from './caller'
import { demoCustomers } from './parties'
import type { Stocked } from './stock'
import type { Trade } from './trade'

interface Named {
  id: string
}

/** Goods by what their price shows: every reason that a line may give has some of its own. */
const at = (trade: Trade, index: number): Stocked => trade.goods[index % trade.goods.length] as Stocked
const part = (goods: Stocked, percent: number): string => yuan(Math.round((goods.price * percent) / 100))

/** Wholesale customers and members, with prices of their own; agreements, quantity tiers and promotions of every kind and state. */
export async function setPrices(trade: Trade, from: string, today: string): Promise<void> {
  const caller = (trade.people.owner as { caller: Caller }).caller
  const wholesale = await level(caller, '批发', '-6')
  const members = await level(caller, '会员', '-3')
  for (const [index, { name }] of demoCustomers.entries()) {
    if (index % 2 === 0) continue
    const id = trade.customers.get(name)
    const party = changeOfParty(await caller.do<Record<string, unknown>>('sales', 'customer.detail', { id }))
    const { contact, phone, address } = party as unknown as { contact: string; phone: string; address: string }
    await caller.do('sales', 'customer.save', {
      ...party,
      priceLevel: index % 4 === 1 ? wholesale : members,
      employee: (index % 4 === 1 ? trade.people.sellerA : trade.people.sellerB)?.member,
      tags: [index % 4 === 1 ? '重点客户' : '老客户', ...(index % 6 === 1 ? ['周结'] : [])],
      contacts: [
        { name: contact, position: '店长', phone },
        { name: '财务', position: '对账', phone },
      ],
      addresses: [
        { address, contact, phone, isDefault: true },
        { address: `${address} 后门仓库`, contact, phone },
      ],
    })
  }
  for (const index of [1, 5, 10])
    await caller.do('sales', 'agreement.add', {
      party: trade.customers.get(demoCustomers[index]!.name),
      from,
      to: `${Number(today.slice(0, 4)) + (index === 10 ? 1 : 0)}-12-31`,
      note: '年度协议',
      lines: [0, 1, 2]
        .map((one) => at(trade, index + one))
        .map((goods) => ({ sku: goods.id, unit: goods.baseUnit, price: part(goods, 90) })),
    })
  for (const index of [20, 21, 22, 23])
    await caller.do('sales', 'priceTier.save', {
      sku: at(trade, index).id,
      unit: at(trade, index).largeUnit,
      ...(index === 23 ? { level: wholesale } : {}),
      steps: [
        { fromQuantity: '3', discountRate: '0.02' },
        { fromQuantity: '10', discountRate: '0.05' },
      ],
    })
  await promote(trade, caller, today, members)
}

async function level(caller: Caller, name: string, percent: string): Promise<string> {
  const { id } = await caller.do<Named>('product', 'priceLevel.save', { name })
  await caller.do('product', 'price.change', { target: 'level', level: id, method: 'percent', value: percent, rounding: 'cent' })
  return id
}

async function promote(trade: Trade, caller: Caller, today: string, members: string): Promise<void> {
  const promotion = (name: string, promotionKind: string, days: [number, number], more: object) =>
    caller.do<Named & { version: number }>('sales', 'promotion.save', {
      name,
      promotionKind,
      from: addDays(today, days[0]),
      to: addDays(today, days[1]),
      goods: [],
      gifts: [],
      customers: [],
      ...more,
    })
  const special = (index: number, percent: number) => ({
    sku: at(trade, index).id,
    unit: at(trade, index).baseUnit,
    price: part(at(trade, index), percent),
  })
  await promotion('冬季特价', 'special', [-10, 20], { goods: [special(30, 88), special(31, 88), special(32, 90)], priority: 10 })
  await promotion('周末九五折', 'percent', [-3, 4], {
    discountRate: '0.05',
    goods: [33, 34].map((index) => ({ sku: at(trade, index).id })),
  })
  const gift = at(trade, 36)
  await promotion('买箱送瓶', 'buyGift', [-20, 40], {
    buyQuantity: String(2 * at(trade, 35).ratio),
    repeats: true,
    goods: [{ sku: at(trade, 35).id }],
    gifts: [{ sku: gift.id, unit: gift.baseUnit, quantity: '1' }],
  })
  await promotion('会员满减', 'threshold', [-5, 25], {
    steps: [
      { amount: '500', off: '20' },
      { amount: '1000', off: '50' },
    ],
    customers: [{ level: members }],
  })
  await promotion('元旦特价', 'special', [20, 40], { goods: [special(37, 85), special(38, 85)], exclusive: true, priority: 20 })
  await promotion('双十一九折', 'percent', [-15, -12], { discountRate: '0.1' })
  const { id, version } = await promotion('清仓八折', 'percent', [-8, 30], { discountRate: '0.2', goods: [{ sku: at(trade, 39).id }] })
  await caller.do('sales', 'promotion.stop', { id, version })
}

/** Orders of today on which every reason for a price stands: agreement, promotion, gift, tier, level, standard, and by hand. */
export async function orderAtEveryPrice(trade: Trade, today: string): Promise<void> {
  const { caller, member } = trade.people.sellerA as { caller: Caller; member: string }
  const line = (goods: Stocked, quantity: string, large = false) => ({
    sku: goods.id,
    unit: large ? goods.largeUnit : goods.baseUnit,
    quantity,
  })
  const head = { date: today, warehouse: trade.warehouses[0], employee: member }
  await caller.do('sales', 'salesOrder.post', {
    ...head,
    party: trade.customers.get(demoCustomers[5]!.name),
    note: '每种价格来源各一行',
    lines: [
      line(at(trade, 5), '6'),
      line(at(trade, 30), '6'),
      line(at(trade, 20), '3', true),
      line(at(trade, 12), '5'),
      line(at(trade, 35), '2', true),
      { ...line(at(trade, 36), '1'), price: '0' },
      { ...line(at(trade, 14), '2'), price: part(at(trade, 14), 92) },
    ],
  })
  await caller.do('sales', 'salesOrder.post', {
    ...head,
    party: trade.customers.get(demoCustomers[3]!.name),
    lines: [line(at(trade, 40), '10', true), line(at(trade, 41), '10', true)],
  })
  await caller.do('sales', 'salesOrder.post', {
    ...head,
    party: trade.customers.get(demoCustomers[2]!.name),
    lines: [line(at(trade, 40), '4'), line(at(trade, 33), '4')],
  })
}
