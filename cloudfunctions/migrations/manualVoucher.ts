import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Vouchers entered by hand, line by line. */
export class ManualVoucher1795700000034 implements MigrationInterface {
  name = 'ManualVoucher1795700000034'

  async up(runner: QueryRunner): Promise<void> {
    const table = `CREATE TABLE "manual_voucher_entries" (
      "company" bigint UNSIGNED NOT NULL,
      "document" bigint UNSIGNED NOT NULL,
      "no" int UNSIGNED NOT NULL,
      "account" varchar(12) NOT NULL,
      "summary" varchar(120) NULL,
      "debit" decimal(18,2) NULL,
      "credit" decimal(18,2) NULL,
      "party" bigint UNSIGNED NULL,
      "fund" bigint UNSIGNED NULL,
      "department" bigint UNSIGNED NULL,
      "cashItem" int NULL,
      PRIMARY KEY ("company", "document", "no")
    ) ENGINE=InnoDB`
    await runner.query(table.replaceAll('"', '`'))
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only')
  }
}
