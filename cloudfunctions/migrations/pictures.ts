import type { MigrationInterface, QueryRunner } from 'typeorm'

/** A picture names the small one that lists show in its place. */
export class Pictures1795610000010 implements MigrationInterface {
  name = 'Pictures1795610000010'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE `file` ADD `thumbnail` bigint UNSIGNED NULL')
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only')
  }
}
