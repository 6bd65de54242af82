import { EntryPage } from '../../entry/EntryPage'
import { QUICK_SALE } from '../../entry/kind'

export default function QuickSale() {
  return <EntryPage kind={QUICK_SALE} />
}
