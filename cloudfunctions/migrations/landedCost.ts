import type { MigrationInterface, QueryRunner } from 'typeorm'

// Names stand in double quotes here and in backticks on the server.
const CHANGES = [
  `CREATE TABLE "landed_cost" (
    "company" bigint UNSIGNED NOT NULL,
    "id" bigint UNSIGNED NOT NULL,
    "fee" decimal(18,2) NOT NULL,
    "feeTaxRate" decimal(9,6) NULL,
    "basis" varchar(20) NOT NULL,
    "deductible" tinyint NULL,
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "landed_cost_line" (
    "company" bigint UNSIGNED NOT NULL,
    "id" bigint UNSIGNED NOT NULL,
    "weight" decimal(18,4) NULL,
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`,
]

/** Freight and fees that are spread over receipts. */
export class LandedCost1795700000022 implements MigrationInterface {
  name = 'LandedCost1795700000022'

  async up(runner: QueryRunner): Promise<void> {
    for (const change of CHANGES) await runner.query(change.replaceAll('"', '`'))
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only')
  }
}
