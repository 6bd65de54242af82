import { EntryPage } from '../../entry/EntryPage'
import { PURCHASE_PLAN } from '../../entry/kind'

export default function Plan() {
  return <EntryPage kind={PURCHASE_PLAN} />
}
