import { bigint, day, flag, int, moment, money, optional, table, text } from './columns'

/** Postings, party ledger and general ledger: append-only, written by kernel/books.ts alone. */
export const ledgerTables = [
  // Books: append-only ledgers, written by kernel/books.ts alone.
  table(
    'posting',
    {
      company: bigint,
      number: int,
      document: bigint,
      act: text(10),
      // Of an act that may happen again (close, reopen, change): the version of the document; else 0.
      round: { ...int, default: 0 },
      date: day,
      period: { type: 'char', length: 7 },
      voucher: optional(int),
      member: bigint,
      at: moment,
    },
    {
      primary: ['company', 'number'],
      unique: { posting_act: ['company', 'document', 'act', 'round'], posting_voucher: ['company', 'period', 'voucher'] },
      index: { posting_at: ['company', 'at'] },
    },
  ),
  table(
    'party_entry',
    {
      company: bigint,
      posting: int,
      seq: int,
      party: bigint,
      account: text(12),
      amount: money,
      open: money,
      settled: flag,
      date: day,
      dueDate: day,
    },
    {
      primary: ['company', 'posting', 'seq'],
      index: { entry_open: ['company', 'party', 'settled', 'account', 'dueDate'], entry_due: ['company', 'settled', 'account', 'dueDate'] },
    },
  ),
  table(
    'party_match',
    {
      company: bigint,
      posting: int,
      seq: int,
      entryPosting: int,
      entrySeq: int,
      againstPosting: int,
      againstSeq: int,
      amount: money,
      date: day,
    },
    {
      primary: ['company', 'posting', 'seq'],
      index: {
        match_entry: ['company', 'entryPosting', 'entrySeq'],
        match_against: ['company', 'againstPosting', 'againstSeq'],
        match_date: ['company', 'date'],
      },
    },
  ),
  table(
    'journal_line',
    {
      company: bigint,
      posting: int,
      seq: int,
      date: day,
      period: { type: 'char', length: 7 },
      account: text(12),
      debit: money,
      credit: money,
      party: optional(bigint),
      fund: optional(bigint),
      department: optional(bigint),
      employee: optional(bigint),
      warehouse: optional(bigint),
      cashItem: optional({ type: 'smallint', unsigned: true }),
    },
    {
      primary: ['company', 'posting', 'seq'],
      index: { journal_account: ['company', 'account', 'period', 'posting'], journal_fund: ['company', 'fund', 'date'] },
    },
  ),
  // party and fund are 0 where an account has none.
  table(
    'account_balance',
    { company: bigint, period: { type: 'char', length: 7 }, account: text(12), party: bigint, fund: bigint, debit: money, credit: money },
    {
      primary: ['company', 'period', 'account', 'party', 'fund'],
      index: { account_party: ['company', 'party', 'account'], account_fund: ['company', 'fund', 'period'] },
    },
  ),
  // Money in less money out by line of the cash flow statement.
  table(
    'cash_flow',
    { company: bigint, period: { type: 'char', length: 7 }, item: { type: 'smallint', unsigned: true }, amount: money },
    { primary: ['company', 'period', 'item'] },
  ),
]
