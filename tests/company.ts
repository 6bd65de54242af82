import { randomUUID } from 'node:crypto'
import type { RoleName } from '../shared/access/roles'
import { fromHttp, type invoke as Invoke } from '../scripts/invoke'

type Answer = { ok: true; data: any } | { ok: false; code: string; data: any; ref?: string }

let phones = 0

/** Someone with a session, calling the compiled functions the way the H5 app does. */
export class Caller {
  company = ''

  constructor(
    private readonly invoke: typeof Invoke,
    readonly token: string | null,
  ) {}

  /** Any answer; `requestId` only to repeat a request. */
  async answer(module: string, action: string, input: unknown = {}, requestId: string = randomUUID()): Promise<Answer> {
    const body = JSON.stringify({ action, ...(this.company && { company: this.company }), input, requestId })
    return this.send(module, body)
  }

  /** A body of any shape, as a stranger would send it. */
  async send(module: string, body: string): Promise<Answer> {
    const event = { httpMethod: 'POST', path: `/fn/${module}`, headers: this.token ? { authorization: `Bearer ${this.token}` } : {}, body }
    const { body: text } = (await this.invoke(module, event, fromHttp())) as { body: string }
    return JSON.parse(text)
  }

  /** The data of an accepted call; anything else fails the test. */
  async do(module: string, action: string, input: unknown = {}): Promise<any> {
    const answer = await this.answer(module, action, input)
    if (!answer.ok) throw new Error(`${module} ${action}: ${answer.code} ${JSON.stringify(answer.data)} ${answer.ref ?? ''}`)
    return answer.data
  }

  /** The refusal of a call; success fails the test. */
  async refused(module: string, action: string, input: unknown = {}): Promise<{ code: string; data: any }> {
    const answer = await this.answer(module, action, input)
    if (answer.ok) throw new Error(`${module} ${action} was not refused: ${JSON.stringify(answer.data)}`)
    return answer
  }
}

/** A person who has just registered. */
export async function newcomer(invoke: typeof Invoke, name: string): Promise<Caller> {
  phones += 1
  const phone = `139${String(process.pid % 1000).padStart(3, '0')}${String(phones).padStart(5, '0')}`
  const { token } = await new Caller(invoke, null).do('access', 'session.register', { name, phone, password: 'zhangfang-1' })
  return new Caller(invoke, token)
}

/** A company with its owner. */
export async function newCompany(invoke: typeof Invoke, name: string): Promise<Caller> {
  const owner = await newcomer(invoke, '老板')
  owner.company = (await owner.do('access', 'company.create', { name })).id
  return owner
}

/** A new member in these roles. */
export async function newMember(invoke: typeof Invoke, owner: Caller, ...roles: RoleName[]): Promise<Caller> {
  const person = await newcomer(invoke, roles.join('、'))
  const { code } = await owner.do('access', 'invitation.create', { name: roles.join('、'), roles })
  await person.do('access', 'invitation.accept', { code })
  person.company = owner.company
  return person
}

export interface Goods {
  id: string
  unit: string
  caseUnit: string
}

let codes = 0

/** A SKU with a base unit 瓶 and a case 箱 of 24. */
export async function newGoods(owner: Caller, name: string, more: Record<string, unknown> = {}): Promise<Goods> {
  codes += 1
  const code = `G${codes}`
  const { id } = await owner.do('product', 'sku.save', {
    code,
    name,
    skuKind: 'goods',
    taxRate: '0.13',
    units: [
      {
        name: '瓶',
        numerator: 1,
        denominator: 1,
        barcode: `690000${String(codes).padStart(7, '0')}`,
        salePrice: '3.00',
        purchasePrice: '2.00',
      },
      { name: '箱', numerator: 24, denominator: 1, barcode: `1690000${String(codes).padStart(7, '0')}`, salePrice: '66.00' },
    ],
    ...more,
  })
  const sku = await owner.do('product', 'sku.detail', { id })
  return { id, unit: sku.units[0].id, caseUnit: sku.units[1]?.id }
}

export const newCustomer = async (owner: Caller, name: string, more: Record<string, unknown> = {}): Promise<string> =>
  (await owner.do('sales', 'customer.save', { name, ...more })).id
export const newSupplier = async (owner: Caller, name: string, more: Record<string, unknown> = {}): Promise<string> =>
  (await owner.do('purchase', 'supplier.save', { name, specialInvoice: true, ...more })).id
export const firstWarehouse = async (owner: Caller): Promise<string> => (await owner.do('inventory', 'warehouse.list')).rows[0].id

/** Today's business date in China. */
export const today = (): string => new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10)

export const lineOf = (goods: Goods, quantity: string, more: Record<string, unknown> = {}) => ({
  sku: goods.id,
  unit: goods.unit,
  quantity,
  ...more,
})
