import { randomUUID } from 'node:crypto'
import type { Answer } from '../../shared/kernel/refusal'
import { fromHttp, type invoke as Invoke } from '../invoke'
import { type Chance, pause } from './random'

export interface Request {
  company: string
  module: string
  action: string
  input: unknown
  requestId: string
}

/** A command that was sent until something definite came back. */
export interface Deed extends Request {
  answer: Answer
  /** How often nothing definite came back before. */
  unknown: number
}

/** Answers that should never be given; they end up in the verdict. */
export interface Surprise {
  what: string
  request: Request
  answers: unknown[]
}

export async function send(invoke: typeof Invoke, token: string | null, request: Request): Promise<Answer> {
  const { module, company, ...rest } = request
  const event = {
    httpMethod: 'POST',
    path: `/fn/${module}`,
    headers: token ? { authorization: `Bearer ${token}` } : {},
    body: JSON.stringify({ ...rest, ...(company && { company }) }),
  }
  return JSON.parse(((await invoke(module, event, fromHttp())) as { body: string }).body)
}

/** Asks once and wants the data; for setting the scene before anything is broken. */
export async function ask(
  invoke: typeof Invoke,
  token: string | null,
  company: string,
  module: string,
  action: string,
  input: unknown = {},
): Promise<any> {
  const answer = await send(invoke, token, { company, module, action, input, requestId: randomUUID() })
  if (!answer.ok) throw new Error(`${module} ${action}: ${answer.code} ${JSON.stringify(answer.data)}`)
  return answer.data
}

/**
 * Someone's phone on a bad network, doing what the app does: a command without a definite answer is repeated with the
 * same request id until there is one. Now and then it is delivered twice at once.
 */
export class Phone {
  readonly deeds: Deed[] = []

  constructor(
    private readonly invoke: typeof Invoke,
    readonly company: string,
    private readonly token: string,
    readonly chance: Chance,
    private readonly surprises: Surprise[],
    private readonly onAnswer: () => void,
  ) {}

  async command(module: string, action: string, input: unknown): Promise<Answer> {
    const request = { company: this.company, module, action, input, requestId: this.chance.uuid() }
    for (let unknown = 0; ; unknown++) {
      const copies = this.chance.happens(0.2) ? 2 : 1
      const answers = await Promise.all(Array.from({ length: copies }, () => this.once(request)))
      const definite = answers.filter((answer) => answer.ok || answer.code !== 'UNAVAILABLE')
      const done = definite.filter((answer) => answer.ok)
      if (new Set(done.map((answer) => JSON.stringify(answer))).size > 1)
        this.surprises.push({ what: 'twins got different answers', request, answers })
      const answer = done[0] ?? definite[0]
      if (answer) {
        this.deeds.push({ ...request, answer, unknown })
        this.onAnswer()
        return answer
      }
      await pause(50 + this.chance.whole(0, 150))
    }
  }

  /** A copy of an old request arrives late: it gets the first answer again. */
  async replay(): Promise<void> {
    const done = this.deeds.filter(({ answer }) => answer.ok)
    if (done.length === 0) return
    const { answer: first, unknown: _, ...request } = this.chance.one(done)
    const again = await this.once(request)
    if (!again.ok && again.code === 'UNAVAILABLE') return
    if (JSON.stringify(again) !== JSON.stringify(first))
      this.surprises.push({ what: 'a repeat got another answer', request, answers: [first, again] })
  }

  private async once(request: Request): Promise<Answer> {
    const answer = await send(this.invoke, this.token, request)
    if (!answer.ok && ['BUG', 'REQUEST_REUSED', 'INVALID', 'NOT_FOUND', 'UNAUTHENTICATED', 'FORBIDDEN', 'NOT_MEMBER'].includes(answer.code))
      this.surprises.push({ what: `answered ${answer.code}`, request, answers: [answer] })
    // What a bug did is as unknown as what a lost connection did.
    return !answer.ok && answer.code === 'BUG' ? { ok: false, code: 'UNAVAILABLE', data: {} } : answer
  }
}
