import { Text } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { formatPrice } from '../../../shared/kernel/money'
import { unitFields } from '../../../shared/masters/sku'
import type { OutputOf } from '../../api'
import { useAsk } from '../../asking'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { ErrorNote } from '../../kit/ErrorNote'
import { Form } from '../../kit/Form'
import { ListRow } from '../../kit/ListRow'
import { Quantity } from '../../kit/Quantity'
import { Tag } from '../../kit/Tag'
import { t } from '../../messages'
import { act } from '../../outbox'
import { type Trouble, troubleOf } from '../../trouble'

const SHAPE = { unit: unitFields.name, salePrice: unitFields.salePrice }

/** The variants a product has, and those that its attributes would make, before they are made. */
export function Variants({ style, onMade }: { style: OutputOf<'product', 'product.detail'>; onMade: () => Promise<unknown> }) {
  const [common, setCommon] = useState<{ unit: string; salePrice?: string | null }>({ unit: '' })
  /** Combinations that are not made: there is no such thing, or not yet. */
  const [left, setLeft] = useState<string[]>([])
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [busy, setBusy] = useState(false)
  const wanted = { product: style.id, unit: common.unit.trim(), ...(common.salePrice ? { salePrice: common.salePrice } : {}) }
  const preview = useAsk('product', 'product.preview', wanted, wanted.unit !== '' && (style.attributes ?? []).length > 0)
  const made = preview.data?.rows.filter(({ sku }) => !sku) ?? []
  const valuesOf = ({ attributes }: (typeof made)[number]) => attributes.map(({ value }) => value)
  const without = made.filter(({ code }) => left.includes(code)).map((row) => ({ values: valuesOf(row), left: true }))
  const generate = async () => {
    setBusy(true)
    setTrouble(null)
    const outcome = await act(
      'product',
      'product.generate',
      { ...wanted, ...(without.length > 0 ? { variants: without } : {}) },
      { title: `${t.style.title} ${style.name}` },
    )
    setBusy(false)
    if (outcome.kind === 'trouble') return setTrouble(outcome.trouble)
    if (outcome.kind === 'done') await Taro.showToast({ title: t.style.generated(outcome.data.created.length), icon: 'none' })
    await Promise.all([onMade(), preview.refetch()])
  }
  return (
    <>
      {style.variants.length > 0 ? (
        <Card flush title={t.style.existing}>
          {style.variants.map((row) => (
            <ListRow
              key={row.sku}
              title={row.name}
              facts={[row.code, row.barcode, row.salePrice ? formatPrice(row.salePrice) : null]}
              figure={<Quantity value={row.onHand} />}
              onTap={() => Taro.navigateTo({ url: `/product/detail/index?id=${row.sku}` })}
            />
          ))}
        </Card>
      ) : null}
      <Form shape={SHAPE} values={common} onChange={setCommon} />
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {preview.error ? <ErrorNote trouble={troubleOf(preview.error)} /> : null}
      {made.length > 0 ? (
        <Card flush title={t.style.preview}>
          {made.map((row) => (
            <ListRow
              key={row.code}
              title={row.name}
              tag={left.includes(row.code) ? <Tag word={t.style.left} /> : undefined}
              facts={[row.code, ...valuesOf(row)]}
              onTap={() => setLeft(left.includes(row.code) ? left.filter((code) => code !== row.code) : [...left, row.code])}
            />
          ))}
          {preview.data && preview.data.keep > 0 ? <Text className="sheet-note">{t.style.kept(preview.data.keep)}</Text> : null}
          <Text className="sheet-note">{t.style.leaving}</Text>
          <Button
            word={t.style.generate(made.length - without.length)}
            busy={busy}
            disabled={made.length === without.length}
            onTap={() => void generate()}
          />
        </Card>
      ) : null}
    </>
  )
}
