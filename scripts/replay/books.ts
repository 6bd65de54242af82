import { STATEMENT_CHECKS, type StatementCheck } from '../../shared/finance/statementFigures'
import { type StatementForm, STATEMENT_FORMS, STATEMENTS } from '../../shared/finance/statements'
import { dec, formatMoney } from '../../shared/kernel/money'
import type { Caller } from '../seed/caller'
import type { Known } from './masters'
import type { Northwind } from './northwind'

interface Item {
  posting: number
  seq: number
  document: string
  open: string
}

/** Collects on the day of shipment what each shipped order left open; what never shipped stays open. Answers how many there were. */
export async function collectShipped(owner: Caller, data: Northwind, known: Known, ids: readonly string[]): Promise<number> {
  const { rows } = await owner.do<{ rows: { id: string; fundKind: string }[] }>('finance', 'fund.list', {})
  const fund = rows.find(({ fundKind }) => fundKind === 'bank')!.id
  let collected = 0
  for (const [index, { order }] of data.orders.entries()) {
    if (!order.shipped_date || order.shipped_date === 'NULL') continue
    const party = known.customers.get(order.customer_id ?? '')
    const open = await owner.do<{ rows: Item[] }>('finance', 'collection.items', { party })
    const item = open.rows.find(({ document }) => document === ids[index])
    if (!item) throw new Error(`order ${order.order_id} left nothing open`)
    const { posting, seq, open: amount } = item
    await owner.do('finance', 'collection.post', {
      date: order.shipped_date,
      party,
      methods: [{ fund, amount }],
      items: [{ posting, seq, amount }],
    })
    collected += 1
  }
  return collected
}

interface Statements extends Record<StatementForm, { line: number; amount: string }[]> {
  checks: { check: StatementCheck; off: string }[]
}

const SHOWN: Record<StatementForm, number[]> = { balance: [1, 4, 9, 30, 33, 36, 51, 53], income: [1, 2, 32], cashFlow: [1, 20, 22] }

/** Prints the main lines of the statements at the end of every year there was; answers whether they all hold. */
export async function printStatements(owner: Caller, data: Northwind): Promise<boolean> {
  const years = [...new Set(data.orders.map(({ order }) => (order.order_date ?? '').slice(0, 4)))].sort()
  let holds = true
  for (const year of years) {
    const found = await owner.do<Statements>('finance', 'financialStatement.view', { period: year })
    for (const form of Object.keys(SHOWN) as StatementForm[]) {
      const said = SHOWN[form].map((line) => {
        const { name } = STATEMENTS[form].find((each) => each.line === line)!
        return `${line} ${name.replace(/（.*）|^.、/g, '')} ${formatMoney(found[form].find((row) => row.line === line)!.amount)}`
      })
      console.log(`${year} ${STATEMENT_FORMS[form]}  ${said.join('  ')}`)
    }
    for (const { check, off } of found.checks) {
      if (dec(off).isZero()) continue
      holds = false
      console.log(`${year} ≠ ${STATEMENT_CHECKS[check]} ${formatMoney(off)}`)
    }
  }
  console.log(holds ? '财务报表互相一致 statements agree' : '财务报表不一致 statements disagree')
  return holds
}
