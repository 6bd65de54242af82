import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { inUnits } from '../../../shared/masters/quantities'
import { isPlain, type Pieces, type SkuRow } from '../../entry/lines'
import { SkuResults } from '../../entry/SkuResults'
import { TrackingSheet } from '../../entry/TrackingSheet'
import { Button } from '../../kit/Button'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { NumberPad } from '../../kit/NumberPad'
import { Page } from '../../kit/Page'
import { ScanField } from '../../kit/ScanField'
import { Skeleton } from '../../kit/Skeleton'
import { Tag } from '../../kit/Tag'
import { t } from '../../messages'
import { useMay } from '../../session'
import { troubleOf } from '../../trouble'
import { CountProgress } from './CountProgress'
import { LastFive } from './LastFive'
import { LeftSheet } from './LeftSheet'
import { useCounting } from './useCounting'
import '../inventory.scss'

interface Padded {
  sku: SkuRow
  unit: string
  pieces: Partial<Pieces>
}

/** The counting page: scan first, a figure by pad when there are many, and what the others have done. */
export default function Count() {
  const { id = '' } = useRouter().params
  const counting = useCounting(id)
  const { progress, catalogue, latest, asking, trouble } = counting
  const reviews = useMay('stocktake.review')
  const [text, setText] = useState('')
  const [left, setLeft] = useState(false)
  const [pad, setPad] = useState<Padded | null>(null)
  const data = progress.data

  // biome-ignore lint/correctness/useExhaustiveDependencies: one clock while the page is open
  useEffect(() => {
    const clock = setInterval(() => void counting.lookAgain(), 6_000)
    return () => clearInterval(clock)
  }, [id])

  const unit = pad?.sku.units.find((one) => one.id === pad.unit)
  const padFor = async (sku: string, pieces: Partial<Pieces>, unitId?: string) => {
    const found = await catalogue.byId(sku)
    if (found) setPad({ sku: found, unit: unitId ?? found.units[0]!.id, pieces })
  }
  const leftOver = async (sku: string, pieces: Partial<Pieces>) => {
    const found = await catalogue.byId(sku)
    if (found?.tracking === 'serial') await counting.take(found, found.units[0]!.id, {})
    else await padFor(sku, pieces)
  }
  const closeAsking = async () => {
    const line = counting.answered()
    if (!line) return
    if (line.tracking !== 'serial') return padFor(line.sku, line, line.unit)
    const found = await catalogue.byId(line.sku)
    const serials = line.serials ?? []
    if (found) await counting.count(found, found.units[0]!.id, String(serials.length), 'add', { serials })
  }
  return (
    <Page
      title={data?.title ?? t.count.title}
      onRefresh={() => counting.look()}
      top={<ScanField focus placeholder={t.count.scan} onCode={(code) => counting.scan(code)} onTyping={setText} />}
      footer={
        reviews ? (
          <Button word={t.count.review} onTap={() => Taro.navigateTo({ url: `/inventory/stocktake-review/index?id=${id}` })} />
        ) : undefined
      }
    >
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {progress.isPending ? <Skeleton rows={4} /> : null}
      {progress.error && !data ? (
        <ErrorNote trouble={troubleOf(progress.error)} actWord={t.act.again} onAct={() => void progress.refetch()} />
      ) : null}
      {text.trim() ? (
        <View className="card card-flush">
          <SkuResults
            text={text.trim()}
            warehouse={null}
            priceOf={() => null}
            showPrice={false}
            showStock={data?.blind === false}
            onAdd={(sku, unitId) => (isPlain(sku) ? setPad({ sku, unit: unitId, pieces: {} }) : void counting.take(sku, unitId, {}))}
          />
        </View>
      ) : null}
      {latest ? (
        <View
          className="card count-latest"
          role="button"
          hoverClass="pressed"
          onClick={() => (isPlain(latest.sku) ? setPad({ sku: latest.sku, unit: latest.unit, pieces: {} }) : undefined)}
        >
          <View className="list-words">
            <Text className="head-title">{latest.sku.name}</Text>
            <Text className="head-quiet">{[latest.sku.code, latest.sku.spec].filter(Boolean).join(' · ')}</Text>
            <Text className="count-added number">{latest.words}</Text>
          </View>
          <View className="list-figure">
            <Text className="number quantity">{t.count.mine(inUnits(latest.total, latest.sku.units))}</Text>
            {latest.together ? (
              <Text className="number quiet list-facts">{t.count.together(inUnits(latest.together, latest.sku.units))}</Text>
            ) : null}
            {latest.state === 'waiting' ? <Tag word={t.count.waiting} tone="warning" /> : null}
          </View>
        </View>
      ) : data && data.last.length === 0 ? (
        <EmptyState icon="scan" title={t.count.ready} advice={t.count.readyAdvice} />
      ) : null}
      {data ? <CountProgress progress={data} onLeft={() => setLeft(true)} /> : null}
      {data ? <LastFive id={id} last={data.last} onUndo={(entry, name) => void counting.undo(entry, name)} /> : null}
      {left ? (
        <LeftSheet
          id={id}
          onClose={() => setLeft(false)}
          onChoose={(sku, lot) => {
            setLeft(false)
            void leftOver(sku, lot)
          }}
        />
      ) : null}
      <TrackingSheet
        line={asking ?? undefined}
        direction="in"
        warehouse={null}
        onChange={counting.answer}
        onClose={() => void closeAsking()}
      />
      <NumberPad
        request={
          pad
            ? {
                title: pad.pieces.lotNumber ? `${pad.sku.name} ${pad.pieces.lotNumber}` : pad.sku.name,
                value: '',
                places: 4,
                unit: unit?.name ?? '',
                units: pad.sku.units.map(({ id: key, name }) => ({ id: key, name })),
                unitId: pad.unit,
                onUnit: (next) => setPad({ ...pad, unit: next }),
                onDone: (quantity) => void counting.count(pad.sku, pad.unit, quantity, 'set', pad.pieces),
              }
            : null
        }
        onClose={() => setPad(null)}
      />
    </Page>
  )
}
