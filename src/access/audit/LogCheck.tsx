import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { call, type OutputOf } from '../../api'
import { momentWords } from '../../day'
import { Button } from '../../kit/Button'
import { Card } from '../../kit/Card'
import { ErrorNote } from '../../kit/ErrorNote'
import { Facts } from '../../kit/Facts'
import { t } from '../../messages'
import { type Trouble, troubleOf } from '../../trouble'

type Problem = OutputOf<'access', 'operation.check'>['problems'][number]

/** Problems that are listed; how many there are is said besides. */
const MOST = 20

interface Proof {
  rows: number
  seals: number
  problems: Problem[]
  done: boolean
}

/** Proves the whole log, part by part, and says what does not fit. */
export function LogCheck() {
  const [proof, setProof] = useState<Proof | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const busy = proof !== null && !proof.done && !trouble

  const check = async () => {
    setTrouble(null)
    let sum: Proof = { rows: 0, seals: 0, problems: [], done: false }
    setProof(sum)
    let after: number | null | undefined
    do {
      try {
        const part = await call('access', 'operation.check', after ? { after } : {})
        after = part.next
        sum = {
          rows: sum.rows + part.rows,
          seals: sum.seals + part.seals,
          problems: [...sum.problems, ...part.problems],
          done: !after,
        }
        setProof(sum)
      } catch (error) {
        setTrouble(troubleOf(error))
        return
      }
    } while (after)
  }

  return (
    <Card>
      {trouble ? <ErrorNote trouble={trouble} actWord={t.act.again} onAct={() => void check()} /> : null}
      {proof?.done ? <Verdict proof={proof} /> : null}
      <Button
        small
        look="quiet"
        word={busy ? t.audit.checking(proof.rows) : t.audit.check}
        icon="check"
        busy={busy}
        onTap={() => void check()}
      />
    </Card>
  )
}

function Verdict({ proof: { problems, rows, seals } }: { proof: Proof }) {
  if (problems.length === 0) return <Text className="quiet">{t.audit.checked(rows, seals)}</Text>
  return (
    <View className="error-note">
      <View>
        <Text>{t.audit.tampered(problems.length)}</Text>
        <Facts
          facts={problems.slice(0, MOST).map(({ kind, seal, operation, at }) => ({
            label: at ? momentWords(at) : '',
            value: t.audit.problem(t.audit.problems[kind], seal ?? null, operation ?? null),
          }))}
        />
      </View>
    </View>
  )
}
