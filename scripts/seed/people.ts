import type { DemoPerson } from '../firstRun'
import { type Caller, signIn } from './caller'

/** Keeps the rules for passwords; it is printed at the start, so it protects nothing but play money. */
const DEMO_PASSWORD = 'xiaoman2026'

interface Cast {
  key: string
  role: string
  /** The role in the contract; the owner is who creates the company. */
  roleName: string
  name: string
}

const CAST: readonly Cast[] = [
  { key: 'owner', role: '老板', roleName: 'owner', name: '满小溪' },
  { key: 'administrator', role: '管理员', roleName: 'administrator', name: '管青' },
  { key: 'sellerA', role: '销售', roleName: 'salesperson', name: '林晓' },
  { key: 'sellerB', role: '销售', roleName: 'salesperson', name: '周扬' },
  { key: 'keeper', role: '仓管', roleName: 'warehouse', name: '石磊' },
  { key: 'purchaser', role: '采购', roleName: 'purchaser', name: '方敏' },
  { key: 'accountant', role: '财务', roleName: 'accountant', name: '钱芸' },
]

/** The people of the demo company, one for each role, as they log in on the web. */
export const demoPeople: DemoPerson[] = CAST.map(({ role, name }, index) => ({
  role,
  name,
  phone: `1380000${String(index + 1).padStart(4, '0')}`,
  password: DEMO_PASSWORD,
}))

export interface Worker {
  caller: Caller
  /** Their number as a member of the company. */
  member: string
}

/** Signs in everyone, creates the company and lets each one in by an invitation. */
export async function hire(companyName: string): Promise<{ company: string; people: Record<string, Worker> }> {
  const owner = await signIn(demoPeople[0] as DemoPerson)
  const { id: company } = await owner.do<{ id: string }>('access', 'company.create', { name: companyName })
  const people: Record<string, Worker> = {}
  for (const [index, { key, name, roleName }] of CAST.entries()) {
    const caller = index === 0 ? owner : await join(owner.in(company), demoPeople[index] as DemoPerson, name, roleName)
    const { member } = await caller.in(company).do<{ member: string }>('access', 'session.show')
    people[key] = { caller: caller.in(company), member }
  }
  return { company, people }
}

async function join(owner: Caller, person: DemoPerson, name: string, role: string): Promise<Caller> {
  const newcomer = await signIn(person)
  const { code } = await owner.do<{ code: string }>('access', 'invitation.create', { name, roles: [role] })
  await newcomer.do('access', 'invitation.accept', { code })
  return newcomer
}

export const worker = ({ people }: { people: Record<string, Worker> }, key: string): Worker => {
  const found = people[key]
  if (!found) throw new Error(`nobody is ${key}`)
  return found
}
