import { Text } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { OutputOf } from '../../api'
import { momentWords } from '../../day'
import { kindOf } from '../../kinds'
import { Button } from '../../kit/Button'
import { Facts } from '../../kit/Facts'
import { Sheet } from '../../kit/Sheet'
import { t } from '../../messages'

export type LoggedOperation = OutputOf<'access', 'operation.list'>['rows'][number]

/** Who did it, when, from where, to what, and what is different since. */
export function OperationSheet({ row, onClose }: { row: LoggedOperation | null; onClose: () => void }) {
  if (!row) return null
  const document = row.subject && row.subjectKind && kindOf(row.subjectKind)
  const facts = [
    { label: t.audit.who, value: row.memberName },
    { label: t.audit.when, value: momentWords(row.at) },
    { label: t.audit.where, value: [t.audit.channels[row.channel], row.ip].filter(Boolean).join(' · ') },
    { label: t.audit.document, value: row.number },
    { label: t.audit.why, value: row.code ? t.audit.refusal(row.code) : null },
  ]
  return (
    <Sheet
      open
      title={row.label}
      onClose={onClose}
      footer={
        document ? (
          <Button
            word={t.audit.open}
            onTap={() => void Taro.navigateTo({ url: `/pages/document/index?kind=${row.subjectKind}&id=${row.subject}` })}
          />
        ) : undefined
      }
    >
      <Facts facts={facts} />
      {row.outcome === 'done' ? (
        <>
          <Text className="card-title">{t.audit.changes}</Text>
          {row.changes.length === 0 ? <Text className="quiet">{t.audit.noChanges}</Text> : null}
          <Facts
            facts={row.changes.map(({ label, was, became }) => ({
              label,
              value: was ? `${was} → ${became ?? t.audit.nothing}` : (became ?? t.audit.nothing),
            }))}
          />
        </>
      ) : null}
    </Sheet>
  )
}
