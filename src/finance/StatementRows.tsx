import { Text, View } from '@tarojs/components'
import { VERDICTS } from '../../shared/finance/partyReports'
import { dec, formatMoney, moneyText } from '../../shared/kernel/money'
import type { OutputOf } from '../api'
import { dayWords, momentWords } from '../day'
import { kindLabel } from '../kinds'
import { Button } from '../kit/Button'
import { Card } from '../kit/Card'
import { ListRow } from '../kit/ListRow'
import { Money } from '../kit/Money'
import { Tag } from '../kit/Tag'
import { TickRow } from '../kit/Tick'
import { t } from '../messages'
import './finance.scss'

export type StatementLine = OutputOf<'finance', 'statement.open'>['rows'][number]
export type Verdict = keyof typeof VERDICTS

const tagOf = ({ reversal, verdict }: StatementLine) => {
  if (verdict) return <Tag word={VERDICTS[verdict]} tone={verdict === 'agreed' ? 'success' : 'danger'} />
  return reversal ? <Tag word={t.states.voided} tone="danger" /> : undefined
}

/** The lines of a statement, newest first, with what was said of each; in choosing they are ticked instead of opened. */
export function StatementRows({
  rows,
  chosen,
  onChoose,
  onTap,
}: {
  rows: readonly StatementLine[]
  chosen: readonly number[] | null
  onChoose: (posting: number) => void
  onTap?: ((posting: number) => void) | undefined
}) {
  return (
    <Card flush>
      {[...rows].reverse().map((row) => {
        const said = row.verdict ? [row.verdictNote, row.verdictBy, row.verdictAt ? momentWords(row.verdictAt) : null] : []
        const line = (
          <ListRow
            title={row.number ?? kindLabel(row.kind)}
            tag={tagOf(row)}
            facts={[`${kindLabel(row.kind)} ${dayWords(row.date)}`, ...said, row.verdict ? null : row.summary || null]}
            figure={<Money value={moneyText(dec(row.increase).minus(row.decrease))} />}
            figureNote={<Text className="number quiet list-facts">{t.fund.balance(formatMoney(row.balance))}</Text>}
            {...(chosen === null && !onTap ? {} : { onTap: () => (chosen === null ? onTap?.(row.posting) : onChoose(row.posting)) })}
          />
        )
        if (chosen === null) return <View key={row.posting}>{line}</View>
        return (
          <TickRow
            key={row.posting}
            on={chosen.includes(row.posting)}
            label={row.number ?? kindLabel(row.kind)}
            onTick={() => onChoose(row.posting)}
          >
            {line}
          </TickRow>
        )
      })}
    </Card>
  )
}

/** What is said of the ticked lines. */
export function VerdictButtons({ count, busy, onSay }: { count: number; busy: boolean; onSay: (verdict: Verdict) => void }) {
  return (
    <View className="buttons">
      <Button look="danger" word={t.statementShare.disputed(count)} disabled={count === 0 || busy} onTap={() => onSay('disputed')} />
      <Button word={t.statementShare.agreed(count)} busy={busy} disabled={count === 0} onTap={() => onSay('agreed')} />
    </View>
  )
}

/** Opening, increase, decrease and closing. */
export function StatementSums({
  statement,
}: {
  statement: Pick<OutputOf<'finance', 'statement.open'>, 'name' | 'opening' | 'increase' | 'decrease' | 'closing'>
}) {
  return (
    <Card title={statement.name}>
      <View className="figure-grid">
        {(['opening', 'increase', 'decrease', 'closing'] as const).map((name) => (
          <View key={name}>
            <Text className="figure-label">{t.statement[name]}</Text>
            <Money value={statement[name]} />
          </View>
        ))}
      </View>
    </Card>
  )
}
