import type { MigrationInterface, QueryRunner } from 'typeorm'

// Names stand in double quotes here and in backticks on the server.
const CHANGES = [
  `CREATE TABLE "settlement" (
    "company" bigint UNSIGNED NOT NULL,
    "id" bigint UNSIGNED NOT NULL,
    "way" varchar(20) NOT NULL,
    "toParty" bigint UNSIGNED NULL,
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "settlement_items" (
    "company" bigint UNSIGNED NOT NULL,
    "document" bigint UNSIGNED NOT NULL,
    "no" int UNSIGNED NOT NULL,
    "posting" int NOT NULL,
    "seq" int NOT NULL,
    "amount" decimal(18,2) NOT NULL,
    PRIMARY KEY ("company", "document", "no")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "fund_transfer" (
    "company" bigint UNSIGNED NOT NULL,
    "id" bigint UNSIGNED NOT NULL,
    "fromFund" bigint UNSIGNED NOT NULL,
    "toFund" bigint UNSIGNED NOT NULL,
    "transferred" decimal(18,2) NOT NULL,
    "fee" decimal(18,2) NULL,
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`,
]

/** Settlements without money, and money between the company's own fund accounts. */
export class Settlement1795700000032 implements MigrationInterface {
  name = 'Settlement1795700000032'

  async up(runner: QueryRunner): Promise<void> {
    for (const change of CHANGES) await runner.query(change.replaceAll('"', '`'))
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only')
  }
}
