import { randomUUID } from 'node:crypto'
import { fromHttp, invoke } from '../invoke'

interface HttpAnswer {
  body: string
}

type Answer = { ok: true; data: unknown } | { ok: false; code: string; data: unknown; ref?: string }

const query = (text: Record<string, string>) => ({ queryStringParameters: text })

/** Somebody who uses the system through its public actions, in this process: what they may not do, a script may not either. */
export class Caller {
  constructor(
    readonly token: string | null,
    readonly company: string | null = null,
  ) {}

  /** The same person in a company. */
  in(company: string): Caller {
    return new Caller(this.token, company)
  }

  /** Any answer of an action. */
  async answer(module: string, action: string, input: object = {}): Promise<Answer> {
    const body = JSON.stringify({ action, ...(this.company && { company: this.company }), input, requestId: randomUUID() })
    return this.send(module, { httpMethod: 'POST', path: `/fn/${module}`, body })
  }

  /** The data of an accepted call; a refusal ends the script. */
  async do<T = Record<string, unknown>>(module: string, action: string, input: object = {}): Promise<T> {
    return accepted<T>(`${module} ${action}`, await this.answer(module, action, input))
  }

  /** Puts a file through the file port and imports it; a large one is left to a job. */
  async importFile(kind: string, name: string, content: string): Promise<{ imported: number; job?: string | null }> {
    return this.do('system', 'import.apply', { kind, file: await this.putFile(name, Buffer.from(content, 'utf8')) })
  }

  /** Stores a file of the company; answers its id. */
  async putFile(name: string, content: Buffer): Promise<string> {
    const body = content.toString('base64')
    const event = { httpMethod: 'PUT', path: '/file', body, isBase64Encoded: true, ...query({ company: this.company ?? '', name }) }
    return accepted<{ id: string }>(`PUT ${name}`, await this.send('system', event)).id
  }

  private async send(module: string, event: object): Promise<Answer> {
    const headers = this.token ? { authorization: `Bearer ${this.token}` } : {}
    const { body } = await invoke<HttpAnswer>(module, { headers, ...event }, fromHttp())
    return JSON.parse(body) as Answer
  }
}

function accepted<T>(what: string, answer: Answer): T {
  if (answer.ok) return answer.data as T
  throw new Error(`${what}: ${answer.code} ${JSON.stringify(answer.data).slice(0, 2000)} ${answer.ref ?? ''}`)
}

/** Registers a person, or signs in who was registered before. */
export async function signIn(person: { name: string; phone: string; password: string }): Promise<Caller> {
  const stranger = new Caller(null)
  const { name, phone, password } = person
  const made = await stranger.answer('access', 'session.register', { name, phone, password })
  const known = made.ok || made.code !== 'DUPLICATE' ? made : await stranger.answer('access', 'session.open', { phone, password })
  return new Caller(accepted<{ token: string }>(`${phone}`, known).token)
}

/** A CSV file of texts. */
export const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map((text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(',')).join('\r\n')
