import { ExpensePage } from '../ExpensePage'

export default function Expense() {
  return <ExpensePage kind="expense" />
}
