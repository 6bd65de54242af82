import type { MigrationInterface, QueryRunner } from 'typeorm'

const KEY = `
    "company" bigint UNSIGNED NOT NULL,
    "id" bigint UNSIGNED NOT NULL,`

// Names stand in double quotes here and in backticks on the server.
const CHANGES = [
  `ALTER TABLE "document_line" ADD "priceSource" varchar(20) NULL, ADD "priceNote" varchar(120) NULL`,
  `ALTER TABLE "document" ADD "discountNote" varchar(200) NULL`,
  `CREATE TABLE "price_agreement" (${KEY}
    "version" int UNSIGNED NOT NULL,
    "party" bigint UNSIGNED NOT NULL,
    "sku" bigint UNSIGNED NOT NULL,
    "unit" bigint UNSIGNED NOT NULL,
    "price" decimal(18,6) NOT NULL,
    "startsOn" date NOT NULL,
    "endsOn" date NOT NULL,
    "note" varchar(200) NULL,
    INDEX "agreement_unit" ("company", "party", "unit", "endsOn"),
    INDEX "agreement_sku" ("company", "sku"),
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "price_tier" (${KEY}
    "sku" bigint UNSIGNED NOT NULL,
    "unit" bigint UNSIGNED NOT NULL,
    "level" bigint UNSIGNED NOT NULL,
    "fromQuantity" decimal(18,4) NOT NULL,
    "price" decimal(18,6) NULL,
    "discountRate" decimal(9,6) NULL,
    UNIQUE INDEX "tier_step" ("company", "unit", "level", "fromQuantity"),
    INDEX "tier_sku" ("company", "sku"),
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "promotion" (${KEY}
    "version" int UNSIGNED NOT NULL,
    "stopped" tinyint NOT NULL,
    "pinyin" varchar(200) NOT NULL,
    "name" varchar(60) NOT NULL,
    "promotionKind" varchar(20) NOT NULL,
    "startsOn" date NOT NULL,
    "endsOn" date NOT NULL,
    "priority" int NOT NULL,
    "exclusive" tinyint NOT NULL,
    "discountRate" decimal(9,6) NULL,
    "buyQuantity" decimal(18,4) NULL,
    "repeats" tinyint NOT NULL,
    "steps" longtext NULL,
    "everyone" tinyint NOT NULL,
    "allGoods" tinyint NOT NULL,
    "note" varchar(500) NULL,
    INDEX "promotion_end" ("company", "endsOn"),
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "promotion_goods" (${KEY}
    "promotion" bigint UNSIGNED NOT NULL,
    "sku" bigint UNSIGNED NOT NULL,
    "category" bigint UNSIGNED NOT NULL,
    "unit" bigint UNSIGNED NOT NULL,
    "price" decimal(18,6) NULL,
    "endsOn" date NOT NULL,
    INDEX "promoted_goods" ("company", "sku", "category", "endsOn"),
    INDEX "goods_promotion" ("company", "promotion"),
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "promotion_gift" (${KEY}
    "promotion" bigint UNSIGNED NOT NULL,
    "sku" bigint UNSIGNED NOT NULL,
    "unit" bigint UNSIGNED NOT NULL,
    "quantity" decimal(18,4) NOT NULL,
    INDEX "gift_promotion" ("company", "promotion"),
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "promotion_customer" (${KEY}
    "promotion" bigint UNSIGNED NOT NULL,
    "party" bigint UNSIGNED NOT NULL,
    "level" bigint UNSIGNED NOT NULL,
    INDEX "customer_promotion" ("company", "promotion"),
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`,
]

/** Where a line's price came from, and the rules it may come from. */
export class Prices1795700000040 implements MigrationInterface {
  name = 'Prices1795700000040'

  async up(runner: QueryRunner): Promise<void> {
    for (const change of CHANGES) await runner.query(change.replaceAll('"', '`'))
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only')
  }
}
