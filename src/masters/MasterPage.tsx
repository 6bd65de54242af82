import { View } from '@tarojs/components'
import { useState } from 'react'
import { isOptional, type Shape } from '../../shared/kernel/fields'
import { Button } from '../kit/Button'
import { Card } from '../kit/Card'
import { EmptyState } from '../kit/EmptyState'
import { ErrorNote } from '../kit/ErrorNote'
import { Form } from '../kit/Form'
import { ListRow } from '../kit/ListRow'
import { Page } from '../kit/Page'
import { Sheet } from '../kit/Sheet'
import { Skeleton } from '../kit/Skeleton'
import { Tag } from '../kit/Tag'
import { t } from '../messages'
import type { Outcome } from '../outbox'
import { issuesOf, type Trouble, troubleOf } from '../trouble'
import { ChoiceSheet } from './ChoiceSheet'

interface Row {
  id: string
  version: number
  archived: boolean
  name: string
}
export type Values = Record<string, unknown> & { name: string }

export interface MasterPageProps<R extends Row> {
  words: { title: string; add: string; edit: string; none: string; noneAdvice: string }
  asked: { data?: { rows: R[] }; isPending: boolean; error: Error | null; refetch: () => Promise<unknown> }
  shape: Shape
  /** Which fields the form shows for these values; all of the shape without it. */
  only?: (values: Values) => string[]
  /** A new one, before anything is typed. */
  empty: Values
  /** Fields that are chosen from a list, by name; the id of a row is the value. */
  choices?: Record<string, { title: string; rows: { id: string; name: string; note?: string | null }[] }>
  factsOf: (row: R) => (string | null | undefined)[]
  manages: boolean
  save: (values: Values, title: string) => Promise<Outcome<unknown>>
  archive: (input: { id: string; version: number; archived: boolean }, title: string) => Promise<Outcome<unknown>>
}

/** A short list of a company's own things: a tap changes one in a sheet, where it is also put away and taken back. */
export function MasterPage<R extends Row>({
  words,
  asked,
  shape,
  only,
  empty,
  choices = {},
  factsOf,
  manages,
  save,
  archive,
}: MasterPageProps<R>) {
  const [values, setValues] = useState<Values | null>(null)
  const [choosing, setChoosing] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const rows = asked.data?.rows ?? []
  const edited = rows.find(({ id }) => id === values?.id)
  const edit = (next: Values | null) => {
    setTrouble(null)
    setValues(next)
  }
  const open = (row: R) =>
    edit({
      ...Object.fromEntries(Object.keys(shape).map((field) => [field, (row as Record<string, unknown>)[field]])),
      name: row.name,
      id: row.id,
      version: row.version,
    })
  const run = async (doing: Promise<Outcome<unknown>>) => {
    setBusy(true)
    const outcome = await doing
    setBusy(false)
    if (outcome.kind === 'trouble') return setTrouble(outcome.trouble)
    edit(null)
    await asked.refetch()
  }
  return (
    <Page
      title={words.title}
      onRefresh={() => asked.refetch()}
      footer={manages ? <Button icon="plus" word={words.add} onTap={() => edit(empty)} /> : undefined}
    >
      {asked.isPending ? <Skeleton rows={4} /> : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {rows.length > 0 ? (
        <Card flush>
          {rows.map((row) => (
            <ListRow
              key={row.id}
              title={row.name}
              tag={row.archived ? <Tag word={t.word.archived} /> : undefined}
              facts={factsOf(row)}
              {...(manages ? { onTap: () => open(row) } : {})}
            />
          ))}
        </Card>
      ) : null}
      {asked.data && rows.length === 0 ? <EmptyState icon="tag" title={words.none} advice={words.noneAdvice} /> : null}
      {values && !choosing ? (
        <Sheet
          open
          title={values.id ? words.edit : words.add}
          onClose={() => edit(null)}
          footer={
            <View className="buttons">
              {edited ? (
                <Button
                  look="quiet"
                  word={edited.archived ? t.product.restore : t.product.archive}
                  disabled={busy}
                  onTap={() =>
                    void run(
                      archive({ id: edited.id, version: edited.version, archived: !edited.archived }, `${words.title} ${edited.name}`),
                    )
                  }
                />
              ) : null}
              <Button
                word={t.act.save}
                busy={busy}
                disabled={!values.name.trim()}
                onTap={() => void run(save(values, `${words.title} ${values.name}`))}
              />
            </View>
          }
        >
          {trouble ? <ErrorNote trouble={trouble} /> : null}
          <Form
            shape={shape}
            {...(only ? { only: only(values) } : {})}
            values={values}
            onChange={(next) => setValues(next as Values)}
            issues={issuesOf(trouble)}
            refs={Object.fromEntries(
              Object.entries(choices).map(([field, { rows: found }]) => [
                field,
                {
                  name: found.find(({ id }) => id === values[field])?.name ?? (values[field] ? String(values[field]) : null),
                  onChoose: () => setChoosing(field),
                  ...(isOptional(shape[field]!) ? { onClear: () => setValues({ ...values, [field]: null }) } : {}),
                },
              ]),
            )}
          />
        </Sheet>
      ) : null}
      {values && choosing ? (
        <ChoiceSheet
          title={choices[choosing]!.title}
          rows={choices[choosing]!.rows}
          onClose={() => setChoosing(null)}
          onChoose={({ id }) => {
            setValues({ ...values, [choosing]: id })
            setChoosing(null)
          }}
        />
      ) : null}
    </Page>
  )
}
