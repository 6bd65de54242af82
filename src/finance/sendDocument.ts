import type { InputOf } from '../api'
import { act, type Outcome } from '../outbox'

export type SendVerb = 'post' | 'submit' | 'save'
interface Stamp {
  id: string
  version: number
}

/**
 * Sends a document of money: booked at once, or saved and handed to who approves it, or kept as a draft. Answers null when
 * there is nothing to go on with. A draft that could not be submitted stays a draft, and is answered.
 */
export async function sendDocument(
  send: (outcome: Promise<Outcome<Stamp>>) => Promise<Stamp | null>,
  kind: 'collection' | 'payment' | 'expense' | 'income' | 'manualVoucher' | 'cashCount',
  verb: SendVerb,
  input: object,
  title: string,
): Promise<Stamp | null> {
  const first = `${kind}.${verb === 'post' ? 'post' : 'save'}` as 'payment.post'
  const answer = await send(act('finance', first, input as InputOf<'finance', 'payment.post'>, { title }))
  if (!answer || verb !== 'submit') return answer
  const { id, version } = answer
  return (await send(act('finance', `${kind}.submit` as 'payment.submit', { id, version }, { title }))) ?? answer
}
