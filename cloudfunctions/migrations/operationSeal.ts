import type { MigrationInterface, QueryRunner } from 'typeorm'

const CHANGES = [
  'ALTER TABLE `operation` ADD `mac` varchar(43) NULL, ADD `seal` int UNSIGNED NULL',
  'CREATE INDEX `operation_seal` ON `operation` (`seal`, `company`)',
  `CREATE TABLE \`operation_seal\` (
    \`company\` bigint UNSIGNED NOT NULL,
    \`number\` int UNSIGNED NOT NULL,
    \`previous\` varchar(43) NOT NULL,
    \`rowCount\` int UNSIGNED NOT NULL,
    \`hash\` varchar(43) NOT NULL,
    \`at\` datetime(3) NOT NULL,
    \`mac\` varchar(43) NOT NULL,
    PRIMARY KEY (\`company\`, \`number\`)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`,
]

/** Rows of the operation log carry a code that only the functions can make, and are sealed into a chain. */
export class OperationSeal1795700000061 implements MigrationInterface {
  name = 'OperationSeal1795700000061'

  async up(runner: QueryRunner): Promise<void> {
    for (const change of CHANGES) await runner.query(change)
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only')
  }
}
