import type { MigrationInterface, QueryRunner } from 'typeorm'

// Names stand in double quotes here and in backticks on the server.
const CHANGES = [
  `CREATE TABLE "stocktake" (
    "company" bigint UNSIGNED NOT NULL,
    "id" bigint UNSIGNED NOT NULL,
    "title" varchar(60) NOT NULL,
    "category" bigint UNSIGNED NULL,
    "listed" tinyint NULL,
    "blind" tinyint NULL,
    "thresholdRate" decimal(9,6) NULL,
    "thresholdAmount" decimal(18,2) NULL,
    "thresholdQuantity" decimal(18,4) NULL,
    "uncounted" varchar(20) NULL,
    "settlement" varchar(20) NULL,
    "payer" bigint UNSIGNED NULL,
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "stocktake_line" (
    "company" bigint UNSIGNED NOT NULL,
    "id" bigint UNSIGNED NOT NULL,
    "direction" varchar(20) NOT NULL,
    "counted" decimal(18,4) NOT NULL,
    "booked" decimal(18,4) NOT NULL,
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "stocktake_scope" (
    "company" bigint UNSIGNED NOT NULL,
    "stocktake" bigint UNSIGNED NOT NULL,
    "sku" bigint UNSIGNED NOT NULL,
    PRIMARY KEY ("company", "stocktake", "sku")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "stocktake_count" (
    "company" bigint UNSIGNED NOT NULL,
    "id" bigint UNSIGNED NOT NULL,
    "stocktake" bigint UNSIGNED NOT NULL,
    "sku" bigint UNSIGNED NOT NULL,
    "lot" bigint UNSIGNED NOT NULL,
    "unit" bigint UNSIGNED NOT NULL,
    "quantity" decimal(18,4) NOT NULL,
    "numerator" int UNSIGNED NOT NULL,
    "denominator" int UNSIGNED NOT NULL,
    "mode" varchar(10) NOT NULL,
    "serials" mediumtext NULL,
    "round" int UNSIGNED NOT NULL,
    "member" bigint UNSIGNED NOT NULL,
    "countedAt" datetime(3) NOT NULL,
    "at" datetime(3) NOT NULL,
    "undoes" bigint UNSIGNED NULL,
    INDEX "count_sku" ("company", "stocktake", "sku"),
    INDEX "count_undoes" ("company", "undoes"),
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "stocktake_recount" (
    "company" bigint UNSIGNED NOT NULL,
    "id" bigint UNSIGNED NOT NULL,
    "stocktake" bigint UNSIGNED NOT NULL,
    "sku" bigint UNSIGNED NOT NULL,
    "lot" bigint UNSIGNED NOT NULL,
    "member" bigint UNSIGNED NOT NULL,
    "at" datetime(3) NOT NULL,
    INDEX "recount_sku" ("company", "stocktake", "sku"),
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "stocktake_plan" (
    "company" bigint UNSIGNED NOT NULL,
    "id" bigint UNSIGNED NOT NULL,
    "version" int UNSIGNED NOT NULL,
    "archived" tinyint NOT NULL,
    "pinyin" varchar(200) NOT NULL,
    "name" varchar(60) NOT NULL,
    "warehouse" bigint UNSIGNED NOT NULL,
    "category" bigint UNSIGNED NULL,
    "frequency" varchar(20) NOT NULL,
    "nextDate" date NOT NULL,
    "blind" tinyint NULL,
    "thresholdRate" decimal(9,6) NULL,
    "thresholdAmount" decimal(18,2) NULL,
    "thresholdQuantity" decimal(18,4) NULL,
    UNIQUE INDEX "stocktake_plan_name" ("company", "name"),
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`,
]

/** Stocktakes with the counts of many phones, recounts, and plans that open them. */
export class Stocktake1795540000005 implements MigrationInterface {
  name = 'Stocktake1795540000005'

  async up(runner: QueryRunner): Promise<void> {
    for (const change of CHANGES) await runner.query(change.replaceAll('"', '`'))
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only')
  }
}
