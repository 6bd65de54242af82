import { View } from '@tarojs/components'
import { useState } from 'react'
import { category } from '../../../shared/masters/places'
import type { InputOf, OutputOf } from '../../api'
import { useAsk } from '../../asking'
import { Button } from '../../kit/Button'
import { EmptyState } from '../../kit/EmptyState'
import { ErrorNote } from '../../kit/ErrorNote'
import { Form } from '../../kit/Form'
import { ListRow } from '../../kit/ListRow'
import { Page } from '../../kit/Page'
import { Sheet } from '../../kit/Sheet'
import { Skeleton } from '../../kit/Skeleton'
import { ChoiceSheet } from '../../masters/ChoiceSheet'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useMay } from '../../session'
import { issuesOf, type Trouble, troubleOf } from '../../trouble'

type Row = OutputOf<'product', 'category.list'>['rows'][number]
type Values = InputOf<'product', 'category.save'>

/** Categories as a tree: each below the one it belongs to, indented by its depth. */
export function treeOf(rows: Row[], parent: string | null = null, depth = 0): { row: Row; depth: number }[] {
  if (depth > 8) return []
  const known = new Set(rows.map(({ id }) => id))
  const here = rows.filter((row) => (row.parent && known.has(row.parent) ? row.parent : null) === parent)
  return here.flatMap((row) => [{ row, depth }, ...treeOf(rows, row.id, depth + 1)])
}

/** The tree of categories; one tap changes one, and a new one goes under any. */
export default function Categories() {
  const asked = useAsk('product', 'category.list', { limit: 200 })
  const manages = useMay('category.manage')
  const [values, setValues] = useState<Values | null>(null)
  const [choosing, setChoosing] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const rows = asked.data?.rows ?? []
  const parents = rows.filter(({ id }) => id !== values?.id)

  const save = async () => {
    if (!values) return
    const outcome = await act('product', 'category.save', values, { title: `${t.category.title} ${values.name}` })
    if (outcome.kind === 'trouble') return setTrouble(outcome.trouble)
    setTrouble(null)
    setValues(null)
    await asked.refetch()
  }
  return (
    <Page
      title={t.category.title}
      onRefresh={() => asked.refetch()}
      footer={manages ? <Button icon="plus" word={t.category.add} onTap={() => setValues({ name: '' })} /> : undefined}
    >
      {asked.isPending ? <Skeleton rows={6} /> : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {rows.length > 0 ? (
        <View className="card card-flush">
          {treeOf(rows).map(({ row, depth }) => (
            <View key={row.id} style={{ paddingLeft: `${depth * 24}px` }}>
              <ListRow
                title={row.name}
                facts={[row.code]}
                {...(manages
                  ? { onTap: () => setValues({ id: row.id, version: row.version, name: row.name, code: row.code, parent: row.parent }) }
                  : {})}
              />
            </View>
          ))}
        </View>
      ) : null}
      {asked.data && rows.length === 0 ? <EmptyState icon="tag" title={t.category.none} advice={t.category.noneAdvice} /> : null}
      {values && !choosing ? (
        <Sheet
          open
          title={values.id ? t.category.edit : t.category.add}
          onClose={() => setValues(null)}
          footer={
            <View className="buttons">
              {values.id ? (
                <Button look="quiet" word={t.category.under(values.name)} onTap={() => setValues({ name: '', parent: values.id! })} />
              ) : null}
              <Button word={t.act.save} disabled={!values.name.trim()} onTap={() => void save()} />
            </View>
          }
        >
          {trouble ? <ErrorNote trouble={trouble} /> : null}
          <Form
            shape={category.fields}
            only={['name', 'code', 'parent']}
            values={values as Record<string, unknown>}
            onChange={(next) => setValues(next as Values)}
            issues={issuesOf(trouble)}
            refs={{
              parent: {
                name: rows.find(({ id }) => id === values.parent)?.name ?? t.category.top,
                onChoose: () => setChoosing(true),
                ...(values.parent ? { onClear: () => setValues({ ...values, parent: null }) } : {}),
              },
            }}
          />
        </Sheet>
      ) : null}
      {choosing && values ? (
        <ChoiceSheet
          title={t.category.title}
          rows={parents}
          onClose={() => setChoosing(false)}
          onChoose={({ id }) => {
            setValues({ ...values, parent: id })
            setChoosing(false)
          }}
        />
      ) : null}
    </Page>
  )
}
