import { Text } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { ListRow } from '../../kit/ListRow'
import { Sheet } from '../../kit/Sheet'
import { t } from '../../messages'
import { findPrinters, sendToPrinter } from '../../platform/print'
import { PrintError, type Printer } from '../../platform/printing'
import { readStored, store } from '../../platform/storage'
import type { Trouble } from '../../trouble'

const LAST_PRINTER = 'printer/last'

const whyNot = (error: unknown): Trouble => ({
  kind: 'local',
  ...t.label.problems[error instanceof PrintError ? error.problem : 'interrupted'],
})

/** Printers around, the one used last on top; a tap sends the labels and shows how far they are. */
export function PrinterSheet({ commands, onDone, onClose }: { commands: string; onDone: () => void; onClose: () => void }) {
  const [found, setFound] = useState<Printer[]>(() => {
    const last = readStored<Printer>(LAST_PRINTER)
    return last ? [last] : []
  })
  const [percent, setPercent] = useState<number | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  useEffect(() => {
    const add = (printer: Printer) =>
      setFound((before) => (before.some(({ name }) => name === printer.name) ? before : [...before, printer]))
    const looking = findPrinters(add)
    looking.catch((error: unknown) => setTrouble(whyNot(error)))
    return () => {
      looking.then((stop) => stop()).catch(() => undefined)
    }
  }, [])
  const send = async (printer: Printer) => {
    setTrouble(null)
    setPercent(0)
    try {
      await sendToPrinter(printer, commands, setPercent)
      store(LAST_PRINTER, printer)
      onDone()
    } catch (error) {
      setTrouble(whyNot(error))
    } finally {
      setPercent(null)
    }
  }
  return (
    <Sheet open title={t.label.printer} onClose={onClose}>
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {percent === null ? null : <Text className="sheet-note number">{t.label.sending(percent)}</Text>}
      {found.map((printer) => (
        <ListRow key={printer.name} icon="document" title={printer.name} onTap={() => void send(printer)} />
      ))}
      {found.length === 0 && !trouble ? <EmptyState icon="search" title={t.label.looking} todo={t.label.lookingTodo} /> : null}
    </Sheet>
  )
}
