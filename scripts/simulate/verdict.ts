import mysql from 'mysql2/promise'
import { checkCompany, describe } from '../checker'
import type { Deed, Surprise } from './phone'
import type { SimulatedShop } from './shop'

const STATE: Record<string, string[]> = {
  save: ['draft', 'submitted', 'approved', 'voided'],
  submit: ['submitted', 'approved', 'voided'],
  approve: ['approved', 'voided'],
  post: ['approved', 'voided'],
  void: ['voided'],
}

/**
 * What is wrong after a simulation, in words; nothing when all is well: every acknowledged command is there exactly once
 * with the answer that was given, no refused one left anything, the stock is what the phones were told, the books are sound.
 */
export async function verdict(url: string, shops: readonly SimulatedShop[], surprises: readonly Surprise[]): Promise<string[]> {
  const wrong = surprises.map(({ what, request, answers }) => `${what}: ${request.action} ${request.requestId} ${JSON.stringify(answers)}`)
  const connection = await mysql.createConnection({ uri: url, supportBigNumbers: true, bigNumberStrings: true })
  try {
    for (const shop of shops) {
      const operations = await rows(
        connection,
        "SELECT request, action, answer FROM operation WHERE company = ? AND request IS NOT NULL AND outcome = 'done'",
        shop.company,
      )
      const documents = await rows(connection, 'SELECT id, state FROM document WHERE company = ?', shop.company)
      const states = new Map(documents.map(({ id, state }) => [id, state]))
      for (const deed of shop.phones.flatMap(({ deeds }) => deeds)) wrong.push(...judge(deed, operations, states))
      const [postings] = await rows(connection, 'SELECT COUNT(*) AS n FROM posting WHERE company = ?', shop.company)
      if (Number(postings!.n) !== shop.postings)
        wrong.push(`company ${shop.company}: ${shop.postings} postings acknowledged, ${postings!.n} in the books`)
      const stock = await rows(
        connection,
        'SELECT sku, SUM(onHand) AS onHand FROM stock_balance WHERE company = ? GROUP BY sku',
        shop.company,
      )
      const counted = new Map(stock.map(({ sku, onHand }) => [sku, onHand]))
      for (const [sku, told] of shop.onHand)
        if (Number(counted.get(sku) ?? 0) !== told)
          wrong.push(`goods ${sku}: ${told} by what was acknowledged, ${counted.get(sku)} in the books`)
    }
  } finally {
    await connection.end()
  }
  return [...wrong, ...(await checkCompany(url)).map(describe)]
}

type Found = Record<string, any>

async function rows(connection: mysql.Connection, text: string, company: string): Promise<Found[]> {
  return (await connection.query<mysql.RowDataPacket[]>(text, [company]))[0]
}

function judge({ action, requestId, answer }: Deed, operations: readonly Found[], states: Map<string, string>): string[] {
  const own = operations.filter(({ request }) => request === requestId)
  if (!answer.ok) return own.length ? [`${action} ${requestId} was refused with ${answer.code}, but is in the books`] : []
  if (own.length !== 1) return [`${action} ${requestId} was acknowledged and is there ${own.length} times`]
  const { id } = answer.data as { id: string }
  const said = own[0]!.answer === JSON.stringify(answer.data) ? [] : [`${action} ${requestId} remembers another answer`]
  const state = states.get(id)
  const fits = state && STATE[action.split('.')[1]!]!.includes(state)
  return fits ? said : [...said, `${action} ${requestId} was acknowledged, but its document is ${state ?? 'gone'}`]
}
