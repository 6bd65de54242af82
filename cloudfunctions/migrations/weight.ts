import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What one base unit of goods weighs, so that freight can be spread by weight. */
export class Weight1795800000040 implements MigrationInterface {
  name = 'Weight1795800000040'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE `sku` ADD COLUMN `weight` decimal(18,4) NULL AFTER `shelfDays`')
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only')
  }
}
