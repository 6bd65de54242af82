import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { formatPrice } from '../../../shared/kernel/money'
import { changeOfSku } from '../../../shared/masters/sku'
import type { OutputOf } from '../../api'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { ErrorNote } from '../../kit/ErrorNote'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useMay } from '../../session'
import type { Trouble } from '../../trouble'

type Sku = OutputOf<'product', 'sku.detail'>
type Unit = Sku['units'][number]

/** Units with their codes and prices; one without a code gets one of the company's own, and its label is printed from here. */
export function Units({ sku, levelName, onChanged }: { sku: Sku; levelName: (id: string) => string; onChanged: () => Promise<unknown> }) {
  const manages = useMay('sku.manage')
  const prints = useMay('label.print')
  const [busy, setBusy] = useState<string | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const base = sku.units[0]!

  const allocate = async (unit: Unit) => {
    const { confirm } = await Taro.showModal({
      title: t.goods.allocateTitle,
      content: t.goods.allocateText(unit.name, sku.name),
      confirmText: t.act.confirm,
      cancelText: t.act.cancel,
    })
    if (!confirm) return
    setBusy(unit.id)
    setTrouble(null)
    const title = `${t.goods.allocate} ${sku.name}`
    const given = await act('output', 'barcode.allocate', { count: 1 }, { title })
    // Without an answer the code is not known; the next one is as good.
    const barcode = given.kind === 'done' ? given.data.barcodes[0]! : null
    const units = sku.units.map((known) => (known.id === unit.id ? { ...known, barcode } : known))
    const saved = barcode ? await act('product', 'sku.save', { ...changeOfSku(sku), units }, { title }) : given
    setBusy(null)
    if (saved.kind === 'trouble') return setTrouble(saved.trouble)
    if (saved.kind === 'done' && barcode) await Taro.showToast({ title: t.goods.allocated(barcode), icon: 'none' })
    await onChanged()
  }
  return (
    <Card title={t.product.units}>
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {sku.units.map((unit) => {
        const codes = [unit.barcode, ...(unit.barcodes ?? [])].filter(Boolean)
        const levels = (unit.levelPrices ?? []).map(({ level, price }) => t.goods.levelPrice(levelName(level), formatPrice(price)))
        return (
          <View key={unit.id} className="unit-row">
            <View className="unit-words">
              <Text className="list-title">
                {unit.id === base.id
                  ? t.product.baseUnit(unit.name)
                  : t.product.ratio(unit.name, unit.numerator, unit.denominator, base.name)}
              </Text>
              <Text className="list-facts number">{codes.join(' · ') || t.product.noBarcode}</Text>
              {levels.length > 0 ? <Text className="list-facts number">{levels.join(' · ')}</Text> : null}
              <View className="unit-acts">
                {manages && !unit.barcode ? (
                  <Button small look="quiet" word={t.goods.allocate} busy={busy === unit.id} onTap={() => void allocate(unit)} />
                ) : null}
                {prints ? (
                  <Button
                    small
                    look="quiet"
                    word={t.goods.labels}
                    onTap={() => Taro.navigateTo({ url: `/product/labels/index?sku=${sku.id}&unit=${unit.id}` })}
                  />
                ) : null}
              </View>
            </View>
            <View className="list-figure">
              <Text className="number quantity">{unit.salePrice ? formatPrice(unit.salePrice) : t.word.noPrice}</Text>
              {unit.purchasePrice ? (
                <Text className="number list-facts">{t.product.purchaseAt(formatPrice(unit.purchasePrice))}</Text>
              ) : null}
            </View>
          </View>
        )
      })}
    </Card>
  )
}
