import type { MigrationInterface, QueryRunner } from 'typeorm'

// Names stand in double quotes here and in backticks on the server.
const TEMPLATES = `CREATE TABLE "voucher_template" (
    "company" bigint UNSIGNED NOT NULL,
    "id" bigint UNSIGNED NOT NULL,
    "version" int UNSIGNED NOT NULL,
    "archived" tinyint NOT NULL,
    "pinyin" varchar(200) NOT NULL,
    "code" varchar(40) NULL,
    "name" varchar(60) NOT NULL,
    "document" bigint UNSIGNED NOT NULL,
    UNIQUE INDEX "voucher_template_name" ("company", "name"),
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`

/** Vouchers that others are written from. */
export class VoucherTemplates1795800000145 implements MigrationInterface {
  name = 'VoucherTemplates1795800000145'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TEMPLATES.replaceAll('"', '`'))
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only')
  }
}
