import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { LABEL_PAPERS, type LabelPaperName, PAPER_LABELS } from '../../../shared/output/paper'
import type { InputOf } from '../../api'
import { call } from '../../api'
import { fetchOnce, useAsk } from '../../asking'
import type { SkuRow } from '../../entry/lines'
import { SkuResults } from '../../entry/SkuResults'
import { Button } from '../../kit/Button'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { Icon } from '../../kit/Icon'
import { NumberPad } from '../../kit/NumberPad'
import { Page } from '../../kit/Page'
import { PrinterSheet } from '../../kit/PrinterSheet'
import { ScanField } from '../../kit/ScanField'
import { Stepper } from '../../kit/Stepper'
import { ChoiceSheet } from '../../masters/ChoiceSheet'
import { t } from '../../messages'
import { saveFile } from '../../platform/file'
import { signal } from '../../platform/feedback'
import { printPdf, printsDirectly } from '../../platform/print'
import { type Trouble, scanTrouble, troubleOf } from '../../trouble'
import '../../entry/entry.scss'

interface Wanted {
  sku: string
  name: string
  spec: string | null
  unit: string
  unitName: string
  copies: string
}

/** Labels of goods: scan, say how many, and have them as a PDF or from the printer at the hip. */
export default function Labels() {
  const { sku, unit: opened } = useRouter().params
  const templates = useAsk('output', 'label.list', { limit: 100 })
  const [goods, setGoods] = useState<Wanted[]>([])
  const [choice, setChoice] = useState<{ template?: string; paper?: LabelPaperName }>({ paper: 'roll40x30' })
  const [choosing, setChoosing] = useState(false)
  const [text, setText] = useState('')
  const [pad, setPad] = useState<Wanted | null>(null)
  const [busy, setBusy] = useState<'pdf' | 'printer' | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)

  const keyOf = (one: Wanted) => `${one.sku}/${one.unit}`
  const add = (row: SkuRow, unitId: string) => {
    const unit = row.units.find(({ id }) => id === unitId) ?? row.units[0]!
    const one: Wanted = { sku: row.id, name: row.name, spec: row.spec ?? null, unit: unit.id, unitName: unit.name, copies: '1' }
    setGoods((before) =>
      before.some((known) => keyOf(known) === keyOf(one))
        ? before.map((known) => (keyOf(known) === keyOf(one) ? { ...known, copies: String(Math.round(Number(known.copies)) + 1) } : known))
        : [one, ...before],
    )
    setTrouble(null)
  }
  // Opened from a product: the unit that was tapped or its base unit, once.
  useEffect(() => {
    if (!sku) return
    fetchOnce('product', 'sku.list', { ids: [sku], archived: true, limit: 1 })
      .then(({ rows: [row] }) => (row ? add(row, opened ?? row.units[0]!.id) : undefined))
      .catch((error: unknown) => setTrouble(troubleOf(error)))
    // biome-ignore lint/correctness/useExhaustiveDependencies: once for the product it was opened with
  }, [sku, opened])
  const scan = async (code: string) => {
    try {
      const found = await fetchOnce('product', 'sku.scan', { code })
      add(found.sku, found.unit)
      signal('hit')
    } catch (error) {
      signal('unknown')
      setTrouble(scanTrouble(code, error))
    }
  }
  const change = (one: Wanted, copies: string) =>
    setGoods(
      goods.map((known) => (keyOf(known) === keyOf(one) ? { ...known, copies: String(Math.max(1, Math.round(Number(copies)))) } : known)),
    )
  const labelled = (): InputOf<'output', 'label.sheet'> => ({
    ...choice,
    goods: goods.map((one) => ({ sku: one.sku, unit: one.unit, copies: Math.min(1000, Number(one.copies)) })),
  })
  const [commands, setCommands] = useState<string | null>(null)
  const make = async (way: 'pdf' | 'printer') => {
    setBusy(way)
    setTrouble(null)
    try {
      const direct = way === 'printer' && printsDirectly
      const file = direct
        ? await call('output', 'label.commands', { language: 'tspl', ...labelled() })
        : await call('output', 'label.sheet', labelled())
      if (file.missing) await Taro.showToast({ title: t.label.missing(file.missing), icon: 'none' })
      if (direct) setCommands(file.base64)
      else if (way === 'printer') await printPdf(file.name, file.base64)
      else await saveFile(file.name, file.base64)
    } catch (error) {
      setTrouble(troubleOf(error))
    } finally {
      setBusy(null)
    }
  }
  const printed = () => {
    setCommands(null)
    void Taro.showToast({ title: t.label.printed, icon: 'none' })
  }
  const papers = (Object.keys(LABEL_PAPERS) as LabelPaperName[]).map((id) => ({ id: id as string, name: t.label.plain(PAPER_LABELS[id]) }))
  const own = (templates.data?.rows ?? []).map(({ id, name, paper }) => ({ id, name, note: PAPER_LABELS[paper] }))
  const word = choice.template
    ? (own.find(({ id }) => id === choice.template)?.name ?? '')
    : t.label.plain(PAPER_LABELS[choice.paper ?? 'roll40x30'])
  const copies = goods.reduce((count, one) => count + Number(one.copies), 0)
  const footer = (
    <View>
      <Text className="entry-mode">{t.label.copies(goods.length, copies)}</Text>
      <View className="buttons">
        <Button look="quiet" word={t.label.pdf} busy={busy === 'pdf'} onTap={() => void make('pdf')} />
        <Button word={t.label.print} busy={busy === 'printer'} onTap={() => void make('printer')} />
      </View>
    </View>
  )
  return (
    <Page
      title={t.label.title}
      top={<ScanField focus placeholder={t.label.add} onCode={scan} onTyping={setText} />}
      footer={goods.length > 0 ? footer : undefined}
    >
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {text.trim() ? (
        <View className="card card-flush">
          <SkuResults text={text.trim()} warehouse={null} priceOf={(unit) => unit.salePrice} showPrice onAdd={add} />
        </View>
      ) : null}
      <View className="card entry-head">
        <View className="entry-fact" role="button" hoverClass="pressed" onClick={() => setChoosing(true)}>
          <Text className="entry-fact-label">{t.label.template}</Text>
          <Text className="entry-fact-value cut">{word}</Text>
          <Icon name="next" size={16} />
        </View>
      </View>
      {goods.map((one) => (
        <View key={keyOf(one)} className="entry-line">
          <View className="entry-second">
            <View className="entry-words">
              <Text className="entry-name">{one.name}</Text>
              <Text className="entry-facts">{[one.spec, one.unitName].filter(Boolean).join(' · ')}</Text>
            </View>
            <Stepper
              value={one.copies}
              label={one.name}
              onChange={(value) => (value === '0' ? setGoods(goods.filter((known) => keyOf(known) !== keyOf(one))) : change(one, value))}
              onPad={() => setPad(one)}
            />
          </View>
        </View>
      ))}
      {goods.length === 0 && !text.trim() ? <EmptyState icon="tag" title={t.label.none} advice={t.label.noneAdvice} /> : null}
      <NumberPad
        request={pad ? { title: pad.name, value: pad.copies, places: 0, onDone: (value) => change(pad, value) } : null}
        onClose={() => setPad(null)}
      />
      {commands ? <PrinterSheet commands={commands} onDone={printed} onClose={() => setCommands(null)} /> : null}
      {choosing ? (
        <ChoiceSheet
          title={t.label.template}
          rows={[...own, ...papers]}
          onClose={() => setChoosing(false)}
          onChoose={({ id }) => {
            setChoice(id in LABEL_PAPERS ? { paper: id as LabelPaperName } : { template: id })
            setChoosing(false)
          }}
        />
      ) : null}
    </Page>
  )
}
