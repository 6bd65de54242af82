import type { MigrationInterface, QueryRunner } from 'typeorm'

// Names stand in double quotes here and in backticks on the server.
const CHANGES = [
  `ALTER TABLE "document" ADD "fulfilment" varchar(4) NOT NULL DEFAULT 'none'`,
  `UPDATE "document" d JOIN (
    SELECT l.company, l.document, MIN(COALESCE(u.used, 0) >= l.baseQuantity) AS whole, MAX(COALESCE(u.used, 0) > 0) AS some FROM "document_line" l
    LEFT JOIN (SELECT company, line, SUM(quantity) AS used FROM "line_use" GROUP BY company, line) u ON u.company = l.company AND u.line = l.id
    GROUP BY l.company, l.document) t ON t.company = d.company AND t.document = d.id
    SET d.fulfilment = IF(t.whole = 1, 'full', IF(t.some = 1, 'part', 'none'))`,
  `ALTER TABLE "document" ADD "approvers" varchar(200) NULL, ADD "round" int UNSIGNED NOT NULL DEFAULT 0`,
  `ALTER TABLE "delivery" ADD "carrier" varchar(60) NULL`,
  `CREATE TABLE "sales_order" (
    "company" bigint UNSIGNED NOT NULL,
    "id" bigint UNSIGNED NOT NULL,
    "expectedDate" date NULL,
    "address" varchar(200) NULL,
    "customerNumber" varchar(60) NULL,
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "sales_return" (
    "company" bigint UNSIGNED NOT NULL,
    "id" bigint UNSIGNED NOT NULL,
    "defectiveWarehouse" bigint UNSIGNED NULL,
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "sales_return_line" (
    "company" bigint UNSIGNED NOT NULL,
    "id" bigint UNSIGNED NOT NULL,
    "inspection" varchar(20) NULL,
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "delivery_sign" (
    "company" bigint UNSIGNED NOT NULL,
    "id" bigint UNSIGNED NOT NULL,
    "signer" varchar(60) NOT NULL,
    "signature" bigint UNSIGNED NULL,
    "photo" bigint UNSIGNED NULL,
    "note" varchar(200) NULL,
    "member" bigint UNSIGNED NOT NULL,
    "at" datetime(3) NOT NULL,
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`,
  `DROP INDEX "document_party" ON "document"`,
  `CREATE INDEX "document_party" ON "document" ("company", "party", "kind", "state", "fulfilment")`,
  `ALTER TABLE "posting" ADD "round" int UNSIGNED NOT NULL DEFAULT 0`,
  `DROP INDEX "posting_act" ON "posting"`,
  `CREATE UNIQUE INDEX "posting_act" ON "posting" ("company", "document", "act", "round")`,
]

/** What later documents took of a document, and postings that a document may make more than once. */
export class Orders1795560000007 implements MigrationInterface {
  name = 'Orders1795560000007'

  async up(runner: QueryRunner): Promise<void> {
    for (const change of CHANGES) await runner.query(change.replaceAll('"', '`'))
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only')
  }
}
