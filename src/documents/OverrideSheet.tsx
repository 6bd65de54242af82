import { ReasonSheet } from '../kit/ReasonSheet'
import { t } from '../messages'

/** Why a customer's credit limit is passed. */
export function OverrideSheet({ onClose, onDone }: { onClose: () => void; onDone: (reason: string) => void }) {
  return (
    <ReasonSheet
      title={t.document.reasonTitles.override}
      warning={t.document.reasonWarnings.override}
      verb={t.document.verbs.override}
      onClose={onClose}
      onDone={(reason) => {
        onClose()
        onDone(reason)
      }}
    />
  )
}
