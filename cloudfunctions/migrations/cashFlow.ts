import type { MigrationInterface, QueryRunner } from 'typeorm'

const STEPS = [
  `CREATE TABLE "cash_flow" (
    "company" bigint UNSIGNED NOT NULL,
    "period" char(7) NOT NULL,
    "item" smallint UNSIGNED NOT NULL,
    "amount" decimal(18,2) NOT NULL,
    PRIMARY KEY ("company", "period", "item")
  ) ENGINE=InnoDB`,
  `INSERT INTO "cash_flow" SELECT company, period, cashItem, SUM(debit - credit) FROM "journal_line" WHERE cashItem IS NOT NULL GROUP BY company, period, cashItem`,
  `CREATE INDEX "match_date" ON "party_match" ("company", "date")`,
]

/** Sums of the cash flow statement by month, and matches by their day: both are asked for years that are long. */
export class CashFlow1795800000185 implements MigrationInterface {
  name = 'CashFlow1795800000185'

  async up(runner: QueryRunner): Promise<void> {
    for (const step of STEPS) await runner.query(step.replaceAll('"', '`'))
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only')
  }
}
