import { EntryPage } from '../../entry/EntryPage'
import { PURCHASE_RETURN } from '../../entry/kind'

export default function GiveBack() {
  return <EntryPage kind={PURCHASE_RETURN} />
}
