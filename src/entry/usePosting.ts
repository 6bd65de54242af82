import { useState } from 'react'
import { t } from '../messages'
import { act, useOutbox } from '../outbox'
import type { Trouble } from '../trouble'
import type { Posted } from './EntryDone'
import type { Asked } from './EntryHead'
import { type Entry, inputOf, missingFrom } from './entry'
import { draftName, type EntryKind } from './kind'

type Stage = { at: 'typing' } | { at: 'busy' } | { at: 'pending'; requestId: string } | { at: 'done'; posted: Posted }

interface PostingTools {
  entry: Entry
  draft: string
  seesPrices: boolean
  setTrouble: (trouble: Trouble | null) => void
  forgetDraft: () => void
  /** Opens the sheet of a fact of the head that is missing. */
  onMissing: (asked: Asked) => void
}

/** Sends what is typed and says how far that is; what was typed stays until the answer is certain. */
export function usePosting(kind: EntryKind, { entry, draft, seesPrices, setTrouble, forgetDraft, onMissing }: PostingTools) {
  const [stage, setStage] = useState<Stage>({ at: 'typing' })
  // The answer that was missing may come while the page is still open.
  const late = useOutbox((outbox) => (stage.at === 'pending' ? (outbox.results[stage.requestId] as Posted | undefined) : undefined))

  const send = async (verb: 'save' | 'post' | 'change', said: { override?: string; reason?: string } = {}) => {
    const missing = verb !== 'save' ? missingFrom(entry, kind, seesPrices) : null
    if (missing) {
      setTrouble({ kind: 'local', ...t.entry.missing[missing](kind.party?.word ?? '') })
      if (missing === 'party' || missing === 'reason' || missing === 'to' || missing === 'defective') onMissing(missing)
      return
    }
    setStage({ at: 'busy' })
    setTrouble(null)
    const title = `${kind.title} ${entry.partyName ?? entry.own.reason?.name ?? ''}`.trim()
    const about = { title, draft: { page: draftName(kind), key: draft, content: entry } }
    const input = { ...inputOf(entry, kind, verb === 'change'), ...said }
    // Every kind has the same actions in its own module.
    const outcome = kind.quick
      ? await act('sales', 'sale.quick', { ...input, methods: entry.own.fund ? [{ fund: entry.own.fund }] : [] }, about)
      : await act(kind.module as 'sales', `${kind.kind}.${verb}` as 'delivery.post', input, about)
    if (outcome.kind === 'trouble') {
      setTrouble(outcome.trouble)
      return setStage({ at: 'typing' })
    }
    forgetDraft()
    setStage(outcome.kind === 'pending' ? { at: 'pending', requestId: outcome.requestId } : { at: 'done', posted: outcome.data })
  }
  return {
    send,
    busy: stage.at === 'busy',
    pending: stage.at === 'pending' && !late,
    posted: stage.at === 'done' ? stage.posted : late,
    again: () => setStage({ at: 'typing' }),
  }
}
