import type { MigrationInterface, QueryRunner } from 'typeorm'

const MASTER = `
    "company" bigint UNSIGNED NOT NULL,
    "id" bigint UNSIGNED NOT NULL,
    "version" int UNSIGNED NOT NULL,
    "archived" tinyint NOT NULL,
    "pinyin" varchar(200) NOT NULL,`

// Names stand in double quotes here and in backticks on the server.
const CHANGES = [
  `CREATE TABLE "product" (${MASTER}
    "code" varchar(40) NOT NULL,
    "name" varchar(160) NOT NULL,
    "category" bigint UNSIGNED NULL,
    "brand" varchar(60) NULL,
    "taxRate" decimal(9,6) NOT NULL,
    "note" varchar(500) NULL,
    "attributes" longtext NULL,
    "pictures" longtext NULL,
    UNIQUE INDEX "product_code" ("company", "code"),
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "custom_field" (${MASTER}
    "name" varchar(60) NOT NULL,
    "fieldKind" varchar(20) NOT NULL,
    "options" varchar(500) NULL,
    UNIQUE INDEX "custom_field_name" ("company", "name"),
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "price_level" (${MASTER}
    "code" varchar(40) NULL,
    "name" varchar(60) NOT NULL,
    UNIQUE INDEX "price_level_name" ("company", "name"),
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "sku_barcode" (
    "company" bigint UNSIGNED NOT NULL,
    "id" bigint UNSIGNED NOT NULL,
    "sku" bigint UNSIGNED NOT NULL,
    "unit" bigint UNSIGNED NOT NULL,
    "barcode" varchar(40) NOT NULL,
    UNIQUE INDEX "more_barcode" ("company", "barcode"),
    INDEX "barcode_sku" ("company", "sku"),
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "level_price" (
    "company" bigint UNSIGNED NOT NULL,
    "unit" bigint UNSIGNED NOT NULL,
    "level" bigint UNSIGNED NOT NULL,
    "price" decimal(18,6) NOT NULL,
    PRIMARY KEY ("company", "unit", "level")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "price_change" (
    "company" bigint UNSIGNED NOT NULL,
    "id" bigint UNSIGNED NOT NULL,
    "batch" bigint UNSIGNED NOT NULL,
    "sku" bigint UNSIGNED NOT NULL,
    "unit" bigint UNSIGNED NOT NULL,
    "target" varchar(20) NOT NULL,
    "level" bigint UNSIGNED NOT NULL,
    "was" decimal(18,6) NULL,
    "price" decimal(18,6) NULL,
    "dueOn" date NOT NULL,
    "state" varchar(10) NOT NULL,
    "madeBy" bigint UNSIGNED NOT NULL,
    "madeAt" datetime(3) NOT NULL,
    INDEX "price_change_sku" ("company", "sku", "id"),
    INDEX "price_change_batch" ("company", "batch"),
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`,
  `ALTER TABLE "sku" ADD "product" bigint UNSIGNED NULL`,
  `ALTER TABLE "sku" ADD "attributes" longtext NULL`,
  `ALTER TABLE "sku" ADD "pictures" longtext NULL`,
  `ALTER TABLE "sku" ADD "custom" longtext NULL`,
  `CREATE INDEX "sku_product" ON "sku" ("company", "product")`,
  `ALTER TABLE "sku_unit" ADD "forPurchase" tinyint NULL`,
  `ALTER TABLE "sku_unit" ADD "forSale" tinyint NULL`,
  `ALTER TABLE "party" ADD "priceLevel" bigint UNSIGNED NULL`,
  `CREATE INDEX "category_parent" ON "category" ("company", "parent")`,
]

/** Products with variants, custom fields, more barcodes of a unit, customer levels, and prices with their history. */
export class Product1795520000003 implements MigrationInterface {
  name = 'Product1795520000003'

  async up(runner: QueryRunner): Promise<void> {
    for (const change of CHANGES) await runner.query(change.replaceAll('"', '`'))
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only')
  }
}
