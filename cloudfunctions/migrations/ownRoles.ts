import type { MigrationInterface, QueryRunner } from 'typeorm'

const ROLES = `CREATE TABLE \`own_role\` (
    \`company\` bigint UNSIGNED NOT NULL,
    \`id\` bigint UNSIGNED NOT NULL,
    \`version\` int UNSIGNED NOT NULL,
    \`name\` varchar(60) NOT NULL,
    \`note\` varchar(200) NULL,
    \`grants\` longtext NOT NULL,
    UNIQUE INDEX \`own_role_name\` (\`company\`, \`name\`),
    PRIMARY KEY (\`company\`, \`id\`)
  ) ENGINE=InnoDB`

/** Roles that a company makes itself. */
export class OwnRoles1795800000010 implements MigrationInterface {
  name = 'OwnRoles1795800000010'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ROLES)
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only')
  }
}
