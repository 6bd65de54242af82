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
  const overriding = asked === 'override'
  return (
    <ReasonSheet
      title={overriding ? t.document.reasonTitles.override : t.sales.change}
      warning={overriding ? t.document.reasonWarnings.override : t.sales.changeWarning}
      verb={overriding ? t.document.verbs.override : t.sales.change}
      onClose={onClose}
      onDone={(reason) => {
        onClose()
        if (overriding) onOverride(reason)
        else onChange(reason)
      }}
    />
  )
}
