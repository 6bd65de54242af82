/**
 * A refusal is a value: the system understood the request and says no, with the data a person needs to act.
 * Sentences live in the interface catalogue (src/messages.ts); a bug is an ordinary exception.
 */
export interface RefusalData {
  INVALID: { issues: { path: string; message: string }[] }
  UNAUTHENTICATED: { reason: 'no_session' | 'expired' | 'revoked' | 'unbound' | 'wrong_password' }
  TOO_MANY_ATTEMPTS: { retryAfter: number }
  /** `what` is the action in words, `givers` who can give the permission. */
  FORBIDDEN: { permission: string; what?: string; givers?: string[] }
  NOT_MEMBER: Record<string, never>
  /** A link that was forged, has expired or was taken back. */
  LINK_CLOSED: Record<string, never>
  NOT_FOUND: { what: string; id?: string; path?: string }
  UNKNOWN_ACTION: { action: string }
  REQUEST_REUSED: { requestId: string }
  CHANGED: { by: string | null; at: string; version: number }
  WRONG_STATE: { state: string }
  PERIOD_CLOSED: { closedTo: string }
  PERIOD_NOT_READY: { period: string; checks: string[] }
  FUTURE_DATE: { today: string }
  INSUFFICIENT_STOCK: {
    sku: string
    code: string
    name: string
    wanted: string
    /** Absent, as `reserved`, for whom stock figures are hidden. */
    available?: string
    warehouse: string
    warehouseName?: string
    reserved?: string
  }
  EXPIRED_LOT: { sku: string; code: string; name: string; expiresAt: string }
  SERIALS_MISCOUNTED: { sku: string; code: string; name: string; wanted: string; given: number }
  /** The place is absent for whom stock figures are hidden; null where it is with nobody of ours. */
  SERIAL_ELSEWHERE: { sku: string; code: string; name: string; serial: string; warehouse?: string | null; warehouseName?: string }
  SERIAL_IN_STOCK: { sku: string; code: string; name: string; serial: string; warehouse?: string; warehouseName?: string }
  RECOUNT_NEEDED: { count: number }
  SOURCE_EXHAUSTED: { path: string; open: string }
  STOCK_IN_USE: { sku: string; code: string; name: string; reason: 'quantity' | 'value' }
  /** More was paid out of a fund account than lies in it, where the company does not allow that. */
  FUND_BELOW_ZERO: { name: string; balance: string }
  CREDIT_EXCEEDED: { party: string; name: string; limit: string; exposure: string; amount: string }
  CREDIT_OVERDUE: { party: string; name: string; days: number; allowed: number }
  ITEM_SETTLED: { number: string; open: string; wanted: string }
  NO_LINES: Record<string, never>
  DUPLICATE: { field: string; value: string }
  IN_USE: { what: string }
  LAST_OWNER: Record<string, never>
  DISCOUNT_TOO_LARGE: { discount: string; total: string }
  INVITATION_INVALID: { reason: 'unknown' | 'used' | 'expired' }
  FILE_UNREADABLE: { reason: string; row?: number; column?: string }
  TOO_LARGE: { limit: number }
  BLOCKED_BY: { kind: string; number: string }
  UNAVAILABLE: { retryAfter: number }
  BUG: Record<string, never>
}

export type RefusalCode = keyof RefusalData

/** What of a refusal tells figures of the book, and the permission without which it is left out. */
export const REFUSAL_MASKS: { [C in RefusalCode]?: { [K in keyof RefusalData[C]]?: string } } = {
  INSUFFICIENT_STOCK: { available: 'stock.figures', reserved: 'stock.figures' },
  SERIAL_ELSEWHERE: { warehouse: 'stock.figures' },
  SERIAL_IN_STOCK: { warehouse: 'stock.figures' },
}

export class Refusal<C extends RefusalCode = RefusalCode> extends Error {
  constructor(
    readonly code: C,
    readonly data: RefusalData[C],
  ) {
    super(code)
    this.name = 'Refusal'
  }
}

/** Makes a refusal to be thrown; the transaction around it is rolled back whole. */
export const refuse = <C extends RefusalCode>(code: C, data: RefusalData[C]): Refusal<C> => new Refusal(code, data)

export type Answer<T = unknown> = { ok: true; data: T } | { ok: false; code: RefusalCode; data: unknown; ref?: string }
