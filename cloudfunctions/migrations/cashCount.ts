import type { MigrationInterface, QueryRunner } from 'typeorm'

// Names stand in double quotes here and in backticks on the server.
const CASH_COUNT = `CREATE TABLE "cash_count" (
    "company" bigint UNSIGNED NOT NULL,
    "id" bigint UNSIGNED NOT NULL,
    "fund" bigint UNSIGNED NOT NULL,
    "booked" decimal(18,2) NOT NULL,
    "counted" decimal(18,2) NOT NULL,
    "way" varchar(20) NOT NULL,
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`

/** Money counted against the books. */
export class CashCount1795800000195 implements MigrationInterface {
  name = 'CashCount1795800000195'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CASH_COUNT.replaceAll('"', '`'))
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only')
  }
}
