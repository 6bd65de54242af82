import type { RefusalCode, RefusalData } from '../shared/kernel/refusal'
import { t } from './messages'
import type { Explained } from './messages/zh-refusals'

export interface RefusedAnswer {
  kind: 'refused'
  code: RefusalCode
  data: unknown
  ref?: string
}

/** Why something did not work: the service said no, nobody answered, or this phone could not even keep it. */
export type Trouble =
  | RefusedAnswer
  | { kind: 'unanswered'; reason: 'offline' | 'timeout' | 'unreachable' }
  | { kind: 'unkept' }
  | { kind: 'local'; happened: string; advice: string }

export class TroubleError extends Error {
  constructor(readonly trouble: Trouble) {
    super(trouble.kind)
  }
}

export const troubleOf = (error: unknown): Trouble =>
  error instanceof TroubleError ? error.trouble : { kind: 'local', ...t.trouble.unexpected }

/** Why a scanned code led nowhere; a code that nobody knows is said with the code itself. */
export const scanTrouble = (code: string, error: unknown): Trouble => {
  const trouble = troubleOf(error)
  return trouble.kind === 'refused' && trouble.code === 'NOT_FOUND' ? { kind: 'local', ...t.scan.unknownCode(code) } : trouble
}

export function explain(trouble: Trouble): Explained & { print: string | null } {
  if (trouble.kind === 'unanswered') return { ...t.trouble[trouble.reason], print: null }
  if (trouble.kind === 'unkept') return { ...t.trouble.unkept, print: null }
  if (trouble.kind === 'local') return { happened: trouble.happened, advice: trouble.advice, print: null }
  const print = [trouble.code, trouble.ref].filter(Boolean).join(' ')
  return { ...refusalWords(trouble), print }
}

function refusalWords({ code, data }: RefusedAnswer): Explained {
  // A newer service may know refusals this build does not.
  const sentence = t.refusals[code] as ((data: RefusalData[RefusalCode]) => Explained) | undefined
  try {
    return sentence ? sentence(data as RefusalData[RefusalCode]) : t.trouble.unexpected
  } catch {
    return t.trouble.unexpected
  }
}

/** Issues of an INVALID refusal by field path, to be shown beside the fields. */
export function issuesOf(trouble: Trouble | null): Record<string, string> {
  if (trouble?.kind !== 'refused' || trouble.code !== 'INVALID') return {}
  const { issues } = trouble.data as RefusalData['INVALID']
  return Object.fromEntries(issues.map((issue) => [issue.path, issue.message]))
}
