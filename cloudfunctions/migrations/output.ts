import type { MigrationInterface, QueryRunner } from 'typeorm'

// Names stand in double quotes here and in backticks on the server.
const CHANGES = [
  `CREATE TABLE "label" (
    "company" bigint UNSIGNED NOT NULL,
    "id" bigint UNSIGNED NOT NULL,
    "version" int UNSIGNED NOT NULL,
    "archived" tinyint NOT NULL,
    "pinyin" varchar(200) NOT NULL,
    "name" varchar(60) NOT NULL,
    "paper" varchar(20) NOT NULL,
    "symbol" varchar(20) NOT NULL,
    "withCompany" tinyint NULL,
    "withName" tinyint NULL,
    "withPrice" tinyint NULL,
    "withSpec" tinyint NULL,
    "withCode" tinyint NULL,
    "withLot" tinyint NULL,
    "withExpiry" tinyint NULL,
    UNIQUE INDEX "label_name" ("company", "name"),
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "barcode_series" (
    "company" bigint UNSIGNED NOT NULL,
    "prefix" varchar(2) NOT NULL,
    "used" bigint UNSIGNED NOT NULL,
    PRIMARY KEY ("company", "prefix")
  ) ENGINE=InnoDB`,
]

/** Label templates, and the series of a company's own barcodes. */
export class Output1795530000004 implements MigrationInterface {
  name = 'Output1795530000004'

  async up(runner: QueryRunner): Promise<void> {
    for (const change of CHANGES) await runner.query(change.replaceAll('"', '`'))
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only')
  }
}
