import type { MigrationInterface, QueryRunner } from 'typeorm'

// Names stand in double quotes here and in backticks on the server.
const CHANGES = [
  `CREATE TABLE "stock_level" (
    "company" bigint UNSIGNED NOT NULL,
    "sku" bigint UNSIGNED NOT NULL,
    "warehouse" bigint UNSIGNED NOT NULL,
    "minimum" decimal(18,4) NULL,
    "maximum" decimal(18,4) NULL,
    "safety" decimal(18,4) NULL,
    "leadDays" int UNSIGNED NULL,
    "minimumOrder" decimal(18,4) NULL,
    PRIMARY KEY ("company", "sku", "warehouse")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "stock_alert" (
    "company" bigint UNSIGNED NOT NULL,
    "sku" bigint UNSIGNED NOT NULL,
    "warehouse" bigint UNSIGNED NOT NULL,
    "lot" bigint UNSIGNED NOT NULL,
    "kind" varchar(20) NOT NULL,
    "id" bigint UNSIGNED NOT NULL,
    "state" varchar(10) NOT NULL,
    "quantity" decimal(18,4) NOT NULL,
    "bound" decimal(18,4) NULL,
    "firstSeen" datetime(3) NOT NULL,
    "lastSeen" datetime(3) NOT NULL,
    "seenBy" bigint UNSIGNED NULL,
    INDEX "alert_state" ("company", "state", "id"),
    PRIMARY KEY ("company", "sku", "warehouse", "lot", "kind")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "stock_month" (
    "company" bigint UNSIGNED NOT NULL,
    "basis" varchar(10) NOT NULL,
    "month" char(7) NOT NULL,
    "sku" bigint UNSIGNED NOT NULL,
    "warehouse" bigint UNSIGNED NOT NULL,
    "quantity" decimal(18,4) NOT NULL,
    "value" decimal(18,2) NOT NULL,
    PRIMARY KEY ("company", "basis", "month", "sku", "warehouse")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "stock_flow" (
    "company" bigint UNSIGNED NOT NULL,
    "month" char(7) NOT NULL,
    "sku" bigint UNSIGNED NOT NULL,
    "warehouse" bigint UNSIGNED NOT NULL,
    "kind" varchar(40) NOT NULL,
    "quantityIn" decimal(18,4) NOT NULL,
    "valueIn" decimal(18,2) NOT NULL,
    "quantityOut" decimal(18,4) NOT NULL,
    "valueOut" decimal(18,2) NOT NULL,
    PRIMARY KEY ("company", "month", "sku", "warehouse", "kind")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "stock_rollup" (
    "company" bigint UNSIGNED NOT NULL,
    "posting" int UNSIGNED NOT NULL,
    "dateFrom" char(7) NULL,
    "dateTo" char(7) NULL,
    "postedFrom" char(7) NULL,
    "postedTo" char(7) NULL,
    PRIMARY KEY ("company")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "nightly" (
    "company" bigint UNSIGNED NOT NULL,
    "day" date NOT NULL,
    PRIMARY KEY ("company")
  ) ENGINE=InnoDB`,
  `CREATE INDEX "move_date" ON "stock_move" ("company", "date", "sku", "warehouse")`,
  `CREATE INDEX "posting_at" ON "posting" ("company", "at")`,
]

/** Stock levels and alerts, stock at every month's end, and what is done once a night. */
export class Alerts1795550000006 implements MigrationInterface {
  name = 'Alerts1795550000006'

  async up(runner: QueryRunner): Promise<void> {
    for (const change of CHANGES) await runner.query(change.replaceAll('"', '`'))
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only')
  }
}
