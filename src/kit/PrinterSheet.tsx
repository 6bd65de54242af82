import { Input, Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { t } from '../messages'
import { findPrinters, printsDirectly, sendToPrinter } from '../platform/print'
import { PrintError, type Printer } from '../platform/printing'
import { readStored, store } from '../platform/storage'
import type { Trouble } from '../trouble'
import { Button } from './Button'
import { EmptyState } from './EmptyState'
import { ErrorNote } from './ErrorNote'
import { ListRow } from './ListRow'
import { Sheet } from './Sheet'

const LAST_PRINTER = 'printer/last'
/** Where printers in a shop's network listen. */
const RAW_PORT = 9100

const whyNot = (error: unknown): Trouble => ({
  kind: 'local',
  ...t.label.problems[error instanceof PrintError ? error.problem : 'interrupted'],
})

/** Printers around, the one used last on top, or one in the network by its address; a tap sends the commands and shows how far they are. */
export function PrinterSheet({ commands, onDone, onClose }: { commands: string; onDone: () => void; onClose: () => void }) {
  const [found, setFound] = useState<Printer[]>(() => {
    const last = printsDirectly ? readStored<Printer>(LAST_PRINTER) : null
    return last ? [last] : []
  })
  const [host, setHost] = useState('')
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
  const address = host.trim()
  return (
    <Sheet
      open
      title={t.label.printer}
      onClose={onClose}
      footer={
        printsDirectly ? (
          <View className="buttons">
            <Input
              className="field-input"
              value={host}
              placeholder={t.label.networkHost}
              placeholderClass="placeholder"
              onInput={(event) => setHost(event.detail.value)}
            />
            <Button
              small
              look="quiet"
              word={t.label.network}
              disabled={!address || percent !== null}
              onTap={() => void send({ kind: 'network', host: address, port: RAW_PORT, name: address })}
            />
          </View>
        ) : undefined
      }
    >
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {percent === null ? null : <Text className="sheet-note number">{t.label.sending(percent)}</Text>}
      {found.map((printer) => (
        <ListRow
          key={printer.name}
          icon="document"
          title={printer.name}
          {...(percent === null ? { onTap: () => void send(printer) } : {})}
        />
      ))}
      {found.length === 0 && !trouble ? <EmptyState icon="search" title={t.label.looking} advice={t.label.lookingAdvice} /> : null}
    </Sheet>
  )
}
