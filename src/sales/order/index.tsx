import { EntryPage } from '../../entry/EntryPage'
import { SALES_ORDER } from '../../entry/kind'

export default function SalesOrder() {
  return <EntryPage kind={SALES_ORDER} />
}
