import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { drawnDocument } from '../../../shared/output/drawn'
import type { PageName, ReceiptRoll } from '../../../shared/output/paper'
import { printChoice } from '../../../shared/output/printChoice'
import { call } from '../../api'
import type { Detail } from '../../documents/act'
import { measureWith, paintDocument } from '../../documents/paint'
import { kindOf } from '../../kinds'
import { Button } from '../../kit/Button'
import { Chips } from '../../kit/Chips'
import { ErrorNote } from '../../kit/ErrorNote'
import { Form } from '../../kit/Form'
import { PrinterSheet } from '../../kit/PrinterSheet'
import { Sheet } from '../../kit/Sheet'
import { t } from '../../messages'
import { newEasel } from '../../platform/drawing'
import { saveFile } from '../../platform/file'
import { printPdf } from '../../platform/print'
import { shareFile } from '../../platform/share'
import { readStored, store } from '../../platform/storage'
import { type Trouble, troubleOf } from '../../trouble'

interface Choice extends Record<string, unknown> {
  page: PageName
  roll: ReceiptRoll
  prices: boolean
}

const CHOICE = 'print/document'
const WAYS = (['pdf', 'picture', 'receipt'] as const).map((value) => ({ value, word: t.print[value] }))
/** What is done with the PDF, the usual one last: it is the primary button. */
const PDF_ACTS = { share: shareFile, save: saveFile, print: printPdf }

/** A document on paper: as a PDF to pass on, keep or print, or as a slip from the printer at the hip. */
export function PrintSheet({ detail, onClose }: { detail: Detail; onClose: () => void }) {
  const [way, setWay] = useState<(typeof WAYS)[number]['value']>('pdf')
  const [choice, setChoice] = useState<Choice>(() => readStored<Choice>(CHOICE) ?? { page: 'a4', roll: 'roll80', prices: true })
  const [busy, setBusy] = useState<keyof typeof PDF_ACTS | 'receipt' | 'picture' | null>(null)
  const [missing, setMissing] = useState('')
  const [commands, setCommands] = useState<string | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const priced = kindOf(detail.kind)?.unpriced !== true
  const wanted = { document: detail.id, prices: priced && choice.prices }

  const draw = async () => {
    setBusy('picture')
    setTrouble(null)
    try {
      const words = await call('output', 'document.words', wanted)
      const easel = newEasel()
      const drawn = drawnDocument(words, measureWith(easel.pen))
      easel.resize(drawn.width, drawn.height)
      paintDocument(easel.pen, drawn)
      await easel.share(`${words.title} ${detail.number ?? ''}.png`)
    } catch (error) {
      setTrouble(troubleOf(error))
    } finally {
      setBusy(null)
    }
  }
  const make = async (what: keyof typeof PDF_ACTS | 'receipt') => {
    setBusy(what)
    setTrouble(null)
    store(CHOICE, choice)
    try {
      const file =
        what === 'receipt'
          ? await call('output', 'document.commands', { ...wanted, roll: choice.roll })
          : await call('output', 'document.pdf', { ...wanted, page: choice.page })
      setMissing(file.missing)
      if (what === 'receipt') setCommands(file.base64)
      else await PDF_ACTS[what](file.name, file.base64)
    } catch (error) {
      setTrouble(troubleOf(error))
    } finally {
      setBusy(null)
    }
  }
  const button = (what: keyof typeof PDF_ACTS, look: 'quiet' | 'primary') => (
    <Button key={what} look={look} word={t.print[what]} busy={busy === what} disabled={busy !== null} onTap={() => void make(what)} />
  )
  if (commands)
    return (
      <PrinterSheet
        commands={commands}
        onDone={() => {
          setCommands(null)
          void Taro.showToast({ title: t.label.printed, icon: 'none' })
        }}
        onClose={() => setCommands(null)}
      />
    )
  return (
    <Sheet
      open
      title={t.print.title}
      onClose={onClose}
      footer={
        <View className="buttons">
          {way === 'pdf' ? (
            [button('share', 'quiet'), button('save', 'quiet'), button('print', 'primary')]
          ) : way === 'picture' ? (
            <Button word={t.print.share} busy={busy === 'picture'} onTap={() => void draw()} />
          ) : (
            <Button word={t.print.choosePrinter} busy={busy === 'receipt'} onTap={() => void make('receipt')} />
          )}
        </View>
      }
    >
      <View className="print-ways">
        <Chips chips={WAYS} value={way} onChange={setWay} />
      </View>
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      <Form
        shape={printChoice}
        only={[...(way === 'picture' ? [] : [way === 'pdf' ? 'page' : 'roll']), ...(priced ? ['prices'] : [])]}
        values={choice}
        onChange={setChoice}
      />
      {missing ? <Text className="sheet-note">{t.label.missing(missing)}</Text> : null}
    </Sheet>
  )
}
