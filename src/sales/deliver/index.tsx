import { EntryPage } from '../../entry/EntryPage'
import { DELIVERY } from '../../entry/kind'

export default function Deliver() {
  return <EntryPage kind={DELIVERY} />
}
