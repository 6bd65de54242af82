import { forget, readStored, store } from './platform/storage'
import { currentSession } from './session'

/** What a person is typing, kept on this phone at every change, per person and company. */
const draftKey = (name: string): string => {
  const { company, person } = currentSession()
  return `draft/${company ?? '-'}/${person?.id ?? '-'}/${name}`
}

export const readDraft = <T>(name: string): T | null => readStored<T>(draftKey(name))
export const keepDraft = (name: string, content: unknown): boolean => store(draftKey(name), content)
export const dropDraft = (name: string): void => forget(draftKey(name))
