import { bigint, day, document, flag, int, moment, optional, owned, table, text } from './columns'

/** People across companies, a company with its members, and what they did: operations, jobs, files. */
export const peopleTables = [
  // People: across companies.
  table(
    'person',
    { id: bigint, name: text(60), phone: optional(text(20)), openid: optional(text(64)), password: optional(text(200)), createdAt: moment },
    { primary: ['id'], unique: { person_phone: ['phone'], person_openid: ['openid'] } },
  ),
  table(
    'session',
    { id: bigint, person: bigint, createdAt: moment, expiresAt: moment, revokedAt: optional(moment) },
    { primary: ['id'], index: { session_person: ['person'] } },
  ),
  table('attempt', { subject: text(80), count: int, until: moment }, { primary: ['subject'] }),
  // A company: its book row is the lock all its postings queue on.
  table(
    'book',
    {
      company: bigint,
      name: text(120),
      closedTo: optional(day),
      startsOn: optional(day),
      opened: { ...flag, default: false },
      settings: document,
      createdAt: moment,
    },
    { primary: ['company'] },
  ),
  owned(
    'member',
    { person: optional(bigint), name: text(60), roles: text(200), active: flag, joinedAt: moment },
    { unique: { member_person: ['company', 'person'] }, index: { member_of: ['person'] } },
  ),
  // A role the company made itself; grants name permissions and how far they reach.
  owned(
    'own_role',
    { version: int, name: text(60), note: optional(text(200)), grants: document },
    { unique: { own_role_name: ['company', 'name'] } },
  ),
  owned(
    'invitation',
    { code: text(64), name: text(60), roles: text(200), invitedBy: bigint, expiresAt: moment, usedBy: optional(bigint) },
    { unique: { invitation_code: ['code'] } },
  ),
  owned(
    'operation',
    {
      request: optional(text(36)),
      member: optional(bigint),
      person: optional(bigint),
      channel: text(10),
      ip: optional(text(64)),
      at: moment,
      module: text(20),
      action: text(60),
      hash: optional(text(64)),
      outcome: text(10),
      code: optional(text(40)),
      subjectKind: optional(text(40)),
      subject: optional(bigint),
      was: optional(document),
      became: optional(document),
      answer: optional(document),
      mac: optional(text(43)),
      seal: optional(int),
    },
    {
      unique: { operation_request: ['company', 'request'] },
      index: { operation_subject: ['company', 'subject'], operation_seal: ['seal', 'company'] },
    },
  ),
  // The operation log's chain: what each seal covers, and the seal before it.
  table(
    'operation_seal',
    { company: bigint, number: int, previous: text(43), rowCount: int, hash: text(43), at: moment, mac: text(43) },
    { primary: ['company', 'number'] },
  ),
  owned(
    'job',
    {
      kind: text(60),
      input: document,
      state: text(10),
      position: optional(document),
      progress: int,
      total: int,
      result: optional(document),
      attempts: int,
      dueAt: moment,
      leaseUntil: optional(moment),
      createdBy: optional(bigint),
      createdAt: moment,
      failure: optional(text(500)),
    },
    { index: { job_due: ['state', 'dueAt'] } },
  ),
  // A picture names the small one that lists show in its place.
  owned('file', {
    name: text(200),
    type: text(100),
    size: int,
    sha256: text(64),
    place: text(300),
    thumbnail: optional(bigint),
    createdBy: bigint,
    createdAt: moment,
  }),
  // The last day whose nightly work was queued.
  table('nightly', { company: bigint, day }, { primary: ['company'] }),
]
