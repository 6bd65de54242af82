import type { MigrationInterface, QueryRunner } from 'typeorm'

// Names stand in double quotes here and in backticks on the server.
const CHANGES = [
  `ALTER TABLE "party" ADD "bankName" varchar(60) NULL, ADD "bankAccount" varchar(40) NULL`,
  `ALTER TABLE "receipt_line" ADD "gift" tinyint NULL, ADD "rejected" decimal(18,4) NULL, ADD "rejectReason" varchar(200) NULL, ADD "rejectPhoto" bigint UNSIGNED NULL`,
]

/** Where suppliers are paid, and what was turned down when goods arrived. */
export class Buying1795700000020 implements MigrationInterface {
  name = 'Buying1795700000020'

  async up(runner: QueryRunner): Promise<void> {
    for (const change of CHANGES) await runner.query(change.replaceAll('"', '`'))
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only')
  }
}
