import { EntryPage } from '../../entry/EntryPage'
import { SALES_RETURN } from '../../entry/kind'

export default function FreeReturn() {
  return <EntryPage kind={SALES_RETURN} />
}
