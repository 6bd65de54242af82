import type { MigrationInterface, QueryRunner } from 'typeorm'

const KEY = `
    "company" bigint UNSIGNED NOT NULL,
    "id" bigint UNSIGNED NOT NULL,
    "party" bigint UNSIGNED NOT NULL,
    "no" int UNSIGNED NOT NULL,`

// Names stand in double quotes here and in backticks on the server.
const CHANGES = [
  `CREATE TABLE "party_contact" (${KEY}
    "name" varchar(60) NOT NULL,
    "position" varchar(60) NULL,
    "phone" varchar(40) NULL,
    INDEX "contact_party" ("company", "party"),
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "party_address" (${KEY}
    "address" varchar(200) NOT NULL,
    "contact" varchar(60) NULL,
    "phone" varchar(40) NULL,
    "isDefault" tinyint NOT NULL,
    INDEX "address_party" ("company", "party"),
    PRIMARY KEY ("company", "id")
  ) ENGINE=InnoDB`,
  `CREATE TABLE "party_tag" (
    "company" bigint UNSIGNED NOT NULL,
    "party" bigint UNSIGNED NOT NULL,
    "tag" varchar(20) NOT NULL,
    INDEX "tag_party" ("company", "tag"),
    PRIMARY KEY ("company", "party", "tag")
  ) ENGINE=InnoDB`,
]

/** Several contacts and delivery addresses of a party, and tags to find it by. */
export class Customers1795700000060 implements MigrationInterface {
  name = 'Customers1795700000060'

  async up(runner: QueryRunner): Promise<void> {
    for (const change of CHANGES) await runner.query(change.replaceAll('"', '`'))
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only')
  }
}
