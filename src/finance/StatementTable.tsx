import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { paperMoney, statementColumns } from '../../shared/finance/statementSheet'
import { type StatementForm, type StatementLine, STATEMENTS } from '../../shared/finance/statements'
import { Icon } from '../kit/Icon'

interface Amount {
  line: number
  amount: string
  other: string
}

interface Group {
  heading: string | null
  lines: StatementLine[]
}

/** Lines under their titles. A title reaches to the sum that closes its lines; what is under none stands by itself. */
function groupsOf(form: StatementForm): Group[] {
  const groups: Group[] = []
  for (const line of STATEMENTS[form]) {
    const last = groups.at(-1)
    const closed = last?.heading && last.lines.at(-1)?.sum && !line.part && line.sum
    if (line.heading) groups.push({ heading: line.heading, lines: [line] })
    else if (!last || closed) groups.push({ heading: null, lines: [line] })
    else last.lines.push(line)
  }
  return groups
}

// What stands there even where there is nothing.
const CLOSING_LINES: Record<StatementForm, readonly number[]> = { balance: [30, 53], income: [32], cashFlow: [22] }

// What is owned, and on a wide window beside it what it comes from.
const LEFT_END = 30

/** A statement as lines: titles fold, lines without figures are left out unless the whole form is wanted. */
export function StatementTable({
  form,
  kind,
  rows,
  whole,
  onTap,
}: {
  form: StatementForm
  kind: 'month' | 'quarter' | 'year'
  rows: readonly Amount[]
  whole: boolean
  onTap: (line: number, cash: boolean) => void
}) {
  const [folded, setFolded] = useState<readonly string[]>([])
  const amounts = new Map(rows.map((row) => [row.line, row]))
  const [first, second] = statementColumns(form, kind)
  const figures = ({ amount, other }: Amount) => Boolean(paperMoney(amount) || paperMoney(other))
  const shows = ({ line }: StatementLine) => whole || CLOSING_LINES[form].includes(line) || figures(amounts.get(line)!)
  const fold = (heading: string) => setFolded(folded.includes(heading) ? folded.filter((each) => each !== heading) : [...folded, heading])
  const groups = groupsOf(form)
  const sides =
    form === 'balance'
      ? [groups.filter(({ lines }) => lines[0]!.line <= LEFT_END), groups.filter(({ lines }) => lines[0]!.line > LEFT_END)]
      : [groups]
  return (
    <View className={sides.length > 1 ? 'statement-sides' : ''}>
      {sides.map((side, index) => (
        <View key={index === 0 ? 'left' : 'right'} className="card card-flush">
          <View className="statement-row statement-head">
            <Text className="statement-name" />
            <Text className="statement-amount">{first}</Text>
            <Text className="statement-amount">{second}</Text>
          </View>
          {side.map(({ heading, lines }) => (
            <View key={lines[0]!.line}>
              {heading && lines.some(shows) ? (
                <View
                  className="statement-row statement-heading"
                  role="button"
                  aria-expanded={!folded.includes(heading)}
                  onClick={() => fold(heading)}
                >
                  <Text className="statement-name">{heading}</Text>
                  <Icon name="next" size={16} className={folded.includes(heading) ? '' : 'statement-open'} />
                </View>
              ) : null}
              {lines
                .filter((line) => shows(line) && (line.sum || !heading || !folded.includes(heading)))
                .map((line) => (
                  <Line key={line.line} line={line} amount={amounts.get(line.line)!} onTap={onTap} />
                ))}
            </View>
          ))}
        </View>
      ))}
    </View>
  )
}

function Line({ line, amount, onTap }: { line: StatementLine; amount: Amount; onTap: (line: number, cash: boolean) => void }) {
  const leads = Boolean(line.cash || line.net?.length || line.parties)
  return (
    <View
      className={`statement-row ${line.sum ? 'statement-sum' : ''}`}
      role={leads ? 'button' : undefined}
      hoverClass={leads ? 'pressed' : 'none'}
      onClick={leads ? () => onTap(line.line, Boolean(line.cash)) : undefined}
    >
      <Text className={`statement-name ${line.part ? 'statement-part' : ''}`}>
        {line.name}
        <Text className="number statement-number">{` ${line.line}`}</Text>
      </Text>
      <Text className="number statement-amount">{paperMoney(amount.amount)}</Text>
      <Text className="number statement-amount">{paperMoney(amount.other)}</Text>
    </View>
  )
}
