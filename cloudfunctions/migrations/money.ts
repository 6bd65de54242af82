import type { MigrationInterface, QueryRunner } from 'typeorm'

// Collections and payments have the same tables. Names stand in double quotes here and in backticks on the server.
const tablesOf = (kind: string) => [
  `CREATE TABLE "${kind}" (
    "company" bigint UNSIGNED NOT NULL,
    "id" bigint UNSIGNED NOT NULL,
    "side" varchar(20) NULL,
    "allowance" decimal(18,2) NULL,
    "roundOff" decimal(18,2) NULL,
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "${kind}_methods" (
    "company" bigint UNSIGNED NOT NULL,
    "document" bigint UNSIGNED NOT NULL,
    "no" int UNSIGNED NOT NULL,
    "fund" bigint UNSIGNED NOT NULL,
    "amount" decimal(18,2) NOT NULL,
    "fee" decimal(18,2) NULL,
    "reference" varchar(60) NULL,
    PRIMARY KEY ("company", "document", "no")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "${kind}_items" (
    "company" bigint UNSIGNED NOT NULL,
    "document" bigint UNSIGNED NOT NULL,
    "no" int UNSIGNED NOT NULL,
    "posting" int NOT NULL,
    "seq" int NOT NULL,
    "amount" decimal(18,2) NOT NULL,
    PRIMARY KEY ("company", "document", "no")
  ) ENGINE=InnoDB`,
]

/** Collections and payments: how the money came or went, and which open items it settles. */
export class Money1795700000031 implements MigrationInterface {
  name = 'Money1795700000031'

  async up(runner: QueryRunner): Promise<void> {
    for (const change of ['collection', 'payment'].flatMap(tablesOf)) await runner.query(change.replaceAll('"', '`'))
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only')
  }
}
