import { Text } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { InputOf } from '../../api'
import { useAsk } from '../../asking'
import { kindLabel, kindNames } from '../../kinds'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { ErrorNote } from '../../kit/ErrorNote'
import { ListRow } from '../../kit/ListRow'
import { Page } from '../../kit/Page'
import { PendingNote } from '../../kit/PendingNote'
import { Skeleton } from '../../kit/Skeleton'
import { t } from '../../messages'
import { act } from '../../outbox'
import { useMay } from '../../session'
import { useSending } from '../../sending'
import { troubleOf } from '../../trouble'
import { amountWords, levelWords, type Rule, rulesOf, withRule } from './rules'
import { RuleSheet } from './RuleSheet'
import './approvals.scss'

/** Who approves which kind of document, from which amount on. */
export default function Approvals() {
  const asked = useAsk('system', 'settings.show', {})
  const manages = useMay('settings.manage')
  const [approvals, setApprovals] = useState<Rule[] | null>(null)
  const [changed, setChanged] = useState(false)
  const [open, setOpen] = useState<{ before: Rule | null; rule: Rule } | null>(null)
  const { busy, pending, trouble, send } = useSending()

  useEffect(() => {
    if (asked.data && !changed) setApprovals(asked.data.approvals)
  }, [asked.data])

  const put = (before: Rule | null, after: Rule | null) => {
    setApprovals(withRule(approvals ?? [], before, after))
    setChanged(true)
    setOpen(null)
  }
  const save = async () => {
    if (!asked.data || !approvals) return
    const { closedTo: _closedTo, ...kept } = asked.data
    const input: InputOf<'system', 'settings.save'> = { ...kept, approvals }
    if (await send(act('system', 'settings.save', input, { title: t.approvals.title }))) setChanged(false)
  }
  return (
    <Page
      title={t.approvals.title}
      onRefresh={() => asked.refetch()}
      footer={
        manages ? (
          <Button word={changed ? t.act.save : t.settings.saved} busy={busy} disabled={!changed} onTap={() => void save()} />
        ) : undefined
      }
    >
      {asked.isPending ? <Skeleton rows={6} /> : null}
      {asked.error ? <ErrorNote trouble={troubleOf(asked.error)} actWord={t.act.again} onAct={() => void asked.refetch()} /> : null}
      {trouble ? <ErrorNote trouble={trouble} /> : null}
      {pending ? <PendingNote title={t.approvals.title} /> : null}
      {changed ? <Text className="quiet">{t.approvals.unsaved}</Text> : null}
      {approvals
        ? kindNames.map((kind) => (
            <Card key={kind} flush title={kindLabel(kind)}>
              {rulesOf(approvals, kind).map((rule) => (
                <ListRow
                  key={rule.from ?? ''}
                  title={amountWords(rule)}
                  facts={[levelWords(rule)]}
                  {...(manages ? { onTap: () => setOpen({ before: rule, rule }) } : {})}
                />
              ))}
              {manages ? (
                <ListRow
                  icon="plus"
                  title={t.approvals.add}
                  onTap={() => setOpen({ before: null, rule: { kind, levels: 2, from: '10000.00' } })}
                />
              ) : null}
            </Card>
          ))
        : null}
      {open ? (
        <RuleSheet
          rule={open.rule}
          onRemove={open.before?.from ? () => put(open.before, null) : null}
          onDone={(rule) => put(open.before, rule)}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </Page>
  )
}
