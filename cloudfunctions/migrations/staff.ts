import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Employees among the parties: who claims back what was paid for the company. */
export class Staff1795800000165 implements MigrationInterface {
  name = 'Staff1795800000165'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE `party` ADD COLUMN `staff` tinyint NULL')
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only')
  }
}
