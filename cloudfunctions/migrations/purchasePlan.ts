import type { MigrationInterface, QueryRunner } from 'typeorm'

// Names stand in double quotes here and in backticks on the server.
const CHANGES = [
  `CREATE TABLE "purchase_plan" (
    "company" bigint UNSIGNED NOT NULL,
    "id" bigint UNSIGNED NOT NULL,
    "startsOn" date NULL,
    "endsOn" date NULL,
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "purchase_plan_line" (
    "company" bigint UNSIGNED NOT NULL,
    "id" bigint UNSIGNED NOT NULL,
    "supplier" bigint UNSIGNED NULL,
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`,
]

/** What is to be bought in a period. */
export class PurchasePlan1795700000024 implements MigrationInterface {
  name = 'PurchasePlan1795700000024'

  async up(runner: QueryRunner): Promise<void> {
    for (const change of CHANGES) await runner.query(change.replaceAll('"', '`'))
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only')
  }
}
