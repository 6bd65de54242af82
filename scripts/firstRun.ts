import fs from 'node:fs'
import path from 'node:path'
import mysql from 'mysql2/promise'
import { withLock } from './lock'
import { fromRoot } from './paths'

export interface DemoPerson {
  role: string
  name: string
  phone: string
  password: string
}

async function hasCompany(url: string): Promise<boolean> {
  const connection = await mysql.createConnection(url)
  try {
    const [rows] = await connection.query<mysql.RowDataPacket[]>('SELECT 1 FROM book LIMIT 1')
    return rows.length > 0
  } finally {
    await connection.end()
  }
}

/** Fills an empty system with the demo company, once; answers the people one can log in as. */
export async function seedOnce(url: string, dataDir: string): Promise<DemoPerson[]> {
  if (!fs.existsSync(fromRoot('scripts', 'seed.ts'))) return []
  const { seedDemo, demoPeople } = await import('./seed')
  const marker = path.join(dataDir, 'seeding')
  // Two starts on one data folder: the second waits and then finds the company.
  await withLock(
    path.join(dataDir, 'seed.lock'),
    async () => {
      if (await hasCompany(url)) {
        if (fs.existsSync(marker))
          console.warn(
            '上次写入演示数据时被中断，演示公司不完整；删除数据目录可重来。\nWriting the demo data was interrupted last time; remove the data folder to begin anew.',
          )
        return
      }
      const from = Date.now()
      fs.writeFileSync(marker, '')
      console.log('第一次启动，写入演示公司… first run, writing the demo company …')
      await seedDemo()
      fs.rmSync(marker, { force: true })
      console.log(`演示数据 demo data  ${((Date.now() - from) / 1000).toFixed(1)} s`)
    },
    15 * 60_000,
  )
  return demoPeople
}
