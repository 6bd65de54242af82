import { EntryPage } from '../../entry/EntryPage'
import { ADJUSTMENT } from '../../entry/kind'

export default function Adjust() {
  return <EntryPage kind={ADJUSTMENT} />
}
