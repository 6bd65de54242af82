import { Text, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { t } from '../messages'
import { saveFile } from '../platform/file'
import { printPdf } from '../platform/print'
import { shareFile } from '../platform/share'
import { type Trouble, troubleOf } from '../trouble'
import { Button } from './Button'
import { ErrorNote } from './ErrorNote'
import { Sheet } from './Sheet'

/** What is done with a PDF, the usual one last: it is the primary button. */
const ACTS = { share: shareFile, save: saveFile, print: printPdf }
type Act = keyof typeof ACTS

/** A PDF to pass on, keep or print; `make` asks for it when one of them is tapped, `children` are what can be chosen before. */
export function PdfSheet({
  title,
  make,
  onClose,
  children,
}: {
  title: string
  make: () => Promise<{ name: string; base64: string; missing: string }>
  onClose: () => void
  children?: ReactNode
}) {
  const [busy, setBusy] = useState<Act | null>(null)
  const [missing, setMissing] = useState('')
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const run = async (what: Act) => {
    setBusy(what)
    setTrouble(null)
    try {
      const file = await make()
      setMissing(file.missing)
      await ACTS[what](file.name, file.base64)
    } catch (error) {
      setTrouble(troubleOf(error))
    } finally {
      setBusy(null)
    }
  }
  const footer = (
    <View className="buttons">
      {(Object.keys(ACTS) as Act[]).map((what) => (
        <Button
          key={what}
          look={what === 'print' ? 'primary' : 'quiet'}
          word={t.print[what]}
          busy={busy === what}
          disabled={busy !== null}
          onTap={() => void run(what)}
        />
      ))}
    </View>
  )
  return (
    <Sheet open title={title} onClose={onClose} footer={footer}>
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {children}
      {missing ? <Text className="sheet-note">{t.label.missing(missing)}</Text> : null}
    </Sheet>
  )
}
