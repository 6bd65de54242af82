import { ExpensePage } from '../ExpensePage'

export default function Income() {
  return <ExpensePage kind="income" />
}
