import { createDataSource } from '../../cloudfunctions/kernel/db'
import { tables } from '../../cloudfunctions/kernel/tables'
import { migrations } from '../../cloudfunctions/migrations'
import { type TestDatabase, testDatabase } from '../database'

let db: TestDatabase

beforeAll(async () => {
  db = await testDatabase('migrations')
})
afterAll(() => db.drop())

test('a migrated database has exactly the tables, columns and keys of the entities', async () => {
  // Under its own name, so that TypeORM knows how this server spells its column types.
  const source = await createDataSource(db.url, { type: 'mariadb', entities: tables, migrations }).initialize()
  try {
    const { upQueries } = await source.driver.createSchemaBuilder().log()
    expect(upQueries.map(({ query }) => query)).toEqual([])
    expect(await source.showMigrations()).toBe(false)
  } finally {
    await source.destroy()
  }
})
