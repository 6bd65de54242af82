import type { MigrationInterface, QueryRunner } from 'typeorm'

// Names stand in double quotes here and in backticks on the server.
const CHANGES = [
  `ALTER TABLE "receipt" ADD "rejects" varchar(20) NULL`,
  `CREATE TABLE "purchase_return" (
    "company" bigint UNSIGNED NOT NULL,
    "id" bigint UNSIGNED NOT NULL,
    "carrier" varchar(60) NULL,
    "waybill" varchar(60) NULL,
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "purchase_return_line" (
    "company" bigint UNSIGNED NOT NULL,
    "id" bigint UNSIGNED NOT NULL,
    "deductible" tinyint NULL,
    "returnReason" varchar(200) NULL,
    "photo" bigint UNSIGNED NULL,
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`,
]

/** Goods that go back to their supplier. */
export class PurchaseReturn1795700000021 implements MigrationInterface {
  name = 'PurchaseReturn1795700000021'

  async up(runner: QueryRunner): Promise<void> {
    for (const change of CHANGES) await runner.query(change.replaceAll('"', '`'))
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only')
  }
}
