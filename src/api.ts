import type { Action, Input, Output } from '../shared/kernel/contract'
import type { Contracts } from '../shared/contracts'
import { send } from './platform/call'
import { currentSession } from './session'
import { TroubleError } from './trouble'
import { newRequestId } from './request-id'

/** The typed client: a map over the contracts. Only types are taken from the registry, so that no posting code is bundled. */
export type Module = keyof Contracts & string
type ActionsOf<M extends Module> = Contracts[M]['actions']
export type ActionName<M extends Module> = keyof ActionsOf<M> & string
type OfKind<M extends Module, K extends Action['kind']> = Extract<
  { [A in keyof ActionsOf<M>]: ActionsOf<M>[A] extends { kind: K } ? A : never }[keyof ActionsOf<M>],
  ActionName<M>
>
export type QueryName<M extends Module> = OfKind<M, 'query'>
export type CommandName<M extends Module> = OfKind<M, 'command'>
export type InputOf<M extends Module, A extends ActionName<M>> = ActionsOf<M>[A] extends Action ? Input<ActionsOf<M>[A]> : never
export type OutputOf<M extends Module, A extends ActionName<M>> = ActionsOf<M>[A] extends Action ? Output<ActionsOf<M>[A]> : never

const listeners = new Set<() => void>()
/** Calls back when the service no longer knows who we are. */
export const onSignedOut = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
export const tellSignedOut = (): void => {
  for (const listener of listeners) listener()
}

/**
 * Asks once, for the current company, and answers the data; anything else is thrown as a TroubleError.
 * Queries go this way, and commands that open or close a session; every other command goes through the outbox.
 */
export async function call<M extends Module, A extends ActionName<M>>(
  module: M,
  action: A,
  input: InputOf<M, A>,
  options: { command?: boolean; anonymous?: boolean } = {},
): Promise<OutputOf<M, A>> {
  const { token, company } = currentSession()
  const envelope = {
    action,
    input,
    ...(company && !options.anonymous ? { company } : {}),
    ...(options.command ? { requestId: newRequestId() } : {}),
  }
  const reply = await send(module, envelope, options.anonymous ? null : token)
  if (!reply.answered) throw new TroubleError({ kind: 'unanswered', reason: reply.reason })
  if (reply.answer.ok) return reply.answer.data as OutputOf<M, A>
  const { code, data, ref } = reply.answer
  if (code === 'UNAUTHENTICATED' && !options.anonymous) tellSignedOut()
  throw new TroubleError({ kind: 'refused', code, data, ...(ref ? { ref } : {}) })
}
