import { EntryPage } from '../../entry/EntryPage'
import { RECEIPT } from '../../entry/kind'

export default function Receive() {
  return <EntryPage kind={RECEIPT} />
}
