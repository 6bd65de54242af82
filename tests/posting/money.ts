import { assertBalanced } from '../../cloudfunctions/kernel/books'
import type { Effects, EntryKey, Facts } from '../../shared/books'
import type { CategoryFacts, ItemFacts } from '../../shared/finance/facts'
import type { DocumentData, DocumentKind } from '../../shared/kernel/document'
import { dec } from '../../shared/kernel/money'
import { defaultSettings, type Settings } from '../../shared/system/settings'

/** An open item as the tables write it: account and what is open of it, debit positive. */
export type Item = [account: string, open: string]

export interface MoneyGiven {
  own?: Record<string, unknown>
  /** Fund account, amount, fee. */
  methods?: [fund: string, amount: string, fee?: string][]
  /** What is open before; the first is item 1. */
  open?: Item[]
  /** Which items are settled, by how much. */
  items?: [no: number, amount: string][]
  settings?: Partial<Settings>
  /** What lies in a fund account by the books. */
  balance?: string
  department?: string
  party?: string | null
  /** Lines of a voucher. */
  entries?: Record<string, unknown>[]
  /** Further lists by name. */
  lists?: Record<string, Record<string, unknown>[]>
  /** Category, amount, tax. */
  charges?: [category: string, amount: string, tax?: string][]
}

const FUNDS: Record<string, string> = { 现金: '1001', 工行: '1002', 建行: '1002', 微信: '1012' }

const CATEGORIES: Record<string, CategoryFacts> = {
  运费: { name: '运费', categoryKind: 'expense', account: '5601', cashLine: null },
  工资: { name: '工资', categoryKind: 'expense', account: '5602', cashLine: 'staff' },
  废品: { name: '废品', categoryKind: 'income', account: '5051', cashLine: null },
}

/** Runs the posting of a kind that has lists of its own, and writes its effects the way a bookkeeper reads them. */
export function moneyEffects(kind: DocumentKind, given: MoneyGiven): string[] {
  const doc = {
    kind: kind.kind,
    date: '2026-11-24',
    party: given.party === undefined ? '甲方' : given.party,
    department: given.department ?? null,
    employee: null,
    own: given.own ?? {},
    lines: [],
    lists: {
      ...given.lists,
      entries: given.entries ?? [],
      charges: (given.charges ?? []).map(([category, amount, tax]) => ({ category, amount, tax: tax ?? null, department: null })),
      methods: (given.methods ?? []).map(([fund, amount, fee]) => ({ fund, amount, fee: fee ?? null })),
      items: (given.items ?? []).map(([no, amount]) => ({ posting: no, seq: 0, amount })),
    },
  } as unknown as DocumentData
  const facts = {
    today: '2026-11-24',
    settings: { ...defaultSettings, ...given.settings },
    fund: (id: string) => ({ id, name: id, account: FUNDS[id]!, balance: given.balance ?? '0.00' }),
    account: (code: string) => ({ code, name: code, leaf: code !== '2221' }),
    category: (id: string) => CATEGORIES[id],
    item: ({ posting }: { posting: number }): ItemFacts => {
      const [account, open] = given.open![posting - 1]!
      return { posting, seq: 0, party: '甲方', account, open, date: '2026-11-01', dueDate: '2026-11-20', number: `单${posting}` }
    },
  } as unknown as Facts
  const effects = kind.post(doc, facts)
  assertBalanced(effects)
  return written(effects)
}

const signed = (amount: string): string => `${dec(amount).isNegative() ? '' : '+'}${amount}`
const keyed = ({ posting, seq }: EntryKey): string => (posting === null ? `本单${seq}` : `项${posting}`)

function written({ entries, matches = [], journal }: Effects): string[] {
  return [
    ...entries.map((entry) => `${entry.party} ${entry.account} ${signed(entry.amount)}`),
    ...matches.map((match) => `${keyed(match.entry)} × ${keyed(match.against)} ${match.amount}`),
    ...journal.map((line) => {
      const side = dec(line.debit).isZero() ? `贷 ${line.account} ${line.credit}` : `借 ${line.account} ${line.debit}`
      const item = line.cashItem ? `流量${line.cashItem}` : null
      return [side, line.party, line.fund, item, line.department].filter(Boolean).join(' ')
    }),
  ]
}
