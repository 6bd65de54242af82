import type { MigrationInterface, QueryRunner } from 'typeorm'

// Names stand in double quotes here and in backticks on the server.
const CHANGES = [
  `CREATE TABLE "supplier_price" (
    "company" bigint UNSIGNED NOT NULL,
    "id" bigint UNSIGNED NOT NULL,
    "version" int UNSIGNED NOT NULL,
    "party" bigint UNSIGNED NOT NULL,
    "sku" bigint UNSIGNED NOT NULL,
    "unit" bigint UNSIGNED NOT NULL,
    "fromQuantity" decimal(18,4) NOT NULL,
    "price" decimal(18,6) NOT NULL,
    "startsOn" date NOT NULL,
    "endsOn" date NULL,
    "note" varchar(200) NULL,
    UNIQUE INDEX "supplier_price_step" ("company", "party", "unit", "fromQuantity", "startsOn"),
    INDEX "supplier_price_sku" ("company", "sku", "party"),
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`,
]

/** What suppliers agreed to: prices by quantity and time. */
export class SupplierPrice1795700000023 implements MigrationInterface {
  name = 'SupplierPrice1795700000023'

  async up(runner: QueryRunner): Promise<void> {
    for (const change of CHANGES) await runner.query(change.replaceAll('"', '`'))
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only')
  }
}
