import type { MigrationInterface, QueryRunner } from 'typeorm'

// Names stand in double quotes here and in backticks on the server.
const CHANGES = [
  `CREATE INDEX "journal_fund" ON "journal_line" ("company", "fund", "date")`,
  `CREATE INDEX "account_fund" ON "account_balance" ("company", "fund", "period")`,
  `CREATE INDEX "match_entry" ON "party_match" ("company", "entryPosting", "entrySeq")`,
  `CREATE INDEX "match_against" ON "party_match" ("company", "againstPosting", "againstSeq")`,
  // A company that has none gets the usual four; its own number and the next ones are free in this table.
  `INSERT INTO "fund" (company, id, version, archived, pinyin, name, fundKind)
    SELECT b.company, b.company + f.no, 1, 0, f.pinyin, f.name, f.kind FROM "book" b
    JOIN (SELECT 0 AS no, 'xj' AS pinyin, '现金' AS name, 'cash' AS kind UNION ALL SELECT 1, 'yhzh', '银行账户', 'bank'
      UNION ALL SELECT 2, 'wx', '微信', 'wechat' UNION ALL SELECT 3, 'zfb', '支付宝', 'alipay') f
    WHERE NOT EXISTS (SELECT 1 FROM "fund" known WHERE known.company = b.company)`,
]

/** The ways from a fund account and from an open item into the ledgers, and first fund accounts for every company. */
export class Funds1795700000030 implements MigrationInterface {
  name = 'Funds1795700000030'

  async up(runner: QueryRunner): Promise<void> {
    for (const change of CHANGES) await runner.query(change.replaceAll('"', '`'))
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only')
  }
}
