import { EntryPage } from '../../entry/EntryPage'
import { PURCHASE_ORDER } from '../../entry/kind'

export default function Order() {
  return <EntryPage kind={PURCHASE_ORDER} />
}
