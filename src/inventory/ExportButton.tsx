import Taro from '@tarojs/taro'
import { useState } from 'react'
import { call, type InputOf } from '../api'
import { Button } from '../kit/Button'
import { t } from '../messages'
import { act } from '../outbox'
import { downloadFile } from '../platform/download'
import { type Trouble, troubleOf } from '../trouble'

const PAUSE = 1_000
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PAUSE))

/** What is on the screen as a spreadsheet: made in the background, handed over when it is done. */
export function ExportButton({
  wanted,
  onTrouble,
}: {
  wanted: InputOf<'inventory', 'stockReport.export'>
  onTrouble: (trouble: Trouble) => void
}) {
  const [busy, setBusy] = useState(false)
  const run = async () => {
    setBusy(true)
    try {
      const outcome = await act('inventory', 'stockReport.export', wanted, { title: t.exporting.verb })
      if (outcome.kind === 'trouble') return onTrouble(outcome.trouble)
      if (outcome.kind === 'pending') return undefined
      for (;;) {
        const job = await call('system', 'job.show', { id: outcome.data.job })
        if (job.state === 'failed') return onTrouble({ kind: 'local', ...t.exporting.failed })
        if (job.state === 'done') {
          const { file, name } = job.result as { file: string; name: string }
          if (!(await downloadFile(file, name))) await Taro.showToast({ title: t.exporting.onWeb, icon: 'none' })
          return undefined
        }
        await pause()
      }
    } catch (error) {
      return onTrouble(troubleOf(error))
    } finally {
      setBusy(false)
    }
  }
  return <Button look="quiet" icon="upload" word={busy ? t.exporting.busy : t.exporting.verb} busy={busy} onTap={() => void run()} />
}
