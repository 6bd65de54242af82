import { query } from '../kernel/contract'
import { addDays } from '../kernel/fields'
import * as f from '../kernel/fields'
import { dec, moneyText, sum } from '../kernel/money'

/** Where money that is still to move comes from. */
const SOURCES = ['receivable', 'salesOrders', 'payable', 'purchaseOrders'] as const
type Source = (typeof SOURCES)[number]

/** Money that is to come in or go out on a day; the amount is positive either way. */
export interface Flow {
  source: Source
  day: string
  amount: string
}

const WEEK = 7
const amount = (label: string) => f.money(label, { sign: 'any' })
const flows = { receivable: amount('应收'), salesOrders: amount('订单待收'), payable: amount('应付'), purchaseOrders: amount('订单待付') }

export type ForecastRow = { from: string; to: string; balance: string } & Record<Source, string>

/**
 * Money by weeks: what lies in the accounts, what is due week by week, and what is left at the end of each. What was due
 * before today is expected in the first week; what is due after the last day is left out.
 */
export function forecastOf(today: string, weeks: number, position: string, expected: readonly Flow[]): ForecastRow[] {
  let balance = dec(position)
  return Array.from({ length: weeks }, (_, week) => {
    const from = addDays(today, week * WEEK)
    const to = addDays(from, WEEK - 1)
    const within = expected.filter(({ day }) => (week === 0 || day >= from) && day <= to)
    const of = (source: Source) => sum(within.filter((flow) => flow.source === source).map((flow) => flow.amount))
    balance = balance.plus(of('receivable')).plus(of('salesOrders')).minus(of('payable')).minus(of('purchaseOrders'))
    const sums = Object.fromEntries(SOURCES.map((source) => [source, moneyText(of(source))])) as Record<Source, string>
    return { from, to, ...sums, balance: moneyText(balance) }
  })
}

/** 资金预测: the cash position, and how it moves with what is due and what is ordered. */
export const forecastActions = {
  'fund.forecast': query({
    label: '资金预测',
    permission: 'fundBalance.view',
    snapshot: true,
    input: f.object('条件', { weeks: f.optional(f.integer('周数', 1, 26, { hint: '不填 8 周' })) }),
    output: f.object('预测', {
      date: f.date('今天'),
      position: amount('现有资金'),
      rows: f.lines('各周', { from: f.date('从'), to: f.date('到'), ...flows, balance: amount('周末资金') }, 26),
    }),
  }),
}
