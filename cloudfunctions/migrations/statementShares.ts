import type { MigrationInterface, QueryRunner } from 'typeorm'

// Names stand in double quotes here and in backticks on the server.
const TABLES = [
  `CREATE TABLE "statement_share" (
    "company" bigint UNSIGNED NOT NULL,
    "id" bigint UNSIGNED NOT NULL,
    "party" bigint UNSIGNED NOT NULL,
    "side" varchar(20) NOT NULL,
    "fromDay" date NOT NULL,
    "toDay" date NOT NULL,
    "expiresAt" datetime(3) NOT NULL,
    "revokedAt" datetime(3) NULL,
    "createdBy" bigint UNSIGNED NOT NULL,
    "createdAt" datetime(3) NOT NULL,
    INDEX "share_party" ("company", "party"),
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "statement_verdict" (
    "company" bigint UNSIGNED NOT NULL,
    "party" bigint UNSIGNED NOT NULL,
    "side" varchar(20) NOT NULL,
    "posting" int UNSIGNED NOT NULL,
    "verdict" varchar(20) NOT NULL,
    "note" varchar(200) NULL,
    "saidBy" varchar(60) NOT NULL,
    "member" bigint UNSIGNED NULL,
    "share" bigint UNSIGNED NULL,
    "at" datetime(3) NOT NULL,
    PRIMARY KEY ("company", "party", "side", "posting")
  ) ENGINE=InnoDB`,
]

/** Statements by link, and what was said of their lines. */
export class StatementShares1795800000155 implements MigrationInterface {
  name = 'StatementShares1795800000155'

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(table.replaceAll('"', '`'))
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only')
  }
}
