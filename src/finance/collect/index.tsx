import { MoneyPage } from '../MoneyPage'

export default function Collect() {
  return <MoneyPage kind="collection" />
}
