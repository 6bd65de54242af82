import { OverrideSheet } from '../documents/OverrideSheet'
import { ReasonSheet } from '../kit/ReasonSheet'
import { t } from '../messages'

export interface EntryReasonsProps {
  asked: 'override' | 'change' | null
  onClose: () => void
  onOverride: (reason: string) => void
  onChange: (reason: string) => void
}

/** Why a credit limit is passed, or an approved order changed. */
export function EntryReasons({ asked, onClose, onOverride, onChange }: EntryReasonsProps) {
  if (!asked) return null
  if (asked === 'override') return <OverrideSheet onClose={onClose} onDone={onOverride} />
  return (
    <ReasonSheet
      title={t.sales.change}
      warning={t.sales.changeWarning}
      verb={t.sales.change}
      onClose={onClose}
      onDone={(reason) => {
        onClose()
        onChange(reason)
      }}
    />
  )
}
