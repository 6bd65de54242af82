import type { DataSource } from 'typeorm'
import { openDatabase } from './database'
import { dataDir } from './paths'

/** Brings a database up to the newest migration and answers the names of those it ran. */
export async function migrate(url: string): Promise<string[]> {
  const { createDataSource } = await import('../cloudfunctions/kernel/db')
  const { migrations } = await import('../cloudfunctions/migrations/index')
  // Two connections: one holds the lock while the other works.
  const source: DataSource = createDataSource(url, { poolSize: 2, migrations })
  await source.initialize()
  try {
    const holder = source.createQueryRunner()
    // Names of locks are the server's, not the database's; they may be 64 characters long.
    const name = `migrate:${decodeURIComponent(new URL(url).pathname.slice(1))}`.slice(0, 64)
    try {
      const [row] = await holder.query('SELECT GET_LOCK(?, 60) AS got', [name])
      if (String(row.got) !== '1') throw new Error('another migration has been running for a minute')
      const ran = await source.runMigrations()
      return ran.map((migration) => migration.name)
    } finally {
      await holder.query('SELECT RELEASE_LOCK(?)', [name]).catch(() => {})
      await holder.release()
    }
  } finally {
    await source.destroy()
  }
}

async function main() {
  const database = await openDatabase({ dataDir: dataDir() })
  try {
    const ran = await migrate(database.url)
    console.log(ran.length ? `迁移 migrated: ${ran.join(', ')}` : '数据库结构已是最新。 The database is up to date.')
  } finally {
    await database.stop()
  }
}

if (require.main === module)
  main().then(
    () => process.exit(0),
    (error) => {
      console.error(error)
      process.exit(1)
    },
  )
