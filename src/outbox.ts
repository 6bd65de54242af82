import Taro from '@tarojs/taro'
import { create } from 'zustand'
import { type CommandName, type InputOf, type Module, type OutputOf, tellSignedOut } from './api'
import { send } from './platform/call'
import { onNetworkReturn } from './platform/network'
import { forget, readStored, store } from './platform/storage'
import { newRequestId } from './request-id'
import { currentSession } from './session'
import type { RefusedAnswer, Trouble } from './trouble'

/** A command on its way: kept before it is sent, repeated under the same request id until it is answered. */
export interface Parcel {
  requestId: string
  module: string
  action: string
  input: unknown
  /** For whom it was made; it is never sent for another company or by another person. */
  company: string
  person: string
  title: string
  madeAt: number
  state: 'sending' | 'unanswered' | 'refused'
  refusal?: RefusedAnswer
  /** Where the input can be taken up again when the answer is no. */
  draft?: { page: string; key: string; content: unknown }
}

export type Outcome<T> = { kind: 'done'; data: T } | { kind: 'pending'; requestId: string } | { kind: 'trouble'; trouble: Trouble }

const PREFIX = 'outbox/'
const REPEAT_EVERY = 15_000
// Said before anything was done; the same wish may be repeated.
const NOT_DONE_YET = new Set(['UNAVAILABLE', 'UNAUTHENTICATED'])

const keptParcels = (): Parcel[] =>
  Taro.getStorageInfoSync()
    .keys.filter((key) => key.startsWith(PREFIX))
    .map((key) => readStored<Parcel>(key))
    .filter((parcel): parcel is Parcel => parcel !== null)
    .sort((a, b) => a.madeAt - b.madeAt)

interface Outbox {
  parcels: Parcel[]
  /** What background sending brought, by request id, for pages that wait for it. */
  results: Record<string, unknown>
}

export const useOutbox = create<Outbox>(() => ({ parcels: [], results: {} }))

const put = (parcel: Parcel): boolean => {
  const kept = store(PREFIX + parcel.requestId, parcel)
  useOutbox.setState(({ parcels }) => ({
    parcels: [...parcels.filter(({ requestId }) => requestId !== parcel.requestId), parcel].sort((a, b) => a.madeAt - b.madeAt),
  }))
  return kept
}

export function dropParcel(requestId: string): void {
  forget(PREFIX + requestId)
  useOutbox.setState(({ parcels }) => ({ parcels: parcels.filter((parcel) => parcel.requestId !== requestId) }))
}

const delivered = new Set<(parcel: Parcel) => void>()
/** Calls back when a command was done, so that what is on the screen can be read again. */
export const onDelivered = (listener: (parcel: Parcel) => void): void => {
  delivered.add(listener)
}

async function sendParcel(parcel: Parcel, token: string | null): Promise<Outcome<unknown>> {
  const { requestId, module, action, company, input } = parcel
  const reply = await send(module, { action, company, input, requestId }, token)
  if (!reply.answered) {
    put({ ...parcel, state: 'unanswered' })
    return { kind: 'pending', requestId }
  }
  if (reply.answer.ok) {
    dropParcel(requestId)
    useOutbox.setState(({ results }) => ({ results: { ...results, [requestId]: (reply.answer as { data: unknown }).data } }))
    for (const listener of delivered) listener(parcel)
    return { kind: 'done', data: reply.answer.data }
  }
  const { code, data, ref } = reply.answer
  if (code === 'UNAUTHENTICATED') tellSignedOut()
  return { kind: 'trouble', trouble: { kind: 'refused', code, data, ...(ref ? { ref } : {}) } }
}

/**
 * Does something in the current company. `done` and `trouble` are certain: a refused command is forgotten here, since
 * the page still holds what the person typed. `pending` means that no answer came: the parcel stays and is repeated.
 */
export async function act<M extends Module, A extends CommandName<M>>(
  module: M,
  action: A,
  input: InputOf<M, A>,
  about: { title: string; draft?: Parcel['draft'] },
): Promise<Outcome<OutputOf<M, A>>> {
  const { company, person, token } = currentSession()
  if (!company || !person) return { kind: 'trouble', trouble: { kind: 'refused', code: 'UNAUTHENTICATED', data: { reason: 'no_session' } } }
  const parcel: Parcel = {
    requestId: newRequestId(),
    module,
    action,
    input,
    company,
    person: person.id,
    madeAt: Date.now(),
    state: 'sending',
    ...about,
  }
  if (!put(parcel)) {
    dropParcel(parcel.requestId)
    return { kind: 'trouble', trouble: { kind: 'unkept' } }
  }
  const outcome = await sendParcel(parcel, token)
  if (outcome.kind === 'trouble') dropParcel(parcel.requestId)
  return outcome as Outcome<OutputOf<M, A>>
}

let repeating = false

/** Sends what is waiting, oldest first, as the person and for the company it was made for; stops at the first silence. */
export async function repeatUnanswered(): Promise<void> {
  if (repeating) return
  repeating = true
  try {
    for (const parcel of useOutbox.getState().parcels.filter(({ state }) => state === 'unanswered')) {
      const { person, token } = currentSession()
      if (person?.id !== parcel.person) continue
      const outcome = await sendParcel(parcel, token)
      if (outcome.kind === 'pending') return
      if (outcome.kind === 'trouble' && outcome.trouble.kind === 'refused') {
        if (NOT_DONE_YET.has(outcome.trouble.code)) return
        // The page that made it is gone: the input waits here with the reason until the person decides.
        put({ ...parcel, state: 'refused', refusal: outcome.trouble })
      }
    }
  } finally {
    repeating = false
  }
}

/** Takes up what an earlier run left behind and keeps trying. */
export function startOutbox(): void {
  // A parcel that was being sent when the app died was not answered either.
  useOutbox.setState({ parcels: keptParcels().map((parcel) => (parcel.state === 'sending' ? { ...parcel, state: 'unanswered' } : parcel)) })
  onNetworkReturn(() => void repeatUnanswered())
  Taro.eventCenter.on('app-shown', () => void repeatUnanswered())
  setInterval(() => void repeatUnanswered(), REPEAT_EVERY)
  void repeatUnanswered()
}
