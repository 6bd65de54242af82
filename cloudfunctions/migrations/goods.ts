import type { MigrationInterface, QueryRunner } from 'typeorm'
import { FIRST_REASONS } from '../../shared/masters/reason'

// Names stand in double quotes here and in backticks on the server.
const CHANGES = [
  `CREATE TABLE "reason" (
    "company" bigint UNSIGNED NOT NULL,
    "id" bigint UNSIGNED NOT NULL,
    "version" int UNSIGNED NOT NULL,
    "archived" tinyint NOT NULL,
    "pinyin" varchar(200) NOT NULL,
    "code" varchar(40) NULL,
    "name" varchar(60) NOT NULL,
    "direction" varchar(20) NOT NULL,
    "account" varchar(12) NOT NULL,
    "expiredAllowed" tinyint NULL,
    UNIQUE INDEX "reason_name" ("company", "name"),
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "lot" (
    "company" bigint UNSIGNED NOT NULL,
    "id" bigint UNSIGNED NOT NULL,
    "sku" bigint UNSIGNED NOT NULL,
    "number" varchar(60) NOT NULL,
    "producedAt" date NULL,
    "expiresAt" date NULL,
    UNIQUE INDEX "lot_number" ("company", "sku", "number"),
    INDEX "lot_expiry" ("company", "expiresAt"),
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "purchase_order" (
    "company" bigint UNSIGNED NOT NULL,
    "id" bigint UNSIGNED NOT NULL,
    "expectedDate" date NULL,
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "adjustment" (
    "company" bigint UNSIGNED NOT NULL,
    "id" bigint UNSIGNED NOT NULL,
    "reason" bigint UNSIGNED NOT NULL,
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "transfer" (
    "company" bigint UNSIGNED NOT NULL,
    "id" bigint UNSIGNED NOT NULL,
    "toWarehouse" bigint UNSIGNED NOT NULL,
    "direct" tinyint NULL,
    "expectedDate" date NULL,
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "stock_shortage" (
    "company" bigint UNSIGNED NOT NULL,
    "posting" int UNSIGNED NOT NULL,
    "seq" int UNSIGNED NOT NULL,
    "warehouse" bigint UNSIGNED NOT NULL,
    "sku" bigint UNSIGNED NOT NULL,
    "opened" decimal(18,4) NOT NULL,
    "quantity" decimal(18,4) NOT NULL,
    "value" decimal(18,2) NOT NULL,
    INDEX "shortage_sku" ("company", "sku"),
    PRIMARY KEY ("company", "posting", "seq")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "serial" (
    "company" bigint UNSIGNED NOT NULL,
    "sku" bigint UNSIGNED NOT NULL,
    "number" varchar(60) NOT NULL,
    "warehouse" bigint UNSIGNED NULL,
    "posting" int UNSIGNED NOT NULL,
    INDEX "serial_number" ("company", "number"),
    INDEX "serial_place" ("company", "warehouse", "sku"),
    PRIMARY KEY ("company", "sku", "number")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "serial_move" (
    "company" bigint UNSIGNED NOT NULL,
    "posting" int UNSIGNED NOT NULL,
    "seq" int UNSIGNED NOT NULL,
    "sku" bigint UNSIGNED NOT NULL,
    "number" varchar(60) NOT NULL,
    "warehouse" bigint UNSIGNED NOT NULL,
    "direction" smallint NOT NULL,
    "line" bigint UNSIGNED NULL,
    INDEX "serial_life" ("company", "sku", "number"),
    PRIMARY KEY ("company", "posting", "seq")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "line_use" (
    "company" bigint UNSIGNED NOT NULL,
    "posting" int UNSIGNED NOT NULL,
    "seq" int UNSIGNED NOT NULL,
    "line" bigint UNSIGNED NOT NULL,
    "lot" bigint UNSIGNED NOT NULL,
    "quantity" decimal(18,4) NOT NULL,
    "value" decimal(18,2) NOT NULL,
    INDEX "use_line" ("company", "line"),
    PRIMARY KEY ("company", "posting", "seq")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "plan_move" (
    "company" bigint UNSIGNED NOT NULL,
    "posting" int UNSIGNED NOT NULL,
    "seq" int UNSIGNED NOT NULL,
    "warehouse" bigint UNSIGNED NOT NULL,
    "sku" bigint UNSIGNED NOT NULL,
    "reserved" decimal(18,4) NOT NULL,
    "onOrder" decimal(18,4) NOT NULL,
    "inTransit" decimal(18,4) NOT NULL,
    INDEX "plan_sku" ("company", "sku"),
    PRIMARY KEY ("company", "posting", "seq")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "stock_plan" (
    "company" bigint UNSIGNED NOT NULL,
    "warehouse" bigint UNSIGNED NOT NULL,
    "sku" bigint UNSIGNED NOT NULL,
    "reserved" decimal(18,4) NOT NULL,
    "onOrder" decimal(18,4) NOT NULL,
    "inTransit" decimal(18,4) NOT NULL,
    INDEX "stock_plan_sku" ("company", "sku"),
    PRIMARY KEY ("company", "warehouse", "sku")
  ) ENGINE=InnoDB`,
  `ALTER TABLE "warehouse" ADD "negativeStock" tinyint NULL`,
  `ALTER TABLE "sku" ADD "lifeCycle" varchar(20) NULL`,
  `ALTER TABLE "sku" ADD "tracking" varchar(20) NULL`,
  `ALTER TABLE "sku" ADD "shelfDays" int NULL`,
  `ALTER TABLE "sku" ADD "floorPrice" decimal(18,6) NULL`,
  `ALTER TABLE "document_line" ADD "lot" bigint UNSIGNED NULL`,
  `ALTER TABLE "document_line" ADD "serials" mediumtext NULL`,
  `ALTER TABLE "stock_balance" ADD "lastCost" decimal(18,6) NULL`,
]

/** Batches, serial numbers, layers, goods below zero, transfers through transit, adjustments with a reason, purchase orders. */
export class Goods1795510000002 implements MigrationInterface {
  name = 'Goods1795510000002'

  async up(runner: QueryRunner): Promise<void> {
    for (const change of CHANGES) await runner.query(change.replaceAll('"', '`'))
    // What a new company starts with, for those that are already there.
    await runner.query(
      `INSERT INTO warehouse (company, id, version, archived, pinyin, name) SELECT company, company, 1, 0, 'zt', '在途' FROM book`,
    )
    for (const [index, { name, direction, account, expiredAllowed, pinyin }] of FIRST_REASONS.entries())
      await runner.query(
        `INSERT INTO reason (company, id, version, archived, pinyin, name, direction, account, expiredAllowed)
         SELECT company, company + ?, 1, 0, ?, ?, ?, ?, ? FROM book`,
        [index + 1, pinyin, name, direction, account, expiredAllowed],
      )
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only')
  }
}
