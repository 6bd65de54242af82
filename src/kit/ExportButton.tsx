import Taro from '@tarojs/taro'
import { useState } from 'react'
import { call, type CommandName, type InputOf, type Module } from '../api'
import { Button } from '../kit/Button'
import { t } from '../messages'
import { act } from '../outbox'
import { downloadFile } from '../platform/download'
import { type Trouble, troubleOf } from '../trouble'

const PAUSE = 1_000
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PAUSE))

interface Export<M extends Module, A extends CommandName<M>> {
  module: M
  /** An action made by `exportAction`, with the criteria of what is on the screen. */
  action: A
  input: InputOf<M, A>
  /** Where it says more than that it is a file. */
  word?: string
  onTrouble: (trouble: Trouble) => void
}

/** What is on the screen as a spreadsheet: made in the background, its rows counted meanwhile, handed over when it is done. */
export function ExportButton<M extends Module, A extends CommandName<M> & `${string}.export`>({
  module,
  action,
  input,
  word: said = t.exporting.verb,
  onTrouble,
}: Export<M, A>) {
  const [made, setMade] = useState<number | null>(null)
  const run = async () => {
    setMade(0)
    try {
      const outcome = await act(module, action, input, { title: t.exporting.verb })
      if (outcome.kind === 'trouble') return onTrouble(outcome.trouble)
      if (outcome.kind === 'pending') return undefined
      for (;;) {
        const job = await call('system', 'job.show', { id: (outcome.data as { job: string }).job })
        if (job.state === 'failed') return onTrouble({ kind: 'local', ...t.exporting.failed })
        if (job.state === 'done') {
          const { file, name } = job.result as { file: string; name: string }
          if (!(await downloadFile(file, name))) await Taro.showToast({ title: t.exporting.onWeb, icon: 'none' })
          return undefined
        }
        setMade(job.progress)
        await pause()
      }
    } catch (error) {
      return onTrouble(troubleOf(error))
    } finally {
      setMade(null)
    }
  }
  const word = made === null ? said : made > 0 ? t.exporting.rows(made) : t.exporting.busy
  return <Button look="quiet" icon="upload" word={word} busy={made !== null} onTap={() => void run()} />
}
