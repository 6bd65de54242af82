import { useEffect, useState } from 'react'
import { netOf, propose } from '../../shared/finance/proposal'
import { type Decimal, dec, moneyText, sum } from '../../shared/kernel/money'
import { readStored, store } from '../platform/storage'
import { type Chosen, chosenList, chosenOf, type OpenItem } from './openItems'

export interface Way {
  /** Of its place on the page. */
  key: string
  fund: string
  amount: string
  fee: string
  reference?: string | null
}

const LAST_FUND = 'finance/last-fund'

let made = 0
const newWay = (): Way => {
  made += 1
  return { key: String(made), fund: '', amount: '', fee: '' }
}

const total = (ways: readonly Way[]): Decimal => sum(ways.map(({ amount }) => amount || '0'))

/**
 * What is being collected or paid. Ticking items says how much money there must be; saying how much money there is proposes
 * the items. Discount and waived cents settle like money.
 */
export function useMoney(items: readonly OpenItem[] | undefined, sign: 1 | -1, control: string) {
  const [chosen, setChosen] = useState<Chosen>({})
  const [ways, setWays] = useState<Way[]>([{ ...newWay(), fund: readStored<string>(LAST_FUND) ?? '' }])
  const [allowance, setAllowance] = useState('0')
  const [roundOff, setRoundOff] = useState('0')
  const [touched, setTouched] = useState(false)

  const netIn = (picked: Chosen): Decimal => netOf(items ?? [], chosenList(picked), sign)
  /** The first way pays what the others do not. */
  const paying = (picked: Chosen, without: Decimal.Value, from: readonly Way[]): Way[] => {
    const [first, ...others] = from as [Way, ...Way[]]
    const rest = netIn(picked).minus(without).minus(total(others))
    return [{ ...first, amount: rest.greaterThan(0) ? moneyText(rest) : '' }, ...others]
  }
  const choose = (picked: Chosen): void => {
    setTouched(true)
    setChosen(picked)
    setWays((from) => paying(picked, dec(allowance).plus(roundOff), from))
  }
  const settleBy = (money: Decimal): void =>
    setChosen(
      chosenOf(
        propose(
          (items ?? []).filter(({ account }) => account === control),
          money,
          sign,
        ),
      ),
    )
  const changeWays = (next: Way[]): void => {
    setTouched(true)
    setWays(next)
    settleBy(total(next).plus(allowance).plus(roundOff))
  }
  const changeWithout = (field: 'allowance' | 'roundOff', amount: string): void => {
    const [other, set] = field === 'allowance' ? [roundOff, setAllowance] : [allowance, setRoundOff]
    set(amount)
    setWays((from) => paying(chosen, dec(amount).plus(other), from))
  }
  const chooseFund = (at: number, fund: string, remember = true): void => {
    if (remember) store(LAST_FUND, fund)
    setWays((from) => from.map((way, index) => (index === at ? { ...way, fund } : way)))
  }

  // At first all that is open is settled: the most frequent wish takes no tap.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the items are known
  useEffect(() => {
    if (!items || touched) return
    const open = items.filter(({ account }) => account === control)
    const all = chosenOf(open.map((item) => ({ ...item, amount: moneyText(dec(item.open).abs()) })))
    const picked = netIn(all).greaterThan(0) ? all : {}
    setChosen(picked)
    setWays((from) => paying(picked, 0, from))
  }, [items])

  const cash = total(ways)
  const net = netIn(chosen)
  return {
    chosen,
    ways,
    allowance,
    roundOff,
    cash,
    net,
    /** What is left over as an advance; below zero where more is chosen than there is money. */
    rest: cash.plus(allowance).plus(roundOff).minus(net),
    choose,
    changeWays,
    changeWithout,
    chooseFund,
    addWay: () => setWays((from) => [...from, newWay()]),
    removeWay: (at: number) => changeWays(ways.filter((_, index) => index !== at)),
    /** Takes up what was saved before. */
    load: (saved: { chosen: Chosen; ways: Omit<Way, 'key'>[]; allowance: string; roundOff: string }) => {
      setTouched(true)
      setChosen(saved.chosen)
      setWays(saved.ways.map((way) => ({ ...newWay(), ...way })))
      setAllowance(saved.allowance)
      setRoundOff(saved.roundOff)
    },
  }
}
