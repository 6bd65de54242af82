import type { MigrationInterface, QueryRunner } from 'typeorm'

const TABLES = [
  `CREATE TABLE "closing" (
    "company" bigint UNSIGNED NOT NULL,
    "id" bigint UNSIGNED NOT NULL,
    "step" varchar(20) NOT NULL,
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "closing_entries" (
    "company" bigint UNSIGNED NOT NULL,
    "document" bigint UNSIGNED NOT NULL,
    "no" int UNSIGNED NOT NULL,
    "account" varchar(12) NOT NULL,
    "debit" decimal(18,2) NULL,
    "credit" decimal(18,2) NULL,
    PRIMARY KEY ("company", "document", "no")
  ) ENGINE=InnoDB`,
]

/** What closing a period carries over. */
export class Closing1795800000030 implements MigrationInterface {
  name = 'Closing1795800000030'

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(table.replaceAll('"', '`'))
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only')
  }
}
