import { MoneyPage } from '../MoneyPage'

export default function Pay() {
  return <MoneyPage kind="payment" />
}
