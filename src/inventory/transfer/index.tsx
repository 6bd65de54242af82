import { EntryPage } from '../../entry/EntryPage'
import { TRANSFER } from '../../entry/kind'

export default function Transfer() {
  return <EntryPage kind={TRANSFER} />
}
