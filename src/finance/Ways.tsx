import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { dec, formatMoney } from '../../shared/kernel/money'
import { useAsk } from '../asking'
import { Button } from '../kit/Button'
import { Card } from '../kit/Card'
import { Chips } from '../kit/Chips'
import { Icon } from '../kit/Icon'
import { NumberPad, type PadRequest } from '../kit/NumberPad'
import { t } from '../messages'
import type { useMoney } from './useMoney'

/** How the money comes or goes: account by one tap, amount on the pad; fee, discount and waived cents when asked for. */
export function Ways({ money, out = false }: { money: ReturnType<typeof useMoney>; out?: boolean }) {
  const funds = useAsk('finance', 'fund.list', { limit: 200 })
  const rows = funds.data?.rows
  const first = money.ways[0]?.fund
  // The account used last, if it is still there; else the first one: the usual way takes no tap.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the accounts are known
  useEffect(() => {
    if (rows?.[0] && !rows.some(({ id }) => id === first)) money.chooseFund(0, rows[0].id, false)
  }, [rows, first])
  const [pad, setPad] = useState<PadRequest | null>(null)
  const [more, setMore] = useState(false)
  /** How far an account that is paid from would go below zero; null where it has enough, or its balance may not be seen. */
  const lacking = (fund: string, amount: string) => {
    const balance = rows?.find(({ id }) => id === fund)?.balance
    const left = balance ? dec(balance).minus(amount || '0') : dec(0)
    return out && left.isNegative() ? formatMoney(left) : null
  }
  const chips = (rows ?? []).map(({ id, name }) => ({ value: id, word: name }))
  const cents = money.cash.minus(money.cash.floor())
  const ask = (title: string, value: string, onDone: (value: string) => void) => setPad({ title, value, places: 2, sign: '¥', onDone })
  const figure = (label: string, value: string, onDone: (value: string) => void) => (
    <View key={label} className="method" role="button" onClick={() => ask(label, value, onDone)}>
      <Text>{label}</Text>
      <Text className="number">{formatMoney(value || '0')}</Text>
    </View>
  )
  return (
    <Card title={t.money.methods}>
      {money.ways.map((way, at) => (
        <View key={way.key}>
          <Chips chips={chips} value={way.fund} onChange={(fund) => money.chooseFund(at, fund)} />
          <View className="method">
            <View
              className="money-sum"
              role="button"
              aria-label={t.money.amount}
              onClick={() =>
                ask(t.money.amount, way.amount, (amount) =>
                  money.changeWays(money.ways.map((one, index) => (index === at ? { ...one, amount } : one))),
                )
              }
            >
              <Text className="number money money-large">{formatMoney(way.amount || '0')}</Text>
              <Icon name="edit" size={16} />
            </View>
            {money.ways.length > 1 ? (
              <View className="title-act" role="button" aria-label={t.act.remove} onClick={() => money.removeWay(at)}>
                <Icon name="close" size={18} />
              </View>
            ) : null}
          </View>
          {lacking(way.fund, way.amount) ? (
            <Text className="money-below money-note">{t.money.belowZero(lacking(way.fund, way.amount) ?? '')}</Text>
          ) : null}
          {more
            ? figure(t.money.fee, way.fee, (fee) =>
                money.changeWays(money.ways.map((one, index) => (index === at ? { ...one, fee: dec(fee).isZero() ? '' : fee } : one))),
              )
            : null}
        </View>
      ))}
      {more || !dec(money.allowance).isZero() || !dec(money.roundOff).isZero() ? (
        <>
          {figure(t.money.allowance, money.allowance, (amount) => money.changeWithout('allowance', amount))}
          {figure(t.money.roundOff, money.roundOff, (amount) => money.changeWithout('roundOff', amount))}
        </>
      ) : null}
      <View className="buttons">
        {more ? (
          <Button small look="quiet" icon="plus" word={t.money.addMethod} onTap={money.addWay} />
        ) : (
          <Button small look="quiet" word={t.money.more} onTap={() => setMore(true)} />
        )}
        {cents.greaterThan(0) && money.net.greaterThan(1) ? (
          <Button
            small
            look="quiet"
            word={t.money.roundOffNow(formatMoney(cents))}
            onTap={() => money.changeWithout('roundOff', dec(money.roundOff).plus(cents).toFixed(2))}
          />
        ) : null}
      </View>
      <NumberPad request={pad} onClose={() => setPad(null)} />
    </Card>
  )
}
