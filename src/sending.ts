import { useState } from 'react'
import type { Outcome } from './outbox'
import type { Trouble } from './trouble'

/**
 * What a page that sends something has to show: busy while it is on its way, pending when nobody answered (it is kept
 * and repeated), trouble when the answer is no. `send` answers what came back, or null when there is nothing to go on with.
 */
export function useSending() {
  const [stage, setStage] = useState<'typing' | 'busy' | 'pending'>('typing')
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const send = async <T>(outcome: Promise<Outcome<T>>): Promise<T | null> => {
    setStage('busy')
    setTrouble(null)
    const answer = await outcome
    setStage(answer.kind === 'pending' ? 'pending' : 'typing')
    if (answer.kind === 'trouble') setTrouble(answer.trouble)
    return answer.kind === 'done' ? answer.data : null
  }
  return { busy: stage === 'busy', pending: stage === 'pending', trouble, setTrouble, send }
}
