import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { dec } from '../../../shared/kernel/money'
import { PROMOTION_STATES } from '../../../shared/sales/promotion'
import { promotionFields } from '../../../shared/sales/promotionActions'
import type { InputOf } from '../../api'
import { useAsk } from '../../asking'
import { today } from '../../day'
import { Button } from '../../kit/Button'
import { ErrorNote } from '../../kit/ErrorNote'
import { Form } from '../../kit/Form'
import { NumberPad, type PadRequest } from '../../kit/NumberPad'
import { Page } from '../../kit/Page'
import { PendingNote } from '../../kit/PendingNote'
import { Skeleton } from '../../kit/Skeleton'
import { Tag } from '../../kit/Tag'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useSending } from '../../sending'
import { useMay } from '../../session'
import { issuesOf, troubleOf } from '../../trouble'
import { PromotionParts } from '../PromotionParts'
import { NO_PARTS, type Parts, partsInput, partsOf } from '../promotionInput'
import { RULE_TONES } from '../ruleState'
import '../../entry/entry.scss'

type Values = Omit<InputOf<'sales', 'promotion.save'>, 'goods' | 'gifts' | 'customers' | 'steps'>

const HEAD = ['name', 'promotionKind', 'from', 'to']
const OF_KIND: Record<Values['promotionKind'], string[]> = {
  special: [],
  percent: ['discountRate'],
  buyGift: ['buyQuantity', 'repeats'],
  threshold: ['repeats'],
}

/** A promotion: what it gives on which goods to whom, from when to when; who may set prices changes or stops it. */
export default function PromotionEdit() {
  const { id } = useRouter().params
  const [values, setValues] = useState<Values>({ name: '', promotionKind: 'special', from: today(), to: null })
  const [parts, setParts] = useState<Parts>(NO_PARTS)
  const [pad, setPad] = useState<PadRequest | null>(null)
  const { busy, pending, trouble, setTrouble, send } = useSending()
  const manages = useMay('promotion.manage')
  const asked = useAsk('sales', 'promotion.detail', { id: id ?? '' }, Boolean(id))
  const saved = asked.data

  useEffect(() => {
    if (!saved) return
    const { goods: _goods, gifts: _gifts, customers: _customers, steps: _steps, state: _state, ...kept } = saved
    setValues({
      ...kept,
      ...(kept.buyQuantity ? { buyQuantity: dec(kept.buyQuantity).toFixed() } : {}),
      ...(kept.discountRate ? { discountRate: dec(kept.discountRate).toFixed() } : {}),
    })
    partsOf(saved).then(setParts, (error: unknown) => setTrouble(troubleOf(error)))
  }, [saved, setTrouble])

  const about = { title: `${t.promotion.edit} ${values.name}` }
  const save = async () => {
    const done = await send(act('sales', 'promotion.save', { ...values, ...partsInput(values.promotionKind, parts) }, about))
    if (done) await Taro.navigateBack()
  }
  const stop = async () => {
    const { confirm } = await Taro.showModal({ title: t.promotion.stopTitle, content: t.promotion.stopText, confirmText: t.promotion.stop })
    if (!confirm || !saved) return
    if (await send(act('sales', 'promotion.stop', { id: saved.id, version: saved.version }, about))) await Taro.navigateBack()
  }
  if (pending)
    return (
      <Page title={t.promotion.edit}>
        <PendingNote title={values.name} />
      </Page>
    )
  const over = saved?.state === 'over'
  const footer =
    manages && !over ? (
      <View className="buttons">
        {saved ? <Button look="quiet" word={t.promotion.stop} disabled={busy} onTap={() => void stop()} /> : null}
        <Button word={t.act.save} busy={busy} disabled={!values.name.trim()} onTap={() => void save()} />
      </View>
    ) : undefined
  return (
    <Page title={id ? t.promotion.edit : t.promotion.add} footer={footer}>
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {saved ? (
        <View className="rule-state">
          <Tag word={PROMOTION_STATES[saved.state]} tone={RULE_TONES[saved.state]} />
        </View>
      ) : null}
      {id && !values.id ? (
        <Skeleton rows={6} />
      ) : (
        <Form
          shape={promotionFields}
          only={[...HEAD, ...OF_KIND[values.promotionKind], 'exclusive', 'priority', 'note']}
          values={values as Record<string, unknown>}
          onChange={(next) => setValues(next as Values)}
          issues={issuesOf(trouble)}
        />
      )}
      <PromotionParts kind={values.promotionKind} parts={parts} editable={manages && !over} onChange={setParts} onPad={setPad} />
      <NumberPad request={pad} onClose={() => setPad(null)} />
    </Page>
  )
}
