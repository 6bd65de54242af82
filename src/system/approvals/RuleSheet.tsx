import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { ROLE_LABELS, type RoleName } from '../../../shared/access/roles'
import { dec, formatMoney, moneyText } from '../../../shared/kernel/money'
import { kindLabel } from '../../kinds'
import { Button } from '../../kit/Button'
import { Chips } from '../../kit/Chips'
import { ListRow } from '../../kit/ListRow'
import { NumberPad } from '../../kit/NumberPad'
import { Sheet } from '../../kit/Sheet'
import { Stepper } from '../../kit/Stepper'
import { t } from '../../messages'
import { type Rule, withLevels } from './rules'

const MOST = 5
// Who is outside the company approves nothing.
const ROLES = (Object.keys(ROLE_LABELS) as RoleName[]).filter((role) => role !== 'customer' && role !== 'supplier')
const CHIPS = [{ value: '', word: t.approvals.whoever }, ...ROLES.map((role) => ({ value: role as string, word: ROLE_LABELS[role] }))]

export interface RuleSheetProps {
  rule: Rule
  /** Null where every amount must have a rule. */
  onRemove: (() => void) | null
  onDone: (rule: Rule) => void
  onClose: () => void
}

/** From which amount on, how many approve, and who at each level. */
export function RuleSheet({ rule, onRemove, onDone, onClose }: RuleSheetProps) {
  const [now, setNow] = useState(rule)
  const [pad, setPad] = useState(false)
  const roles = now.roles ?? []
  return (
    <Sheet
      open
      tall
      title={t.approvals.rule(kindLabel(rule.kind))}
      onClose={onClose}
      footer={
        <View className="buttons">
          {onRemove ? <Button look="danger" word={t.approvals.remove} onTap={onRemove} /> : null}
          <Button word={t.approvals.keep} onTap={() => onDone(now)} />
        </View>
      }
    >
      <ListRow
        title={t.approvals.amount}
        facts={[t.approvals.amountHint]}
        figure={now.from && !dec(now.from).isZero() ? formatMoney(now.from) : t.approvals.any}
        onTap={() => setPad(true)}
      />
      <View className="approval-level">
        <Text>{t.approvals.levels}</Text>
        <Stepper
          value={String(now.levels)}
          unit=""
          label={t.approvals.levels}
          onChange={(levels) => setNow(withLevels(now, Math.min(MOST, parseInt(levels || '0', 10)), roles))}
          onPad={() => undefined}
        />
      </View>
      {Array.from({ length: now.levels }, (_, level) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: levels have no other name
        <View key={level} className="approval-role">
          <Text className="quiet">{t.approvals.level(level + 1)}</Text>
          <Chips
            chips={CHIPS}
            value={roles[level] ?? ''}
            onChange={(role) =>
              setNow(
                withLevels(
                  now,
                  now.levels,
                  Array.from({ length: now.levels }, (_each, at) => (at === level ? role : (roles[at] ?? ''))),
                ),
              )
            }
          />
        </View>
      ))}
      <NumberPad
        request={
          pad
            ? {
                title: t.approvals.amount,
                value: now.from ?? '',
                places: 2,
                sign: '¥',
                onDone: (amount) => {
                  const { from: _from, ...rest } = now
                  setNow(dec(amount).isZero() ? rest : { ...rest, from: moneyText(amount) })
                },
              }
            : null
        }
        onClose={() => setPad(false)}
      />
    </Sheet>
  )
}
