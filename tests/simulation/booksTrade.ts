import type { Chance } from '../../scripts/simulate/random'
import { addDays } from '../../shared/kernel/fields'
import { dec, moneyText, sum } from '../../shared/kernel/money'
import { type Goods, lineOf } from '../company'
import type { Shop } from '../actions/shop'

interface Item {
  posting: number
  seq: number
  account: string
  open: string
  party?: string
}

/** Refusals that trade in any order may meet; anything else is a failure. */
const EXPECTED = new Set([
  'BLOCKED_BY',
  'STOCK_IN_USE',
  'INSUFFICIENT_STOCK',
  'SOURCE_EXHAUSTED',
  'WRONG_STATE',
  'ITEM_SETTLED',
  'PERIOD_CLOSED',
])

/** Random trade of one company within a month: every kind of document that posts, in any order, and their voids. */
export class BooksTrade {
  done = new Map<string, number>()
  private made: { module: string; kind: string; id: string; party?: string }[] = []

  constructor(
    private readonly shop: Shop,
    private readonly goods: Goods[],
    private readonly funds: string[],
    private readonly categories: { expense: string[]; income: string[] },
    private readonly reasons: { in: string[]; out: string[] },
    private readonly otherWarehouse: string,
    private readonly chance: Chance,
  ) {}

  private kinds = {
    receipt: (date: string) =>
      this.post(
        'purchase',
        'receipt',
        this.shop.purchase(
          this.lines(1, 3, () => this.price(1, 9)),
          { date },
        ),
      ),
    delivery: (date: string) =>
      this.post(
        'sales',
        'delivery',
        this.shop.sale(
          this.lines(1, 3, () => this.price(5, 20)),
          { date },
        ),
      ),
    salesReturn: (date: string) => this.giveBack('sales', 'delivery', 'salesReturn', date),
    purchaseReturn: (date: string) => this.giveBack('purchase', 'receipt', 'purchaseReturn', date),
    collection: (date: string) => this.money('collection', this.shop.customer, date),
    payment: (date: string) => this.money('payment', this.shop.supplier, date),
    settlement: (date: string) => this.settle(date),
    expense: (date: string) => this.charge('expense', date),
    income: (date: string) => this.charge('income', date),
    fundTransfer: (date: string) => {
      const [fromFund, toFund] = this.chance.happens(0.5) ? this.funds : [...this.funds].reverse()
      return this.post('finance', 'fundTransfer', {
        date,
        fromFund,
        toFund,
        transferred: this.amount(1, 500),
        fee: this.chance.happens(0.3) ? '1.50' : null,
      })
    },
    manualVoucher: (date: string) => {
      const amount = this.amount(1, 300)
      const entries = this.chance.happens(0.5)
        ? [
            { account: '560207', debit: amount },
            { account: '1602', credit: amount },
          ]
        : [
            { account: '1002', debit: amount, fund: this.funds[1], cashItem: 15 },
            { account: '3001', credit: amount },
          ]
      return this.post('finance', 'manualVoucher', { date, entries })
    },
    adjustment: (date: string) => {
      const direction = this.chance.happens(0.5) ? 'in' : 'out'
      const lines = this.lines(1, 1, direction === 'in' ? () => this.price(1, 5) : undefined)
      return this.post('inventory', 'adjustment', {
        date,
        warehouse: this.shop.warehouse,

        reason: this.chance.one(this.reasons[direction]),
        lines,
      })
    },
    transfer: (date: string) =>
      this.post('inventory', 'transfer', {
        date,
        warehouse: this.shop.warehouse,
        toWarehouse: this.otherWarehouse,
        direct: true,
        lines: this.lines(1, 2),
      }),
    landedCost: (date: string) => this.spread(date),
    void: () => this.void(),
  }

  /** One step on a day of the month; backdated within it as often as not. */
  async step(from: string, days: number): Promise<string> {
    const kind = this.chance.one(Object.keys(this.kinds) as (keyof typeof this.kinds)[])
    const happened = await this.kinds[kind](addDays(from, this.chance.whole(0, days - 1)))
    if (happened) this.done.set(kind, (this.done.get(kind) ?? 0) + 1)
    return kind
  }

  /** What was settled last is open again. */
  async undoSettlement(): Promise<boolean> {
    const last = this.made.filter(({ kind }) => kind === 'settlement' || kind === 'collection').at(-1)
    return last ? this.undo(last) : false
  }

  private async send(module: string, action: string, input: object): Promise<any> {
    const answer = await this.shop.owner.answer(module, action, input)
    if (!answer.ok && !EXPECTED.has(answer.code))
      throw new Error(`${action}: ${answer.code} ${JSON.stringify(answer.data)}\n${JSON.stringify(input)}`)
    return answer.ok ? answer.data : null
  }

