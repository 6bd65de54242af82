import type { MigrationInterface, QueryRunner } from 'typeorm'

const CHANGES = [
  'ALTER TABLE `delivery` ADD `exchange` bigint UNSIGNED NULL',
  'CREATE INDEX `delivery_exchange` ON `delivery` (`company`, `exchange`)',
]

/** A delivery names the return whose goods it is given for. */
export class Exchange1795700000050 implements MigrationInterface {
  name = 'Exchange1795700000050'

  async up(runner: QueryRunner): Promise<void> {
    for (const change of CHANGES) await runner.query(change)
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only')
  }
}
