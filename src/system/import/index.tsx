import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { OutputOf } from '../../api'
import { call } from '../../api'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { Chips } from '../../kit/Chips'
import { ErrorNote } from '../../kit/ErrorNote'
import { Icon } from '../../kit/Icon'
import { Page } from '../../kit/Page'
import { PendingNote } from '../../kit/PendingNote'
import { t } from '../../messages'
import { act } from '../../outbox'
import { chooseFile, saveFile } from '../../platform/file'
import { troubleOf, type Trouble } from '../../trouble'
import { sendFile } from '../../platform/send-file'
import { CheckResult } from './CheckResult'
import { Progress } from './Progress'
import './import.scss'

type Kind = keyof typeof t.import.kinds
type Checked = OutputOf<'system', 'import.check'>
type Stage =
  | { at: 'choose' }
  | { at: 'busy'; word: string }
  | { at: 'checked'; file: string; checked: Checked }
  | { at: 'applied'; imported: number; job: string | null }
  | { at: 'pending' }

const KINDS = Object.entries(t.import.kinds).map(([value, word]) => ({ value: value as Kind, word }))

// A file of this size goes in whole or not at all; of a larger one the good rows go in.
const WHOLE = 2000
const canApply = ({ rows, create, update, errorCount }: Checked): boolean => create + update > 0 && (errorCount === 0 || rows > WHOLE)

/** Template, upload, dry run with every wrong row, then the import itself with its progress. */
export default function Import() {
  const [kind, setKind] = useState<Kind>('sku')
  const [name, setName] = useState<string | null>(null)
  const [stage, setStage] = useState<Stage>({ at: 'choose' })
  const [trouble, setTrouble] = useState<Trouble | null>(null)

  const attempt = async (word: string, doing: () => Promise<Stage>) => {
    const before = stage
    setTrouble(null)
    setStage({ at: 'busy', word })
    try {
      setStage(await doing())
    } catch (error) {
      setTrouble(troubleOf(error))
      setStage(before.at === 'busy' ? { at: 'choose' } : before)
    }
  }
  const template = () =>
    attempt(t.import.fetching, async () => {
      const made = await call('system', 'import.template', { kind })
      await saveFile(made.name, made.base64)
      return { at: 'choose' }
    })
  const upload = async () => {
    const chosen = await chooseFile(['xlsx', 'csv'])
    if (!chosen) return
    setName(chosen.name)
    await attempt(t.import.checking, async () => {
      const file = await sendFile(chosen, (percent) => setStage({ at: 'busy', word: t.import.uploading(percent) }))
      setStage({ at: 'busy', word: t.import.checking })
      return { at: 'checked', file, checked: await call('system', 'import.check', { kind, file }) }
    })
  }
  const apply = async (file: string) => {
    const back = stage
    setTrouble(null)
    setStage({ at: 'busy', word: t.import.applying })
    const outcome = await act('system', 'import.apply', { kind, file }, { title: `${t.page.import} ${name ?? ''}` })
    if (outcome.kind === 'pending') return setStage({ at: 'pending' })
    if (outcome.kind === 'done') return setStage({ at: 'applied', imported: outcome.data.imported, job: outcome.data.job ?? null })
    setTrouble(outcome.trouble)
    setStage(back)
  }

  const footer =
    stage.at === 'checked' && canApply(stage.checked) ? (
      <Button word={t.import.apply(stage.checked.create + stage.checked.update)} onTap={() => void apply(stage.file)} />
    ) : stage.at === 'applied' || stage.at === 'pending' ? (
      <Button look="quiet" word={t.import.another} onTap={() => setStage({ at: 'choose' })} />
    ) : undefined
  return (
    <Page
      title={t.page.import}
      top={
        <Chips
          chips={KINDS}
          value={kind}
          onChange={(next) => {
            setKind(next)
            setStage({ at: 'choose' })
            setTrouble(null)
          }}
        />
      }
      footer={footer}
    >
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {stage.at === 'pending' ? <PendingNote title={t.page.import} /> : null}
      {stage.at === 'busy' ? (
        <View className="card import-busy">
          <View className="spinner" />
          <Text>{stage.word}</Text>
        </View>
      ) : null}
      {stage.at === 'choose' || stage.at === 'checked' ? (
        <>
          <Card title={t.import.stepTemplate}>
            <Text className="import-text">{t.import.templateText}</Text>
            <Button small look="quiet" word={t.import.template(t.import.kinds[kind])} onTap={() => void template()} />
          </Card>
          <Card title={t.import.stepUpload}>
            <Text className="import-text">{t.import.uploadText}</Text>
            <View className="import-drop" role="button" hoverClass="pressed" onClick={() => void upload()}>
              <Icon name="upload" size={28} />
              <Text>{stage.at === 'checked' && name ? t.import.replace(name) : t.import.upload}</Text>
            </View>
          </Card>
        </>
      ) : null}
      {stage.at === 'checked' ? <CheckResult checked={stage.checked} /> : null}
      {stage.at === 'applied' ? <Progress imported={stage.imported} job={stage.job} /> : null}
    </Page>
  )
}