  private async post(module: string, kind: string, input: object): Promise<boolean> {
    const made = await this.send(module, `${kind}.post`, input)
    if (made) this.made.push({ module, kind, id: made.id })
    return made !== null
  }

  private price = (least: number, most: number): string => moneyText(dec(this.chance.whole(least * 100, most * 100)).div(100))
  private amount = this.price

  private lines(least: number, most: number, price?: () => string) {
    return Array.from({ length: this.chance.whole(least, most) }, () =>
      lineOf(this.chance.one(this.goods), String(this.chance.whole(1, 12)), price ? { price: price() } : {}),
    )
  }

  private async lineOfAny(module: string, kind: string) {
    const among = this.made.filter((each) => each.kind === kind)
    if (!among.length) return null
    const { lines, party } = await this.shop.owner.do(module, `${kind}.detail`, { id: this.chance.one(among).id })
    return { line: this.chance.one(lines as { id: string; sku: string; unit: string }[]), party }
  }

  private async giveBack(module: string, from: string, kind: string, date: string): Promise<boolean> {
    const found = await this.lineOfAny(module, from)
    if (!found) return false
    const { line } = found
    const back = { sku: line.sku, unit: line.unit, quantity: String(this.chance.whole(1, 3)), sourceLine: line.id }
    return this.post(module, kind, module === 'sales' ? this.shop.sale([back], { date }) : this.shop.purchase([back], { date }))
  }

  private async spread(date: string): Promise<boolean> {
    const found = await this.lineOfAny('purchase', 'receipt')
    if (!found) return false
    const { line } = found
    const lines = [{ sku: line.sku, unit: line.unit, quantity: '1', sourceLine: line.id }]
    return this.post('purchase', 'landedCost', this.shop.purchase(lines, { date, fee: this.amount(1, 20), basis: 'amount' }))
  }

  private async items(action: string, party: string): Promise<Item[]> {
    return (await this.shop.owner.do('finance', `${action}.items`, { party })).rows
  }

  /** Part of an item or several, with now and then a fee, or an advance that settles nothing. */
  private async money(kind: 'collection' | 'payment', party: string, date: string): Promise<boolean> {
    const sign = kind === 'collection' ? 1 : -1
    const account = kind === 'collection' ? '1122' : '2202'
    const open = (await this.items(kind, party)).filter((item) => item.account === account && dec(item.open).times(sign).greaterThan(0))
    const items = this.chance.happens(0.2)
      ? []
      : open.slice(0, this.chance.whole(1, 3)).map(({ posting, seq, open: rest }) => {
          const whole = dec(rest).abs()
          return { posting, seq, amount: moneyText(this.chance.happens(0.5) ? whole : whole.div(2).toDecimalPlaces(2)) }
        })
    const settled = sum(items.map(({ amount }) => amount))
    const amount = moneyText(settled.plus(this.chance.happens(0.2) || settled.isZero() ? 10 : 0))
    const fee = this.chance.happens(0.2) ? '0.50' : null
    return this.post('finance', kind, {
      date,
      party,
      methods: [{ fund: this.chance.one(this.funds), amount, fee }],
      items: items.filter((item) => !dec(item.amount).isZero()),
    })
  }

  /** An advance of the customer against what they owe. */
  private async settle(date: string): Promise<boolean> {
    const open = await this.items('settlement', this.shop.customer)
    const debit = open.find(({ open: rest }) => dec(rest).greaterThan(0))
    const credit = open.find(({ open: rest }) => dec(rest).lessThan(0))
    if (!debit || !credit) return false
    const amount = moneyText(dec(debit.open).abs().lessThan(dec(credit.open).abs()) ? dec(debit.open).abs() : dec(credit.open).abs())
    const items = [debit, credit].map(({ posting, seq }) => ({ posting, seq, amount }))
    return this.post('finance', 'settlement', { date, party: this.shop.customer, way: 'offset', items })
  }

  private async charge(kind: 'expense' | 'income', date: string): Promise<boolean> {
    const amount = this.amount(10, 200)
    const paid = this.chance.happens(0.6)
    const charges = [{ category: this.chance.one(this.categories[kind]), amount, tax: this.chance.happens(0.3) ? '1.00' : null }]
    const party = kind === 'expense' ? this.shop.supplier : this.shop.customer
    return this.post('finance', kind, {
      date,
      ...(paid ? {} : { party }),
      charges,
      methods: paid ? [{ fund: this.chance.one(this.funds), amount }] : [],
    })
  }

  private async void(): Promise<boolean> {
    return this.made.length ? this.undo(this.chance.one(this.made)) : false
  }

  private async undo({ module, kind, id }: { module: string; kind: string; id: string }): Promise<boolean> {
    const { version, state } = await this.shop.owner.do(module, `${kind}.detail`, { id })
    if (state !== 'approved') return false
    return (await this.send(module, `${kind}.void`, { id, version, reason: '记错' })) !== null
  }
}
