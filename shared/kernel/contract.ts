import type * as z from 'zod/mini'
import type { Field } from './fields'

/**
 * The contract is a value both sides import: what an action is called, who may do it, what goes in and what comes out.
 * The typed client, the server's checks, the printed contract and the generated tests all read it.
 */
export interface Action<I extends Field = Field, O extends Field = Field> {
  kind: 'command' | 'query'
  /** What the action does, in the words of the person who does it. */
  label: string
  /** `public` (no session), `signedIn` (a session, no company) or the name of a permission in the company. */
  permission: string
  input: I
  output: O
  /** Takes the company's book lock: numbering, stock, credit and periods are then read without races. */
  posts?: boolean
  /** Reads with several statements, in one consistent snapshot. */
  snapshot?: boolean
  /** The answer holds a secret: neither input nor answer is stored, and a repeat is a new attempt. */
  secret?: boolean
}

export type Actions = Record<string, Action>

export interface Contract<M extends string = string, A extends Actions = Actions> {
  module: M
  actions: A
}

type Declared<I extends Field, O extends Field> = Omit<Action<I, O>, 'kind'>

/** An action that changes something; it carries a request id and leaves an operation row. */
export const command = <I extends Field, O extends Field>(action: Declared<I, O>): Action<I, O> & { kind: 'command' } => ({
  kind: 'command',
  ...action,
})

/** An action that only reads. */
export const query = <I extends Field, O extends Field>(action: Declared<I, O>): Action<I, O> & { kind: 'query' } => ({
  kind: 'query',
  ...action,
})

export const contract = <M extends string, A extends Actions>(module: M, actions: A): Contract<M, A> => ({ module, actions })

export type Input<A extends Action> = z.infer<A['input']>
export type Output<A extends Action> = z.infer<A['output']>

/** What travels: `POST /fn/<module>` and `wx.cloud.callFunction` carry the same envelope. */
export interface Envelope {
  action: string
  company?: string
  input?: unknown
  requestId?: string
}
