import { Text } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { choice, shapeOf } from '../../../shared/kernel/fields'
import { skuActions } from '../../../shared/product/skuActions'
import { GOODS_TABLES } from '../../../shared/system/importKinds'
import type { InputOf } from '../../api'
import { useAsk } from '../../asking'
import { today } from '../../day'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { ErrorNote } from '../../kit/ErrorNote'
import { Form } from '../../kit/Form'
import { Page } from '../../kit/Page'
import { PendingNote } from '../../kit/PendingNote'
import { ChoiceSheet } from '../../masters/ChoiceSheet'
import { t } from '../../messages'
import { act } from '../../outbox'
import { downloadFile } from '../../platform/download'
import { useMay } from '../../session'
import { issuesOf, type Trouble, troubleOf } from '../../trouble'

type Wanted = InputOf<'product', 'sku.export'>
const SHAPE = shapeOf(skuActions['sku.export'].input)!
const FIELDS = ['content', 'category', 'brand', 'lifeCycle', 'archived', 'format']
type Stage = { at: 'choosing' | 'busy' | 'pending' } | { at: 'done'; file: string; rows: number }

/** Goods as a spreadsheet, all or a choice of them, with the columns of the import. */
export default function ExportGoods() {
  const [wanted, setWanted] = useState<Wanted>({ content: 'sku', format: 'xlsx' })
  const [stage, setStage] = useState<Stage>({ at: 'choosing' })
  const [choosing, setChoosing] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [seesStock, seesFigures, seesLevels] = [useMay('stock.view'), useMay('stock.figures'), useMay('level.view')]
  const { opening, level, ...always } = GOODS_TABLES
  const tables = { ...always, ...(seesStock && seesFigures ? { opening } : {}), ...(seesLevels ? { level } : {}) }
  const categories = useAsk('product', 'category.list', { limit: 200 })
  const category = categories.data?.rows.find(({ id }) => id === wanted.category)
  const change = (next: Wanted) => {
    setWanted(next)
    setStage({ at: 'choosing' })
    setTrouble(null)
  }
  const download = async (file: string) => {
    try {
      if (!(await downloadFile(file, `${GOODS_TABLES[wanted.content ?? 'sku']} ${today()}.${wanted.format}`)))
        await Taro.showToast({ title: t.export.onWeb, icon: 'none' })
    } catch (error) {
      setTrouble(troubleOf(error))
    }
  }
  const run = async () => {
    setStage({ at: 'busy' })
    setTrouble(null)
    const outcome = await act('product', 'sku.export', wanted, { title: t.export.title })
    if (outcome.kind === 'pending') return setStage({ at: 'pending' })
    setStage({ at: 'choosing' })
    if (outcome.kind === 'trouble') return setTrouble(outcome.trouble)
    setStage({ at: 'done', ...outcome.data })
    await download(outcome.data.file)
  }
  return (
    <Page
      title={t.export.title}
      footer={
        stage.at === 'done' ? (
          <Button look="quiet" word={t.export.again} onTap={() => void download(stage.file)} />
        ) : (
          <Button word={t.export.verb} busy={stage.at === 'busy'} disabled={stage.at === 'pending'} onTap={() => void run()} />
        )
      }
    >
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {stage.at === 'pending' ? <PendingNote title={t.export.title} /> : null}
      {stage.at === 'done' ? (
        <Card>
          <Text className="card-title">{t.export.done(stage.rows)}</Text>
        </Card>
      ) : null}
      <Form
        shape={{ ...SHAPE, content: choice(t.export.content, tables) }}
        only={FIELDS}
        values={wanted as Record<string, unknown>}
        onChange={(next) => change(next as Wanted)}
        issues={issuesOf(trouble)}
        empties={{ lifeCycle: t.list.all }}
        refs={{
          category: {
            name: category?.name ?? t.export.all,
            onChoose: () => setChoosing(true),
            ...(wanted.category ? { onClear: () => change({ ...wanted, category: null }) } : {}),
          },
        }}
      />
      <Text className="quiet">{t.export.texts[wanted.content ?? 'sku']}</Text>
      {choosing ? (
        <ChoiceSheet
          title={t.product.category}
          rows={categories.data?.rows ?? []}
          onClose={() => setChoosing(false)}
          onChoose={({ id }) => {
            change({ ...wanted, category: id })
            setChoosing(false)
          }}
        />
      ) : null}
    </Page>
  )
}
