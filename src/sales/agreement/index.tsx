import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { dec } from '../../../shared/kernel/money'
import { shapeOf } from '../../../shared/kernel/fields'
import { agreementActions } from '../../../shared/sales/agreementActions'
import { fetchOnce, useAsk } from '../../asking'
import { today } from '../../day'
import { Button } from '../../kit/Button'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { Form } from '../../kit/Form'
import { NumberPad, type PadRequest } from '../../kit/NumberPad'
import { Page } from '../../kit/Page'
import { PendingNote } from '../../kit/PendingNote'
import { Skeleton } from '../../kit/Skeleton'
import { GoodsSheet } from '../../masters/GoodsSheet'
import { PartySheet } from '../../masters/PartySheet'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useSending } from '../../sending'
import { issuesOf, troubleOf } from '../../trouble'
import { knownGoods, type RuleGoods, ruleGoods, RuleLine, unitOfRule } from '../RuleLine'
import '../../entry/entry.scss'

const ROLE = 'customer' as const
const SHAPE = shapeOf(agreementActions['agreement.add'].input)!

/** What a customer was promised: one agreement to change, or prices of many goods at once, as from the last order. */
export default function AgreementEdit() {
  const { id, party, name } = useRouter().params
  const [values, setValues] = useState<Record<string, unknown>>({ party, from: today(), to: null, note: '' })
  const [customer, setCustomer] = useState(name ? decodeURIComponent(name) : '')
  const [lines, setLines] = useState<RuleGoods[]>([])
  const [choosing, setChoosing] = useState<'party' | 'goods' | null>(null)
  const [pad, setPad] = useState<PadRequest | null>(null)
  const { busy, pending, trouble, setTrouble, send } = useSending()
  const asked = useAsk('sales', 'agreement.detail', { id: id ?? '' }, Boolean(id))

  useEffect(() => {
    const row = asked.data
    if (!row) return
    setValues({ party: row.party, from: row.from, to: row.to, note: row.note })
    setCustomer(row.partyName)
    void knownGoods([{ sku: row.sku, unit: row.unit, value: dec(row.price).toFixed() }]).then(setLines)
  }, [asked.data])

  const setLine = (at: number, next: Partial<RuleGoods>) =>
    setLines(lines.map((line, index) => (index === at ? { ...line, ...next } : line)))
  const reprice = (at: number) => {
    const line = lines[at]!
    setPad({
      title: line.name,
      value: line.value,
      places: 6,
      sign: '¥',
      unit: `/${unitOfRule(line).name}`,
      onDone: (value) => setLine(at, { value }),
    })
  }
  const importLast = async () => {
    try {
      const { rows } = await fetchOnce('sales', 'delivery.list', { party: String(values.party), states: ['approved', 'closed'], limit: 1 })
      if (!rows[0]) return void Taro.showToast({ title: t.agreement.fromNone, icon: 'none' })
      const detail = await fetchOnce('sales', 'delivery.detail', { id: rows[0].id })
      const found = await knownGoods(
        detail.lines
          .filter((line) => line.priceSource !== 'gift' && line.price)
          .map((line) => ({ sku: line.sku, unit: line.unit, value: dec(line.price!).toFixed() })),
      )
      const known = new Set(lines.map((line) => line.unit))
      setLines([
        ...lines,
        ...found.filter((line, index) => !known.has(line.unit) && found.findIndex((one) => one.unit === line.unit) === index),
      ])
    } catch (error) {
      setTrouble(troubleOf(error))
    }
  }
  const save = async (replace = false) => {
    const head = {
      party: String(values.party),
      from: String(values.from),
      to: (values.to as string | null) || null,
      note: String(values.note ?? ''),
      replace,
    }
    const about = { title: `${t.agreement.edit} ${customer}` }
    const rows = lines.map(({ sku, unit, value }) => ({ sku, unit, price: value }))
    const saved = await send<unknown>(
      id
        ? act('sales', 'agreement.save', { id, version: asked.data!.version, ...head, ...rows[0]! }, about)
        : act('sales', 'agreement.add', { ...head, lines: rows }, about),
    )
    if (saved) await Taro.navigateBack()
  }
  const remove = async () => {
    const { confirm } = await Taro.showModal({ title: t.act.remove, content: t.agreement.removeWarning })
    if (!confirm) return
    const about = { title: `${t.agreement.edit} ${customer}` }
    if (await send(act('sales', 'agreement.remove', { id: id!, version: asked.data!.version }, about))) await Taro.navigateBack()
  }
  if (pending)
    return (
      <Page title={t.agreement.edit}>
        <PendingNote title={customer} />
      </Page>
    )
  const issues = issuesOf(trouble)
  const overlapping = trouble !== null && Boolean(issues.from)
  const ready = Boolean(values.party) && lines.length > 0 && lines.every((line) => line.value !== '')
  const footer = (
    <View className="buttons">
      {id ? <Button look="quiet" word={t.act.remove} disabled={busy} onTap={() => void remove()} /> : null}
      <Button word={t.act.save} busy={busy} disabled={!ready} onTap={() => void save()} />
    </View>
  )
  return (
    <Page title={id ? t.agreement.edit : t.agreement.add} footer={footer}>
      {trouble ? (
        <ErrorNote trouble={trouble} {...(overlapping ? { actWord: t.agreement.replace, onAct: () => void save(true) } : {})} />
      ) : null}
      {overlapping ? <Text className="sheet-note">{t.agreement.replaceText}</Text> : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {id && !customer ? (
        <Skeleton rows={4} />
      ) : (
        <Form
          shape={SHAPE}
          only={['party', 'from', 'to', 'note']}
          values={values}
          onChange={setValues}
          issues={issues}
          refs={{ party: { name: customer || null, onChoose: () => (id ? undefined : setChoosing('party')) } }}
        />
      )}
      {lines.map((line, at) => (
        <RuleLine
          key={line.unit}
          goods={line}
          figure="price"
          {...(id
            ? {}
            : { onUnit: (unit) => setLine(at, { unit, value: '' }), onRemove: () => setLines(lines.filter((_, index) => index !== at)) })}
          onFigure={() => reprice(at)}
        />
      ))}
      {!id && lines.length === 0 ? <EmptyState icon="tag" title={t.agreement.chooseGoods} /> : null}
      {id ? null : (
        <View className="buttons">
          {values.party ? <Button look="quiet" word={t.agreement.from} onTap={() => void importLast()} /> : null}
          <Button look="quiet" icon="plus" word={t.promotion.addGoods} onTap={() => setChoosing('goods')} />
        </View>
      )}
      <NumberPad request={pad} onClose={() => setPad(null)} />
      {choosing === 'party' ? (
        <PartySheet
          role={ROLE}
          title={t.agreement.chooseCustomer}
          onClose={() => setChoosing(null)}
          onChoose={(chosen) => {
            setValues({ ...values, party: chosen.id })
            setCustomer(chosen.name)
            setChoosing(null)
          }}
        />
      ) : null}
      {choosing === 'goods' ? (
        <GoodsSheet
          onClose={() => setChoosing(null)}
          onChoose={(sku, unit) => {
            setChoosing(null)
            if (!lines.some((line) => line.unit === unit)) setLines([...lines, ruleGoods(sku, unit, '')])
          }}
        />
      ) : null}
    </Page>
  )
}
