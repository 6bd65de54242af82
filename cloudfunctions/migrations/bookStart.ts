import type { MigrationInterface, QueryRunner } from 'typeorm'

const CHANGES = [
  'ALTER TABLE "book" ADD "startsOn" date NULL, ADD "opened" tinyint NOT NULL DEFAULT 0',
  `CREATE TABLE "opening_balance_parties" (
    "company" bigint UNSIGNED NOT NULL,
    "document" bigint UNSIGNED NOT NULL,
    "no" int UNSIGNED NOT NULL,
    "party" bigint UNSIGNED NOT NULL,
    "account" varchar(20) NOT NULL,
    "amount" decimal(18,2) NOT NULL,
    "dueDate" date NULL,
    PRIMARY KEY ("company", "document", "no")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "opening_balance_funds" (
    "company" bigint UNSIGNED NOT NULL,
    "document" bigint UNSIGNED NOT NULL,
    "no" int UNSIGNED NOT NULL,
    "fund" bigint UNSIGNED NOT NULL,
    "amount" decimal(18,2) NOT NULL,
    PRIMARY KEY ("company", "document", "no")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "opening_balance_accounts" (
    "company" bigint UNSIGNED NOT NULL,
    "document" bigint UNSIGNED NOT NULL,
    "no" int UNSIGNED NOT NULL,
    "account" varchar(12) NOT NULL,
    "debit" decimal(18,2) NULL,
    "credit" decimal(18,2) NULL,
    PRIMARY KEY ("company", "document", "no")
  ) ENGINE=InnoDB`,
]

/** The day the books begin, and what stood on it beside goods. */
export class BookStart1795800000050 implements MigrationInterface {
  name = 'BookStart1795800000050'

  async up(runner: QueryRunner): Promise<void> {
    for (const change of CHANGES) await runner.query(change.replaceAll('"', '`'))
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only')
  }
}
